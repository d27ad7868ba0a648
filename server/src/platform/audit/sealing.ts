import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { sql } from 'kysely';
import { type Ask, Jobs } from '../jobs/jobs.js';

/** Entries of one block; a longer list is sealed in several. */
const MOST = 10_000;

/** Where a sealed block no longer holds what it held, or the trail is switched off. */
export interface AuditFault {
  readonly block: string | null;
  readonly entry: string | null;
  readonly what: string;
}

/** Chains what was recorded into blocks, beside the writes and never in them. */
@Injectable()
export class Sealing implements OnModuleInit {
  constructor(private readonly em: EntityManager, private readonly jobs: Jobs) {}

  onModuleInit(): void {
    this.jobs.every('* * * * *', 'seal-audit', async (_, ask) => { await seal(ask); });
  }

  /** What is wrong with the trail; nothing, as a rule. Reads all of it. */
  async faults(): Promise<AuditFault[]> {
    return (await sql<AuditFault>`select * from audit_faults()`.execute(this.em.fork().getKysely())).rows;
  }
}

/** Seals all that is open. */
async function seal(ask: Ask): Promise<void> {
  for (;;) {
    const { rows: [row] } = await ask<{ sealed: number }>('select seal_audit($1) as sealed', [MOST]);
    if (row!.sealed < MOST) return;
  }
}
