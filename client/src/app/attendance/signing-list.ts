import { Component, input } from '@angular/core';
import { NamePipe } from '../platform/names';
import { SEAT_WORDS } from './roll-call-seat';
import type { Entry, SheetSeat, SheetSite } from './sheet';

export interface SigningRow {
  site: SheetSite;
  seats: readonly { seat: SheetSeat; entries: readonly Entry[]; substitute: string }[];
}

/** The list of a session as it is handed round on paper: who is expected, what is recorded so far, and a line to sign. */
@Component({
  selector: 'kb-signing-list',
  imports: [NamePipe],
  template: `
    <h2 i18n="@@attendance.list.title">Teilnahmeliste</h2>
    <dl>
      <div><dt i18n="@@attendance.list.programme">Programm</dt><dd>{{ session().event.programme.title }}</dd></div>
      <div><dt i18n="@@attendance.list.event">Veranstaltung</dt><dd>{{ session().event.title }}</dd></div>
      @if (session().event.venueName) {
        <div><dt i18n="@@attendance.list.where">Ort</dt><dd>{{ session().event.venueName }}, {{ session().event.venueAddress }}</dd></div>
      }
    </dl>
    <table>
      <thead>
        <tr>
          <th scope="col" class="site-name" i18n="@@attendance.matrix.site">Standort</th>
          <th scope="col" class="name" i18n="@@attendance.list.name">Name</th>
          <th scope="col" i18n="@@attendance.list.seat">Platz</th>
          <th scope="col" i18n="@@attendance.list.mark">Anwesenheit</th>
          <th scope="col" i18n="@@attendance.list.signature">Unterschrift</th>
        </tr>
      </thead>
      <tbody>
        @for (row of rows(); track row.site.siteId) {
          @for (seat of row.seats; track seat.seat.seatId; let first = $first) {
            @for (person of seat.seat.persons; track person.enrolmentId; let at = $index, top = $first) {
              <tr [class.site]="first && top">
                <th scope="row">{{ first && top ? row.site.name : '' }}</th>
                <td>{{ person | kbName }}</td>
                <td>{{ seats[seat.seat.kind] }}</td>
                <td>{{ words()(seat.entries[at]!) }}</td>
                <td></td>
              </tr>
            }
            @if (seat.substitute) {
              <tr><th></th><td>{{ seat.substitute }}</td><td i18n="@@attendance.addSubstitute">Ersatzperson</td><td></td><td></td></tr>
            }
          }
        }
        @for (blank of blanks; track blank) {
          <tr [class.site]="blank === 1"><th></th><td></td><td></td><td></td><td></td></tr>
        }
      </tbody>
    </table>
    <p class="foot"><span i18n="@@attendance.list.leader">Für die Richtigkeit: Ort, Datum, Unterschrift der Leitung</span></p>
  `,
  styleUrl: './signing-list.scss',
  host: { class: 'kb-only-print' },
})
export class SigningList {
  readonly session = input.required<{ event: { title: string; venueName: string; venueAddress: string; programme: { title: string } } }>();
  readonly rows = input.required<readonly SigningRow[]>();
  /** A mark in words; nothing for what is not recorded, so that it can be written by hand. */
  readonly words = input.required<(entry: Entry) => string>();
  protected readonly seats = SEAT_WORDS;
  /** For guests and substitutes whom nobody announced. */
  protected readonly blanks = [1, 2];
}
