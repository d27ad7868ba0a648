import type {
  EventSource,
  MarkSource,
  OrganisationKindSource,
  PersonSource,
  ProgrammeAlone,
  ProviderSource,
  RoleSource,
  RuleSource,
  SeatKind,
  SignInSource,
  SiteSource,
} from './source.js';

/** A date, or in a cohort with relativeTo the number of working days from the start day. */
export type Day = string | number;

/** What each file holds once its schema has let it pass. */
export interface Contents {
  provider: ProviderSource;
  programme: ProgrammeContent;
  persons: { persons: PersonSource[] };
  roles: { assignments: RoleSource[] };
  sites: { sites: SiteContent[] };
  cohort: CohortContent;
  marks: MarksContent;
  learning: LearningContent;
  signin: { people: SignInSource[] };
  'organisation-kinds': { organisationKinds: OrganisationKindSource[] };
}

export type ProgrammeContent = Omit<ProgrammeAlone, 'workPackages'> & Partial<Pick<ProgrammeAlone, 'workPackages'>>;

export type SiteContent = Omit<SiteSource, 'structurallyWeak'> & { attributes?: { structurallyWeak?: boolean } };

export interface CohortContent {
  uuid: string;
  slug: string;
  title: string;
  curriculum: string;
  curriculumVersion: number;
  relativeTo?: 'start';
  startsOn: Day;
  endsOn: Day;
  seats: { site: string; kind: SeatKind; enrolments: { person: string; validFrom: Day; validTo?: Day }[] }[];
  events: EventContent[];
  openings: { module: string; opensOn: Day; closesOn?: Day }[];
  rule: RuleSource;
}

export interface EventContent extends Omit<EventSource, 'startsOn' | 'endsOn' | 'bring' | 'sessions'> {
  startsOn: Day;
  endsOn: Day;
  bring?: string;
  sessions: SessionContent[];
}

export interface SessionContent {
  uuid: string;
  key: string;
  title: string;
  day: Day;
  start: string;
  end: string;
  minutes: number;
  module?: string;
  agenda: string;
}

export interface MarksContent {
  cohort: string;
  marks: Record<string, SessionMarks>;
}

export interface SessionMarks {
  default: 'present' | 'excused' | 'absent' | 'not-recorded';
  except?: Record<string, MarkContent>;
  substitutes?: { site: string; seat: SeatKind; name: string }[];
}

export interface MarkContent {
  kind: MarkSource['kind'] | 'not-recorded';
  minutesMissed?: number;
  note?: string;
}

export interface LearningContent {
  cohort: string;
  time: string;
  on: Record<string, Day>;
  persons: Record<string, { on?: Record<string, Day>; done: 'all' | 'none' | string[]; quizzes: Record<string, number | number[]> }>;
}
