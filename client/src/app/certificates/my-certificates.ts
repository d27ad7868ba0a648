import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { graphql, query } from '../platform/graphql';
import { Session } from '../platform/session';
import { Empty, Figure, Icon, Page, Problem, Skeleton } from '../platform/ui';
import { ueOf } from '../platform/units';
import { Missing } from './missing';
import { dayOnPaper } from './paper-day';
import { StateMark } from './state-mark';
import { CERTIFICATE_STATE_WORDS, requirementWords, State } from './words';

const MyCertificates = graphql(`
  query MyCertificates {
    myCertificates { id title programme number state issuedAt endedAt reason attended offered pdf }
    myCertification {
      title offered cohort { id title }
      requirements { kind atLeast each }
      standing { state attended conditions { kind state } reasons { code minutes modules { id title } events { id title } } certificate { id } revoked { id } }
    }
    cohorts { id title programme { id title } }
  }
`);

/** One's own certificates and the way to the next; for those who issue, the cohorts. */
@Component({
  selector: 'kb-my-certificates',
  imports: [Empty, Figure, Icon, MatButton, Missing, Page, Problem, RouterLink, Skeleton, StateMark],
  templateUrl: './my-certificates.html',
  styleUrl: './my-certificates.scss',
})
export class MyCertificatesPage {
  private readonly session = inject(Session);
  protected readonly page = query(MyCertificates);
  protected readonly found = computed(() => (this.page.hasValue() ? this.page.value() : null));
  protected readonly isParticipant = computed(() => this.session.is('participant'));
  protected readonly runs = computed(() => this.session.is('issuer', 'organiser', 'trainer'));
  /** Where there is no certificate yet. */
  protected readonly ways = computed(() => (this.found()?.myCertification ?? []).filter(({ standing }) => !standing.certificate));

  protected readonly heading = $localize`:@@certificates.title:Zertifikate`;
  protected readonly none = $localize`:@@certificates.mine.none:Sie haben noch kein Zertifikat. Sobald eines ausgestellt ist, finden Sie es hier.`;
  protected readonly presenceLabel = $localize`:@@certificates.column.presence:Präsenz`;
  protected readonly noCohorts = $localize`:@@certificates.cohorts.none:Es gibt noch keinen Durchgang.`;
  protected readonly nothing = $localize`:@@certificates.nothing:Hier stehen Zertifikate von Teilnehmenden. Ob ein Zertifikat echt ist, können Sie jederzeit prüfen.`;
  protected readonly day = dayOnPaper;
  protected readonly figure = ueOf;
  protected readonly sentence = requirementWords;
  protected readonly stateWords = (state: string): string => CERTIFICATE_STATE_WORDS[state] ?? state;
  protected readonly stateOf = (conditions: { kind: string; state: string }[], kind: string): State => (conditions.find((one) => one.kind === kind)?.state ?? 'undecided') as State;
}
