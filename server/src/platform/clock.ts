import { Injectable } from '@nestjs/common';

/** By zone: to make one takes a hundred times as long as to use it. */
const DAYS = new Map<string, Intl.DateTimeFormat>();

/** The only place that reads the time, so that a story can be told on the day on which it happened. */
@Injectable()
export class Clock {
  private offset = 0;

  constructor(start?: Date) {
    if (start) this.set(start);
  }

  now(): Date {
    return new Date(Date.now() + this.offset);
  }

  /** The clock goes on from there. */
  set(instant: Date): void {
    this.offset = instant.getTime() - Date.now();
  }

  /** Today's date in a zone, as YYYY-MM-DD. */
  today(zone = 'Europe/Berlin'): string {
    let form = DAYS.get(zone);
    if (!form) DAYS.set(zone, form = new Intl.DateTimeFormat('sv-SE', { timeZone: zone }));
    return form.format(this.now());
  }
}
