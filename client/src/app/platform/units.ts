import { Pipe, PipeTransform } from '@angular/core';
import { locale as here } from './locale';

const MINUTES_OF_A_UNIT = 45;

/** 600 minutes are 13,3 teaching units; a whole number stands without a decimal. */
export function ue(minutes: number, locale = here, decimals = 0): string {
  return number(minutes / MINUTES_OF_A_UNIT, 1, locale, decimals);
}

/** Digits in the form of the language: 1.234,5 or 1,234.5. */
export function number(value: number, decimals = 0, locale = here, least = 0): string {
  return value.toLocaleString(locale === 'en' ? 'en-GB' : 'de-DE', { maximumFractionDigits: decimals, minimumFractionDigits: least });
}

/** 13,3 von 16 UE */
export function ueOf(minutes: number, offered: number, locale = here): string {
  return locale === 'en'
    ? `${ue(minutes, locale)} of ${ue(offered, locale)} teaching units`
    : `${ue(minutes, locale)} von ${ue(offered, locale)} UE`;
}

@Pipe({ name: 'kbUe' })
export class UePipe implements PipeTransform {
  /** In a column the decimals stand below each other, also of whole numbers. */
  transform(minutes: number, inColumn = false): string {
    return ue(minutes, here, inColumn ? 1 : 0);
  }
}

@Pipe({ name: 'kbNumber' })
export class NumberPipe implements PipeTransform {
  transform(value: number, decimals = 0): string {
    return number(value, decimals);
  }
}
