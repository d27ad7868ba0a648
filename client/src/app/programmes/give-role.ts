import { afterNextRender, Component, computed, ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { graphql, mutation, query } from '../platform/graphql';
import { NamePipe, nameInSentence } from '../platform/names';
import { Saving } from '../platform/saving';
import { Toast } from '../platform/toast';
import { Field, FieldInput, Problem, SaveStateLine } from '../platform/ui';
import { ROLES } from './roles.words';

const Known = graphql(`
  query KnownPersons($input: KnownPersonsInput!) { knownPersons(input: $input) { id title givenName familyName } }
`);

const Give = graphql(`
  mutation GiveRole($input: GiveRoleInput!) { giveRole(input: $input) { id role person { title givenName familyName } } }
`);

/** The server names this many at the most. */
const AT_MOST = 20;
/** Milliseconds without a key before the list is asked for. */
const PAUSE = 250;

/** A role for somebody known, or for somebody who is invited by name and address. What was typed on one side stays when one looks at the other. */
@Component({
  selector: 'kb-give-role',
  imports: [Field, FieldInput, MatButton, NamePipe, Problem, SaveStateLine],
  templateUrl: './give-role.html',
  styleUrl: './give-role.scss',
})
export class GiveRole {
  readonly programmeId = input.required<string>();
  readonly sites = input.required<readonly { id: string; name: string }[]>();
  readonly given = output<void>();
  readonly cancelled = output<void>();

  private readonly toast = inject(Toast);
  private readonly give = mutation(Give);
  private readonly first = viewChild.required<unknown, ElementRef<HTMLSelectElement>>('first', { read: ElementRef });
  private pause: ReturnType<typeof setTimeout> | undefined;
  protected readonly saving = new Saving();
  protected readonly roles = Object.entries(ROLES).map(([id, { role }]) => ({ id, role }));

  protected readonly role = signal('');
  protected readonly siteId = signal('');
  protected readonly function = signal('');
  protected readonly invites = signal(false);
  protected readonly search = signal('');
  protected readonly chosen = signal<{ id: string; title: string | null; givenName: string; familyName: string } | null>(null);
  protected readonly newcomer = signal({ givenName: '', familyName: '', email: '', sharesMailbox: false });

  private readonly asked = signal('');
  protected readonly known = query(Known, () => (this.invites() ? undefined : { input: { programmeId: this.programmeId(), search: this.asked() } }));
  protected readonly found = computed(() => (this.known.hasValue() ? this.known.value().knownPersons : []));
  protected readonly isMore = computed(() => this.found().length === AT_MOST);
  protected readonly may = computed(() => ROLES[this.role()]?.may ?? null);
  protected readonly isNeighbour = computed(() => {
    const state = this.saving.state();
    return this.newcomer().sharesMailbox || (state.kind === 'refused' && state.refusal.code === 'identity/address-of-another');
  });

  protected readonly roleLabel = $localize`:@@programmes.give.role:Welche Rolle?`;
  protected readonly siteLabel = $localize`:@@programmes.give.site:Für welchen Standort?`;
  protected readonly functionLabel = $localize`:@@programmes.give.function:Funktion auf den Zertifikaten`;
  protected readonly functionHint = $localize`:@@programmes.give.functionHint:Steht dort unter dem Namen, zum Beispiel: Projektleitung.`;
  protected readonly searchLabel = $localize`:@@programmes.give.search:Name suchen`;
  protected readonly givenLabel = $localize`:@@programmes.give.givenName:Vorname`;
  protected readonly familyLabel = $localize`:@@programmes.give.familyName:Nachname`;
  protected readonly emailLabel = $localize`:@@programmes.give.email:E-Mail-Adresse`;
  protected readonly emailHint = $localize`:@@programmes.give.emailHint:Dorthin geht die Einladung. Sie sagt, wie man sich anmeldet.`;

  constructor() {
    afterNextRender(() => { this.first().nativeElement.focus(); });
  }

  protected look(words: string): void {
    this.search.set(words);
    clearTimeout(this.pause);
    this.pause = setTimeout(() => { this.asked.set(words.trim().slice(0, 100)); }, PAUSE);
  }

  protected type(field: 'givenName' | 'familyName' | 'email', event: Event): void {
    this.newcomer.update((typed) => ({ ...typed, [field]: (event.target as HTMLInputElement).value }));
  }

  protected share(event: Event): void {
    this.newcomer.update((typed) => ({ ...typed, sharesMailbox: (event.target as HTMLInputElement).checked }));
  }

  protected async save(): Promise<void> {
    const siteId = this.role() === 'site-contact' ? this.siteId() || null : null;
    const signsAs = this.role() === 'issuer' ? this.function() || null : null;
    const whom = this.invites() ? { person: this.newcomer() } : { personId: this.chosen()?.id ?? null };
    const saved = await this.saving.run(() => this.give({ input: { programmeId: this.programmeId(), role: this.role(), siteId, function: signsAs, ...whom } }));
    if (!saved) return;
    const { role, person } = saved.giveRole;
    const [name, words] = [nameInSentence(person), ROLES[role]?.role ?? role];
    this.toast.say(this.invites()
      ? $localize`:@@programmes.give.invited:${name}:name: ist eingeladen (${words}:role:). Die E-Mail geht an ${this.newcomer().email}:email:.`
      : $localize`:@@programmes.give.done:${name}:name: hat jetzt die Rolle ${words}:role:.`);
    this.given.emit();
  }
}
