import { Pipe, PipeTransform } from '@angular/core';

export interface Named {
  givenName: string;
  familyName: string;
}

/** In lists: Weber, Anna */
export function nameInList(person: Named): string {
  return `${person.familyName}, ${person.givenName}`;
}

/** In sentences: Anna Weber */
export function nameInSentence(person: Named): string {
  return `${person.givenName} ${person.familyName}`;
}

@Pipe({ name: 'kbName' })
export class NamePipe implements PipeTransform {
  transform(person: Named, place: 'list' | 'sentence' = 'list'): string {
    return place === 'list' ? nameInList(person) : nameInSentence(person);
  }
}
