import { number, ue, ueOf } from '../platform/units';

export type State = 'met' | 'not-met' | 'undecided';

export const STATE_WORDS: Record<State, string> = {
  met: $localize`:@@certificates.state.met:erfüllt`,
  'not-met': $localize`:@@certificates.state.notMet:nicht erfüllt`,
  undecided: $localize`:@@certificates.state.undecided:noch nicht entscheidbar`,
};

export const CERTIFICATE_STATE_WORDS: Record<string, string> = {
  issued: $localize`:@@certificates.certificate.issued:gültig`,
  replaced: $localize`:@@certificates.certificate.replaced:ersetzt`,
  revoked: $localize`:@@certificates.certificate.revoked:zurückgenommen`,
};

const REASON_WORDS: Record<string, string> = {
  'attended-share-too-low': $localize`:@@certificates.reason.attendedShareTooLow:Zu wenig Präsenz`,
  'attendance-not-recorded': $localize`:@@certificates.reason.attendanceNotRecorded:Anwesenheit fehlt noch`,
  'units-not-done': $localize`:@@certificates.reason.unitsNotDone:Lerneinheiten offen`,
  'quizzes-not-passed': $localize`:@@certificates.reason.quizzesNotPassed:Quiz nicht bestanden`,
  'site-not-represented': $localize`:@@certificates.reason.siteNotRepresented:Standort war nicht vertreten`,
  'representation-not-recorded': $localize`:@@certificates.reason.representationNotRecorded:Vertretung des Standorts noch offen`,
};

export interface Reason {
  code: string;
  minutes: number;
  modules: { id: string; title: string }[];
  events: { id: string; title: string }[];
}

export const reasonWords = (code: string): string => REASON_WORDS[code] ?? code;

/** Codes of the reasons that stand in the way of every one of several people: said once, above them. */
export function sharedBy(people: readonly { readonly reasons: readonly Reason[] }[]): string[] {
  const [first, ...others] = people;
  return others.length ? first!.reasons.map(({ code }) => code).filter((code) => others.every(({ reasons }) => reasons.some((reason) => reason.code === code))) : [];
}

/** What exactly is missing: units, modules or events by name. */
export function reasonDetail(reason: Reason): string {
  if (reason.code === 'attended-share-too-low') return $localize`:@@certificates.detail.tooLow:Es fehlen ${ue(reason.minutes)}:units: UE.`;
  if (reason.code === 'attendance-not-recorded') return $localize`:@@certificates.detail.notRecorded:Für ${ue(reason.minutes)}:units: UE ist nichts erfasst. Das kann das Ergebnis noch ändern.`;
  return [...reason.modules, ...reason.events].map(({ title }) => title).join(', ');
}

export interface Requirement {
  kind: string;
  atLeast: number | null;
  each: string | null;
}

/** The rule as sentences, with the figure that its share comes to. */
export function requirementWords({ kind, atLeast, each }: Requirement, offered: number): string {
  if (kind === 'attended-share') {
    const percent = number((atLeast ?? 0) * 100, 1);
    return $localize`:@@certificates.rule.share:Mindestens ${percent}:percent: % der angebotenen Präsenz besucht (${ueOf(offered * (atLeast ?? 0), offered)}:figure:)`;
  }
  if (kind === 'online-phase') return $localize`:@@certificates.rule.online:Alle Lerneinheiten bearbeitet und alle Quiz bestanden`;
  return each === 'workshop'
    ? $localize`:@@certificates.rule.workshops:Standort bei jedem Workshop vertreten`
    : $localize`:@@certificates.rule.events:Standort bei jeder Veranstaltung vertreten`;
}

