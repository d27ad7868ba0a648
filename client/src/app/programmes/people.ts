import { afterNextRender, Component, computed, ElementRef, inject, Injector, input, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { Confirm } from '../platform/confirm';
import { DayPipe } from '../platform/dates';
import { graphql, mutation, query, type ResultOf } from '../platform/graphql';
import { NamePipe, nameInList, nameInSentence } from '../platform/names';
import { Saving } from '../platform/saving';
import { hasWords } from '../platform/search';
import { Session } from '../platform/session';
import { Toast } from '../platform/toast';
import { Icon, More, Page, Problem, Skeleton } from '../platform/ui';
import { NumberPipe } from '../platform/units';
import { GiveRole } from './give-role';
import './programmes.refusals';
import { ROLES } from './roles.words';

const People = graphql(`
  query ProgrammePeople($id: ID!) {
    programme(id: $id) {
      id title sites { id name }
      roleAssignments { id version role function givenAt endedAt person { id title givenName familyName } site { id name } }
    }
  }
`);

const End = graphql(`
  mutation EndRole($input: EndRoleInput!) { endRole(input: $input) { id endedAt } }
`);

type Held = ResultOf<typeof People>['programme']['roleAssignments'][number];

/** Who has which role in a programme: given and ended here. */
@Component({
  selector: 'kb-programme-people',
  imports: [DayPipe, GiveRole, Icon, MatButton, More, NamePipe, NumberPipe, Page, Problem, RouterLink, Skeleton],
  templateUrl: './people.html',
  styleUrl: './people.scss',
})
export class PeoplePage {
  readonly id = input.required<string>();

  private readonly session = inject(Session);
  private readonly injector = inject(Injector);
  private readonly giveButton = viewChild<unknown, ElementRef<HTMLButtonElement>>('giveButton', { read: ElementRef });
  private readonly router = inject(Router);
  private readonly confirm = inject(Confirm);
  private readonly toast = inject(Toast);
  private readonly endRole = mutation(End);
  protected readonly page = query(People, () => ({ id: this.id() }));
  protected readonly ending = new Saving();
  protected readonly giving = signal(false);
  protected readonly search = signal('');
  protected readonly shown = signal(100);

  protected readonly programme = computed(() => (this.page.hasValue() ? this.page.value().programme : null));
  protected readonly back = computed(() => ({ link: ['/programmes', this.id()], label: this.programme()?.title ?? $localize`:@@programmes.one:Programm` }));
  protected readonly heading = $localize`:@@programmes.people:Personen und Rollen`;
  protected readonly lead = $localize`:@@programmes.people.lead:Wer in diesem Programm welche Aufgabe hat.`;
  protected readonly searchLabel = $localize`:@@programmes.people.search:Name oder Standort suchen`;
  protected readonly isLong = computed(() => (this.programme()?.roleAssignments.length ?? 0) > 40);
  /** Why the role at which one tapped did not end. */
  private readonly tapped = signal<string | null>(null);
  protected readonly refused = computed(() => {
    const state = this.ending.state();
    return state.kind === 'refused' ? { id: this.tapped(), refusal: state.refusal } : null;
  });

  /** By role; a site contact by the site. */
  protected readonly groups = computed(() => {
    const all = (this.programme()?.roleAssignments ?? []).filter(({ person, site }) => hasWords(this.search(), `${nameInList(person)} ${site?.name ?? ''}`));
    return Object.entries(ROLES).map(([role, { group, may }]) => {
      const held = all.filter((one) => one.role === role);
      if (role === 'site-contact') held.sort((a, b) => (a.site?.name ?? '').localeCompare(b.site?.name ?? '', 'de'));
      return { role, group, may, now: held.filter(({ endedAt }) => !endedAt), once: held.filter(({ endedAt }) => endedAt) };
    });
  });

  protected given(): void {
    this.closed();
    this.page.reload();
  }

  /** The form goes, and the focus back to where it came from. */
  protected closed(): void {
    this.giving.set(false);
    afterNextRender(() => { this.giveButton()?.nativeElement.focus(); }, { injector: this.injector });
  }

  protected labelOfEnd(held: Held): string {
    return $localize`:@@programmes.end.label:Rolle beenden: ${nameInSentence(held.person)}:name:, ${ROLES[held.role]?.role ?? held.role}:role:`;
  }

  protected async end(held: Held): Promise<void> {
    const name = nameInSentence(held.person);
    const own = held.person.id === this.session.person()?.id;
    const role = [ROLES[held.role]?.role ?? held.role, held.site?.name].filter(Boolean).join(', ');
    this.tapped.set(held.id);
    this.ending.reset();
    const sure = await this.confirm.ask({
      title: own ? $localize`:@@programmes.end.own:Ihre eigene Rolle beenden?` : $localize`:@@programmes.end.title:Rolle von ${name}:name: beenden?`,
      text: own
        ? $localize`:@@programmes.end.ownText:${role}:role:. Sie verlieren sofort, was diese Rolle erlaubt. Zurückgeben kann sie Ihnen nur jemand anderes.`
        : $localize`:@@programmes.end.text:${role}:role:. Das gilt sofort. Was die Person bisher eingetragen hat, bleibt erhalten.`,
      confirm: $localize`:@@programmes.end:Rolle beenden`,
      danger: true,
    });
    if (!sure) return;
    const done = await this.ending.run(() => this.endRole({ input: { assignmentId: held.id, version: held.version } }));
    if (done) {
      this.toast.say($localize`:@@programmes.end.done:Die Rolle von ${name}:name: ist beendet.`);
      if (own) {
        this.session.reload();
        await this.session.settled();
        if (!this.session.is('administrator', 'organiser')) return void this.router.navigateByUrl('/');
      }
    } else if (this.ending.state().kind === 'conflict') {
      this.toast.say($localize`:@@programmes.end.outdated:Jemand anderes hat die Rolle von ${name}:name: inzwischen schon beendet. Die Liste zeigt jetzt den neuen Stand.`);
    } else return;
    this.page.reload();
  }
}
