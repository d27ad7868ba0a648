import { Component, computed, inject, input, signal, viewChildren } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Confirm } from '../platform/confirm';
import { graphql, mutation, query, ResultOf } from '../platform/graphql';
import { nameInList, nameInSentence, NamePipe } from '../platform/names';
import { Saving } from '../platform/saving';
import { Session } from '../platform/session';
import { Toast } from '../platform/toast';
import { Empty, Figure, Icon, Page, Problem, Progress, SaveStateLine, Skeleton, WideTable } from '../platform/ui';
import { number, NumberPipe, ue, ueOf } from '../platform/units';
import './certificates.refusals';
import { IssuedList } from './issued-list';
import { Missing } from './missing';
import { dayOnPaper } from './paper-day';
import { StateMark } from './state-mark';
import { Reason, reasonWords, requirementWords, sharedBy, State } from './words';

const CohortCertificates = graphql(`
  query CohortCertificates($id: ID!) {
    cohort(id: $id) {
      id title programme { id }
      certification {
        purpose title offered
        requirements { kind atLeast each }
        persons {
          person { id title givenName familyName } site { id name } state
          conditions { kind state }
          reasons { code minutes modules { id title } events { id title } }
          attended unitsDone unitsRequired quizzesPassed quizzesRequired
          certificate { id number pdf attended } overtaken revoked { endedAt reason }
        }
        certificates { id number name person { givenName familyName title } state issuedAt endedAt reason issuer version pdf }
      }
    }
  }
`);

const Issue = graphql(`
  mutation IssueCertificates($input: IssueCertificatesInput!) {
    issueCertificates(input: $input) { issued { id } alreadyIssued }
  }
`);

type Certification = ResultOf<typeof CohortCertificates>['cohort']['certification'][number];
type Person = Certification['persons'][number];
type Revoked = NonNullable<Person['revoked']>;

const ORDER: State[] = ['met', 'undecided', 'not-met'];

/** Who of a cohort has met the rule, with figures and reasons; certificates for all who have, in one action. */
@Component({
  selector: 'kb-cohort-certificates',
  imports: [Empty, Figure, Icon, IssuedList, MatButton, Missing, NamePipe, NumberPipe, Page, Problem, Progress, RouterLink, SaveStateLine, Skeleton, StateMark, WideTable],
  host: { class: 'kb-landscape' },
  templateUrl: './cohort-certificates.html',
  styleUrl: './cohort-certificates.scss',
})
export class CohortCertificatesPage {
  readonly cohort = input.required<string>();

  private readonly lists = viewChildren(IssuedList);
  private readonly confirm = inject(Confirm);
  private readonly toast = inject(Toast);
  private readonly issue = mutation(Issue);
  private readonly mayIssue = inject(Session);
  protected readonly page = query(CohortCertificates, () => ({ id: this.cohort() }));
  protected readonly saving = new Saving();
  protected readonly issuing = signal(0);

  protected readonly found = computed(() => (this.page.hasValue() ? this.page.value().cohort : null));
  protected readonly isIssuer = computed(() => this.mayIssue.is('issuer'));
  protected readonly back = computed(() => ({ link: ['/cohorts', this.cohort()], label: this.found()?.title ?? $localize`:@@certificates.cohort:Durchgang` }));
  protected readonly heading = $localize`:@@certificates.title:Zertifikate`;
  protected readonly noRule = $localize`:@@certificates.noRule:Für diesen Durchgang ist noch nicht festgelegt, was ein Zertifikat verlangt.`;
  protected readonly nobody = $localize`:@@certificates.nobody:In diesem Durchgang ist noch niemand angemeldet.`;
  protected readonly tableLabel = $localize`:@@certificates.table:Wer die Voraussetzungen erfüllt`;

  protected readonly groups = (certification: Certification): { state: State; words: string; persons: Person[]; shared: string[] }[] =>
    ORDER.map((state) => ({ state, persons: certification.persons.filter((person) => person.state === state) })).filter(({ persons }) => persons.length)
      .map(({ state, persons }) => ({ state, persons, words: this.groupWords(state), shared: sharedBy(persons) }));
  protected readonly words = reasonWords;
  protected readonly exactly = $localize`:@@certificates.exactly:Was genau fehlt`;
  protected readonly inside = (codes: string[], reasons: Reason[]): Reason[] => reasons.filter(({ code }) => codes.includes(code));
  protected readonly notIn = (codes: string[], reasons: Reason[]): Reason[] => reasons.filter(({ code }) => !codes.includes(code));

  protected waiting(certification: Certification): Person[] {
    return certification.persons.filter(({ state, certificate, revoked }) => state === 'met' && !certificate && !revoked);
  }

  protected allHave({ persons, certificates }: Certification): boolean {
    return certificates.length > 0 && persons.every(({ state, certificate }) => state !== 'met' || certificate);
  }

  protected revokedWords({ endedAt, reason }: Revoked): string {
    return $localize`:@@certificates.revokedOn:zurückgenommen am ${dayOnPaper(endedAt!)}:day:: ${reason!}:reason:`;
  }

  protected overtakenWords({ certificate, attended }: Person, { offered }: Certification): string {
    return certificate!.attended > attended
      ? $localize`:@@certificates.overtaken.presence:Auf dem Zertifikat stehen ${ueOf(certificate!.attended, offered)}:stated:, erfasst sind heute ${ue(attended)}:today:.`
      : $localize`:@@certificates.overtaken:Die Voraussetzungen sind heute nicht mehr erfüllt.`;
  }

  /** Where it is replaced or taken back, further down on the page. */
  protected end(certificate: string): void {
    for (const list of this.lists()) list.openFor(certificate);
  }

  protected readonly rule = ({ requirements, offered }: Certification): string[] => requirements.map((requirement) => requirementWords(requirement, offered));
  protected readonly presence = ({ attended }: Person, { offered }: Certification): string => ueOf(attended, offered);
  protected readonly stateOf = (state: string): State => state as State;

  protected conditionOf(person: Person, kind: string): State | null {
    return (person.conditions.find((condition) => condition.kind === kind)?.state as State | undefined) ?? null;
  }

  protected issueWords(count: number): string {
    return count === 1 ? $localize`:@@certificates.issueOne:1 Zertifikat ausstellen` : $localize`:@@certificates.issueMany:${number(count)}:count: Zertifikate ausstellen`;
  }

  /** One action for all, after a question that says how many and names them. */
  protected async issueAll(certification: Certification): Promise<void> {
    const persons = this.waiting(certification);
    const count = persons.length;
    const sure = await this.confirm.ask({
      title: `${this.issueWords(count)}?`,
      text: $localize`:@@certificates.issueText:Jedes Zertifikat wird einmal erstellt und danach nicht mehr verändert. Die Personen sehen es sofort unter „Zertifikate“.`,
      names: persons.map(({ person }) => nameInSentence(person)),
      confirm: this.issueWords(count),
    });
    if (sure) await this.issueFor(certification, persons);
  }

  /** For one person whose certificate was taken back: the question repeats why. */
  protected async issueAgain(certification: Certification, person: Person, revoked: Revoked): Promise<void> {
    const sure = await this.confirm.ask({
      title: $localize`:@@certificates.issueAgainTitle:Zertifikat erneut ausstellen?`,
      text: $localize`:@@certificates.issueAgainText:Die Person sieht das neue Zertifikat sofort. Ihr letztes wurde am ${dayOnPaper(revoked.endedAt!)}:day: zurückgenommen: ${revoked.reason!}:reason:`,
      names: [nameInSentence(person.person)],
      confirm: $localize`:@@certificates.issueAgain:Erneut ausstellen`,
    });
    if (sure) await this.issueFor(certification, [person]);
  }

  private async issueFor(certification: Certification, persons: Person[]): Promise<void> {
    const count = persons.length;
    this.issuing.set(count);
    const result = await this.saving.run(() =>
      this.issue({ input: { cohortId: this.cohort(), purpose: certification.purpose, personIds: persons.map(({ person }) => person.id), expectedCount: count } }));
    this.issuing.set(0);
    this.page.reload();
    if (result) this.toast.say(this.issuedWords(result.issueCertificates.issued.length));
  }

  protected readonly nameOf = ({ person }: Person): string => nameInList(person);

  private issuedWords(count: number): string {
    return count === 1 ? $localize`:@@certificates.issuedOneToast:1 Zertifikat ist ausgestellt.` : $localize`:@@certificates.issuedToast:${number(count)}:count: Zertifikate sind ausgestellt.`;
  }

  private groupWords(state: State): string {
    if (state === 'met') return $localize`:@@certificates.group.met:Erfüllt`;
    return state === 'undecided' ? $localize`:@@certificates.group.undecided:Noch nicht entscheidbar` : $localize`:@@certificates.group.notMet:Nicht erfüllt`;
  }
}
