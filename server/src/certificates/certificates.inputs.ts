import { InputType } from '@nestjs/graphql';
import { Id, Ids, OneOf, SeenVersion, Text, WholeNumber } from '../platform/input.js';
import { PURPOSES, type Purpose } from './certificate-rule.js';

/** They are printed while the issuer waits; a larger cohort is issued in several goes. */
export const MOST_AT_ONCE = 200;

@InputType({ description: 'For whom certificates are issued, as the issuer confirmed it.' })
export class IssueCertificatesInput {
  @Id('The cohort.')
  cohortId!: string;

  @OneOf('What they certify.', PURPOSES)
  purpose!: Purpose;

  @Ids('The persons who were named.', MOST_AT_ONCE)
  personIds!: string[];

  @WholeNumber('How many the issuer was told, so that nobody issues more or fewer than confirmed.', 1, MOST_AT_ONCE)
  expectedCount!: number;
}

@InputType({ description: 'Which certificate ends, and why.' })
export class EndCertificateInput {
  @Id('The certificate.')
  id!: string;

  @Text('Why; the person reads it.', 1000, { min: 3 })
  reason!: string;

  @SeenVersion()
  version!: number;
}
