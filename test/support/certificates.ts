import type { Browser } from './browser-session.js';

/** The cohort of 2022, over since October: everybody's certificate can be decided, but for one whose marks are missing. */
export const COHORT_2022 = '73c8bc9a-76d0-4b66-a437-802cc6c10342';

export interface Certification {
  offered: number;
  persons: {
    person: { id: string; givenName: string; familyName: string }; site: { shortName: string }; state: string; conditions: { kind: string; state: string }[];
    reasons: { code: string; minutes: number; modules: { id: string; title: string }[]; events: { id: string; title: string }[] }[];
    attended: number; notRecorded: number; unitsDone: number; unitsRequired: number; quizzesPassed: number; quizzesRequired: number;
    certificate: { id: string; number: string } | null; overtaken: boolean; revoked: { id: string; reason: string } | null;
  }[];
  certificates: { id: string; number: string; state: string; name: string; person: { id: string }; version: number; pdf: string }[];
}

export const CERTIFICATION = `query Certification($id: ID!) { cohort(id: $id) { certification {
  offered
  persons { person { id givenName familyName } site { shortName } state conditions { kind state } reasons { code minutes modules { id title } events { id title } }
    attended notRecorded unitsDone unitsRequired quizzesPassed quizzesRequired certificate { id number } overtaken revoked { id reason } }
  certificates { id number state name person { id } version pdf } } } }`;

export const ISSUE = 'mutation Issue($input: IssueCertificatesInput!) { issueCertificates(input: $input) { issued { id number name version pdf } alreadyIssued } }';
export const REVOKE = 'mutation Revoke($input: EndCertificateInput!) { revokeCertificate(input: $input) { id state reason version } }';
export const REPLACE = 'mutation Replace($input: EndCertificateInput!) { replaceCertificate(input: $input) { id state number name version } }';
export const VERIFY = `query Verify($number: String!) { verification(number: $number) { number state endedAt
  certified { title name provider programme curriculum startsOn endsOn attended offered issuedOn issuer issuerFunction sha256 } } }`;

export async function certificationOf(browser: Browser, cohort = COHORT_2022): Promise<Certification> {
  const answer = await browser.see<{ cohort: { certification: Certification[] } }>(CERTIFICATION, { id: cohort });
  return answer.cohort.certification[0]!;
}

export const issueFor = (personIds: readonly string[], expectedCount = personIds.length): { input: object } =>
  ({ input: { cohortId: COHORT_2022, purpose: 'participation', personIds, expectedCount } });

export const eligible = ({ persons }: Certification): string[] => persons.filter(({ state }) => state === 'met').map(({ person }) => person.id);

export interface Issued { issueCertificates: { issued: { id: string; number: string; name: string; version: number; pdf: string }[]; alreadyIssued: number } }
