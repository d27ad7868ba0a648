import { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Cohort } from '../cohorts/cohort.js';
import { Person } from '../identity/person.js';
import { Attempts } from '../platform/attempts.js';
import { networkOf } from '../platform/http/network.js';
import { May } from '../platform/permission/may.js';
import { type Context as RequestContext, CurrentActor } from '../platform/permission/request.js';
import { type Actor, idsOf, OPEN, SIGNED_IN } from '../platform/permission/right.js';
import { Certificate } from './certificate.js';
import { EndCertificateInput, IssueCertificatesInput } from './certificates.inputs.js';
import { CohortCertification, IssuedCertificates, MyCertification } from './certification.types.js';
import { CertificationView } from './certification.view.js';
import { Ending } from './ending.js';
import { Issuing } from './issuing.js';
import { mayIssue, mayRevoke, maySeeCertification } from './rights.js';
import { Verification, Verifying } from './verification.js';

/** Somebody who checks a pile of paper by hand stays below it; 80 bits cannot be guessed at any speed. */
const VERIFICATIONS_A_MINUTE = 30;

@Resolver(() => Cohort)
export class CohortCertificationResolver {
  constructor(private readonly view: CertificationView) {}

  @ResolveField(() => [CohortCertification], { description: 'For each rule of the cohort who has met it, with figures and reasons.' })
  @May(maySeeCertification, 'parent')
  certification(@Parent() cohort: Cohort): Promise<CohortCertification[]> {
    return this.view.ofCohort(cohort.id);
  }
}

@Resolver(() => Certificate)
export class CertificatesResolver {
  constructor(private readonly em: EntityManager, private readonly view: CertificationView, private readonly issuing: Issuing, private readonly ending: Ending) {}

  @Query(() => [Certificate], { description: 'Of the signed-in person, revoked and replaced ones included, the latest first.' })
  @May(SIGNED_IN)
  myCertificates(@CurrentActor() actor: Actor): Promise<Certificate[]> {
    return this.em.find(Certificate, { person: actor.personId! }, { orderBy: { issuedAt: 'desc', id: 'asc' } });
  }

  @Query(() => [MyCertification], { description: 'Where the signed-in person stands on the way to each certificate.' })
  @May(SIGNED_IN)
  myCertification(@CurrentActor() actor: Actor): Promise<MyCertification[]> {
    return this.view.ofPerson(actor.personId!, idsOf(actor, 'cohort', ['participant']));
  }

  @Mutation(() => IssuedCertificates, { description: 'Issues for the persons named: all or none. Refused by certificates/count-differs (bound: persons named) and certificates/not-eligible (persons: their names).' })
  @May(mayIssue, 'input.cohortId')
  issueCertificates(@Args('input') input: IssueCertificatesInput, @CurrentActor() actor: Actor): Promise<IssuedCertificates> {
    return this.issuing.issue(input, actor.personId!);
  }

  @Mutation(() => Certificate, { description: 'Takes a certificate back, with the reason. Refused by certificates/already-ended.' })
  @May(mayRevoke, 'input.id')
  revokeCertificate(@Args('input') input: EndCertificateInput, @CurrentActor() actor: Actor): Promise<Certificate> {
    return this.ending.revoke(input, actor.personId!);
  }

  @Mutation(() => Certificate, { description: 'Issues a new certificate after a correction; the old one remains as replaced. Refused by certificates/already-ended and certificates/not-eligible.' })
  @May(mayRevoke, 'input.id')
  replaceCertificate(@Args('input') input: EndCertificateInput, @CurrentActor() actor: Actor): Promise<Certificate> {
    return this.ending.replace(input, actor.personId!);
  }

  /** Already loaded in lists of several people. */
  @ResolveField(() => Person, { description: 'Whose it is, by the name of today.' })
  person(@Parent() certificate: Certificate): Promise<Person> {
    return this.em.findOneOrFail(Person, { id: certificate.person.id });
  }
}

@Resolver()
export class VerificationResolver {
  constructor(private readonly verifying: Verifying, private readonly attempts: Attempts) {}

  @Query(() => Verification, { nullable: true, description: `What a number certifies; null for an unknown and for a malformed one alike. At most ${VERIFICATIONS_A_MINUTE} times a minute from one address.` })
  @May(OPEN)
  async verification(@Args('number', { type: () => String }) number: string, @Context() { request }: RequestContext): Promise<Verification | null> {
    await this.attempts.allow('verify', networkOf(request.ip), VERIFICATIONS_A_MINUTE);
    return this.verifying.verify(number);
  }
}
