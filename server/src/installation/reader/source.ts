/**
 * A programme as it stands in its files, checked and with every day resolved: what the reader hands to the import.
 * Nothing in here knows the database. Things refer to each other by the keys of the files; a module is named by its
 * folder in the curriculum (01-grundlagen). Days are 'YYYY-MM-DD', times 'YYYY-MM-DDTHH:mm', both local in timeZone.
 */
export interface ProgrammeSource {
  uuid: string;
  slug: string;
  title: string;
  subtitle: string;
  summary: string;
  startsOn: string;
  endsOn: string;
  timeZone: string;
  contact: { name: string; phone: string; email: string };
  funders: string[];
  phases: PhaseSource[];
  workPackages: WorkPackageSource[];
  provider: ProviderSource;
  persons: PersonSource[];
  roles: RoleSource[];
  sites: SiteSource[];
  /** By start day, then slug. */
  cohorts: CohortSource[];
  /** Empty for a programme that names nobody to try it with. */
  signIn: SignInSource[];
}

/** What the file of the programme itself says of it. */
export type ProgrammeAlone = Omit<ProgrammeSource, 'provider' | 'persons' | 'roles' | 'sites' | 'cohorts' | 'signIn'>;

export interface ProviderSource {
  uuid: string;
  slug: string;
  name: string;
  shortName: string;
  legalForm?: string;
  address: string;
  website: string;
  /** Markdown without HTML. */
  imprint: string;
  privacyContact: { name: string; email: string };
  colour: string;
}

export interface PhaseSource {
  key: string;
  title: string;
  startsOn: string;
  endsOn: string;
}

export interface WorkPackageSource {
  number: number;
  title: string;
  /** First and last project month, counted from 1. */
  spans: [number, number][];
}

export interface PersonSource {
  key: string;
  uuid: string;
  title?: string;
  givenName: string;
  familyName: string;
  email: string;
  phone?: string;
  birthDate?: string;
  language: 'de' | 'en';
}

export type Role = 'administrator' | 'organiser' | 'issuer' | 'trainer' | 'site-contact' | 'committee' | 'funder';

export interface RoleSource {
  person: string;
  role: Role;
  /** With site-contact, and only there. */
  site?: string;
  /** What the person signs as; with issuer always. */
  function?: string;
}

export interface SiteSource {
  key: string;
  uuid: string;
  kind: 'city' | 'county' | 'municipality' | 'district' | 'group' | 'office' | 'provider' | 'association';
  name: string;
  shortName: string;
  /** The key of another site. */
  parent?: string;
  locality: string;
  organisations: OrganisationSource[];
  structurallyWeak: boolean;
}

export interface OrganisationSource {
  name: string;
  /** A key of the reference data. */
  kind: string;
  locality: string;
}

/** Reference data: what an organisation behind a site may be. */
export interface OrganisationKindSource {
  key: string;
  label: { de: string; en: string };
}

export interface SignInSource {
  person: string;
  label: { de: string; en: string };
}

export interface CohortSource {
  uuid: string;
  slug: string;
  title: string;
  /** The slug of the curriculum and the number of its published version. */
  curriculum: string;
  curriculumVersion: number;
  startsOn: string;
  endsOn: string;
  seats: SeatSource[];
  events: EventSource[];
  openings: OpeningSource[];
  rule: RuleSource;
  marks: MarkSource[];
  substitutes: SubstituteSource[];
  learning: LearningSource[];
}

export type SeatKind = 'main' | 'deputy' | 'further';

export interface SeatSource {
  site: string;
  kind: SeatKind;
  /** One after the other, never two at a time. */
  enrolments: EnrolmentSource[];
}

export interface EnrolmentSource {
  person: string;
  validFrom: string;
  /** The first day on which it no longer holds, as in the half-open range of the database. */
  validTo?: string;
}

export type EventKind = 'workshop' | 'presentation' | 'forum' | 'meeting' | 'online';

export interface EventSource {
  uuid: string;
  key: string;
  kind: EventKind;
  title: string;
  startsOn: string;
  endsOn: string;
  /** At least one of venue and onlineUrl is there. */
  venue?: { name: string; address: string };
  onlineUrl?: string;
  bring: string;
  status: 'tentative' | 'confirmed' | 'cancelled';
  /** By the time at which they start. */
  sessions: SessionSource[];
}

export interface SessionSource {
  uuid: string;
  /** Unique in the cohort. */
  key: string;
  title: string;
  startsAt: string;
  endsAt: string;
  /** Planned minutes without breaks. */
  minutes: number;
  module?: string;
  agenda: string;
}

export interface OpeningSource {
  module: string;
  opensOn: string;
  /** The last day on which it is open. */
  closesOn?: string;
}

export interface RuleSource {
  purpose: 'participation' | 'achievement';
  title: string;
  conditions: ConditionSource[];
}

export type ConditionSource =
  | { kind: 'attended-share'; atLeast: number; of: 'whole'; base: 'programme' }
  | { kind: 'online-phase'; units: 'required'; quizzes: 'passed' }
  | { kind: 'site-represented'; each: EventKind; atLeast: 1 };

/** One person in one session. What was not recorded is not in the list. */
export interface MarkSource {
  session: string;
  person: string;
  /** Site and seat the person held on the day of the session. */
  site: string;
  seat: SeatKind;
  kind: 'present' | 'late' | 'left-early' | 'excused' | 'absent';
  /** Above 0 with late and left-early, else 0. */
  minutesMissed: number;
  note: string;
}

export interface SubstituteSource {
  session: string;
  site: string;
  seat: SeatKind;
  name: string;
}

export interface LearningSource {
  person: string;
  /** The modules whose lessons, reflections and assignments this person has all done, with the local time. */
  done: { module: string; at: string }[];
  quizzes: { module: string; attempts: { share: number; at: string }[] }[];
}
