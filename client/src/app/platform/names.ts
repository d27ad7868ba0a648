import { Pipe, PipeTransform } from '@angular/core';

export interface Named {
  givenName: string;
  familyName: string;
  /** Dr. and the like; stands before the given name. */
  title?: string | null;
}

/** In lists: Weber, Anna */
export function nameInList(person: Named): string {
  return `${person.familyName}, ${person.title ? `${person.title} ` : ''}${person.givenName}`;
}

/** In sentences: Anna Weber */
export function nameInSentence(person: Named): string {
  return `${person.title ? `${person.title} ` : ''}${person.givenName} ${person.familyName}`;
}

@Pipe({ name: 'kbName' })
export class NamePipe implements PipeTransform {
  transform(person: Named, place: 'list' | 'sentence' = 'list'): string {
    return place === 'list' ? nameInList(person) : nameInSentence(person);
  }
}
