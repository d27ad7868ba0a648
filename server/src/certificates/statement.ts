/**
 * Everything a certificate states, as it was on the day of issue. Stored with it and printed from it; never read again
 * from the tables that it came from. Minutes; the paper shows UE of 45 minutes with one decimal.
 */
export interface Statement {
  /** The title of the certificate: "Teilnahmebescheinigung". */
  readonly title: string;
  readonly person: string;
  readonly site: string;
  readonly programme: string;
  readonly curriculum: string;
  readonly cohort: string;
  readonly provider: string;
  readonly funders: readonly string[];
  /** First and last day on which the programme of the cohort met. */
  readonly startsOn: string;
  readonly endsOn: string;
  readonly parts: readonly StatedPart[];
  readonly modules: readonly StatedModule[];
  readonly attended: number;
  readonly offered: number;
  readonly online: { readonly unitsDone: number; readonly unitsRequired: number; readonly quizzesPassed: number; readonly quizzesRequired: number };
  readonly place: string;
  readonly issuedOn: string;
  readonly issuer: string;
  /** What the issuer signs as. */
  readonly issuerFunction: string;
  readonly number: string;
  /** Address under which the number is verified. */
  readonly address: string;
}

export interface StatedPart {
  readonly title: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly place: string;
  readonly attended: number;
  readonly offered: number;
}

export interface StatedModule {
  readonly title: string;
  readonly outcomes: readonly string[];
  readonly attended: number;
  readonly offered: number;
  readonly online: number;
}

/** The town in a postal address: what stands behind the last postcode; empty where there is none. */
export function townIn(address: string): string {
  return [...address.matchAll(/\b\d{5}\s+([^,\n]+)/g)].at(-1)?.[1]?.trim() ?? '';
}
