import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TimePipe } from '../platform/dates';
import { byMonth, Dated } from './agenda';

/** A session as a line of the agenda. */
export interface AgendaEntry extends Dated {
  readonly id: string;
  readonly title: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly status: string;
  readonly event: { readonly id: string; readonly title: string; readonly venueName: string; readonly onlineUrl: string | null; readonly timeZone: string; readonly status: string };
}

const HOME = 'Europe/Berlin';

@Component({
  selector: 'kb-agenda',
  imports: [RouterLink, TimePipe],
  templateUrl: './agenda-list.html',
  styleUrl: './agenda-list.scss',
})
export class AgendaList {
  readonly entries = input.required<readonly AgendaEntry[]>();
  /** The id of the entry that is now or next. */
  readonly next = input<string | null>(null);
  /** Newest month and day first, for what is over. */
  readonly backwards = input(false);

  protected readonly months = computed(() => {
    const months = byMonth(this.entries());
    return this.backwards() ? months.reverse().map((month) => ({ ...month, days: month.days.toReversed() })) : months;
  });

  protected isCancelled({ status, event }: AgendaEntry): boolean {
    return status === 'cancelled' || event.status === 'cancelled';
  }

  protected isTentative(entry: AgendaEntry): boolean {
    return !this.isCancelled(entry) && (entry.status === 'tentative' || entry.event.status === 'tentative');
  }

  protected placeOf({ event }: AgendaEntry): string {
    return event.venueName || (event.onlineUrl ? $localize`:@@calendar.online:Online` : '');
  }

  /** Said only where it is not the zone of everybody here. */
  protected zoneOf({ event }: AgendaEntry): string | null {
    return event.timeZone === HOME ? null : (event.timeZone.split('/').at(-1) ?? '').replaceAll('_', ' ');
  }
}
