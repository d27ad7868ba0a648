import { MikroOrmModule } from '@mikro-orm/nestjs';
import { Module, type OnModuleInit } from '@nestjs/common';
import { sql } from 'kysely';
import { Actors } from '../platform/permission/actors.js';
import { Phase } from './phase.js';
import { Programme } from './programme.js';
import './programmes.scopes.js';
import { MyRolesResolver, ProgrammesResolver } from './programmes.resolver.js';
import { RoleAssignment } from './role-assignment.js';
import { StartResolver } from './start.resolver.js';
import { Start } from './start.js';
import { WorkPackage } from './work-package.js';

@Module({
  imports: [MikroOrmModule.forFeature([Programme, Phase, WorkPackage, RoleAssignment])],
  providers: [ProgrammesResolver, MyRolesResolver, Start, StartResolver],
  exports: [Start],
})
export class ProgrammesModule implements OnModuleInit {
  constructor(private readonly actors: Actors) {}

  onModuleInit(): void {
    this.actors.grantsFrom(async (em, personId) => {
      const { rows } = await sql<{ role: string; programme: string | null; site: string | null }>`
        select role, programme_id as programme, site_id as site from role_assignment where person_id = ${personId}`.execute(em.getKysely());
      return rows.map(({ role, ...within }) => ({ role, within }));
    });
  }
}
