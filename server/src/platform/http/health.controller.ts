import { EntityManager } from '@mikro-orm/postgresql';
import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { May } from '../permission/may.js';
import { OPEN } from '../permission/right.js';

@Controller()
export class HealthController {
  constructor(private readonly em: EntityManager) {}

  /** The process lives. */
  @Get('health') @May(OPEN)
  health(): { status: string } {
    return { status: 'ok' };
  }

  /** The process can serve: its database answers. */
  @Get('ready') @May(OPEN)
  async ready(): Promise<{ status: string }> {
    await this.em.execute('select 1').catch(() => { throw new ServiceUnavailableException({ status: 'database away' }); });
    return { status: 'ready' };
  }
}
