import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Person } from '../identity/person.js';
import { Clock } from '../platform/clock.js';
import { demandVersion, Refusal } from '../platform/refusal.js';
import { Certificate, type CertificateState } from './certificate.js';
import type { EndCertificateInput } from './certificates.inputs.js';
import { Issuing } from './issuing.js';

/** Ends certificates: nothing is deleted, everybody who verifies is told. */
@Injectable()
export class Ending {
  constructor(private readonly em: EntityManager, private readonly issuing: Issuing, private readonly clock: Clock) {}

  revoke(input: EndCertificateInput, by: string): Promise<Certificate> {
    return this.em.transactional(() => this.end(input, 'revoked', by));
  }

  /** A new certificate by the facts of today in place of one that states something wrong. */
  async replace(input: EndCertificateInput, by: string): Promise<Certificate> {
    const { cohort, purpose, person } = await this.em.findOneOrFail(Certificate, { id: input.id });
    return this.em.transactional(async () => {
      await this.issuing.queueAt(cohort.id, purpose);
      // One instant for both: the clock may be put back between them, and the new one is never older than the end of the old.
      const now = this.clock.now();
      await this.end(input, 'replaced', by, now);
      const [made] = await this.issuing.make(cohort.id, purpose, [person.id], by, now);
      return made!;
    });
  }

  private async end({ id, reason, version }: EndCertificateInput, state: CertificateState, by: string, now = this.clock.now()): Promise<Certificate> {
    const certificate = await this.em.findOneOrFail(Certificate, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
    demandVersion(certificate, version, current);
    if (certificate.state !== 'issued') throw new Refusal('certificates/already-ended', { current: current(certificate) });
    Object.assign(certificate, { state, reason, endedAt: now, endedBy: this.em.getReference(Person, by) });
    await this.em.flush();
    return certificate;
  }
}

const current = ({ id, state, reason, endedAt, version }: Certificate): object => ({ id, state, reason, endedAt: endedAt?.toISOString() ?? null, version });
