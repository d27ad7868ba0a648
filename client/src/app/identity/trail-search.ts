import { Component, computed, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { graphql, query } from '../platform/graphql';
import { Field, FieldInput, Icon, Problem } from '../platform/ui';
import type { Asked } from './trail-input';
import { TABLES } from './trail.words';

const Persons = graphql(`
  query TrailPersons($input: TrailPersonsInput!) { trailPersons(input: $input) { id name } }
`);

/** Milliseconds without a key before names are asked for. */
const PAUSE = 250;

/** By whom or whom it concerns, of what kind, from when to when. Says what is to be searched, null for what is no longer. */
@Component({
  selector: 'kb-trail-search',
  imports: [Field, FieldInput, Icon, MatButton, Problem],
  templateUrl: './trail-search.html',
  styleUrl: './trail-search.scss',
})
export class TrailSearch {
  readonly asked = input.required<Asked>();
  /** Of the person searched for, where it is known. */
  readonly personName = input<string | null>(null);
  readonly searched = output<Record<string, string | null>>();

  private pause: ReturnType<typeof setTimeout> | undefined;
  private readonly words = signal('');
  private readonly chosen = signal<{ id: string; name: string } | null>(null);
  protected readonly persons = query(Persons, () => (this.words() ? { input: { search: this.words() } } : undefined));
  protected readonly found = computed(() => (this.words() && this.persons.hasValue() ? this.persons.value().trailPersons : null));
  protected readonly person = computed(() => {
    const { person } = this.asked();
    if (!person) return null;
    return this.chosen()?.id === person ? this.chosen()!.name : this.personName() ?? $localize`:@@identity.trail.chosen:Gewählte Person`;
  });
  protected readonly tables = Object.entries(TABLES).map(([table, name]) => ({ table, name })).sort((a, b) => a.name.localeCompare(b.name));
  protected readonly personLabel = $localize`:@@identity.trail.person:Person, die schrieb oder betroffen ist`;
  protected readonly tableLabel = $localize`:@@identity.trail.kind:Was`;
  protected readonly fromLabel = $localize`:@@identity.trail.from:Von`;
  protected readonly toLabel = $localize`:@@identity.trail.to:Bis`;
  protected readonly takeAway = $localize`:@@identity.trail.person.remove:Person nicht mehr suchen`;

  protected look(words: string): void {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => { this.words.set(words.trim()); }, PAUSE);
  }

  protected choose(person: { id: string; name: string }): void {
    this.chosen.set(person);
    this.words.set('');
    this.searched.emit({ person: person.id });
  }
}
