import { Injectable } from '@nestjs/common';

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
    return this.now().toLocaleDateString('sv-SE', { timeZone: zone });
  }
}
