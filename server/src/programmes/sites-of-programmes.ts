import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';

type SiteOf = (em: EntityManager, programmeId: string, siteId: string) => Promise<{ readonly name: string } | null>;

/** The question "which site of the programme is this": sites are a later room's. */
@Injectable()
export class SitesOfProgrammes {
  private site: SiteOf = () => Promise.resolve(null);

  answeredBy(site: SiteOf): void {
    this.site = site;
  }

  /** A site of the programme by its name; null for any other. */
  find(em: EntityManager, programmeId: string, siteId: string): Promise<{ readonly name: string } | null> {
    return this.site(em, programmeId, siteId);
  }
}
