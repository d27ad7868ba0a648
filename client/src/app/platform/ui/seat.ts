import { MarkKind } from './mark';

/** A seat of a site as a row or a tile shows it. */
export interface SeatMark {
  /** Main contact, deputy, or a further seat; the room words it. */
  seat: string;
  name?: string | null;
  kind: MarkKind;
  detail?: string | null;
}

export type Representation = 'both' | 'main' | 'deputy' | 'substitute' | 'none' | 'not_recorded';

export const REPRESENTATION_WORDS: Record<Representation, string> = {
  both: $localize`:@@platform.representation.both:beide da`,
  main: $localize`:@@platform.representation.main:Hauptansprechperson da`,
  deputy: $localize`:@@platform.representation.deputy:Vertretung da`,
  substitute: $localize`:@@platform.representation.substitute:Ersatzperson da`,
  none: $localize`:@@platform.representation.none:niemand da`,
  not_recorded: $localize`:@@platform.representation.notRecorded:noch nicht erfasst`,
};
