import { MikroOrmModule } from '@mikro-orm/nestjs';
import { Module, type OnModuleInit } from '@nestjs/common';
import { sql } from 'kysely';
import { IdentityModule } from '../identity/identity.module.js';
import { Actors } from '../platform/permission/actors.js';
import { Invitations } from './invitations.js';
import { KnownPeople } from './known-people.js';
import { MyRolesResolver } from './my-roles.resolver.js';
import { ProgrammePeopleResolver, RolesResolver } from './people.resolver.js';
import { Phase } from './phase.js';
import { Programme } from './programme.js';
import './programmes.scopes.js';
import { ProgrammesResolver } from './programmes.resolver.js';
import { VacantRoles } from './programmes.start.js';
import { RoleAssignment } from './role-assignment.js';
import { RoleGiving } from './role-giving.js';
import { SitesOfProgrammes } from './sites-of-programmes.js';
import { StartResolver } from './start.resolver.js';
import { Start } from './start.js';
import { WorkPackage } from './work-package.js';

@Module({
  imports: [MikroOrmModule.forFeature([Programme, Phase, WorkPackage, RoleAssignment]), IdentityModule],
  providers: [ProgrammesResolver, MyRolesResolver, RolesResolver, ProgrammePeopleResolver, RoleGiving, Invitations, KnownPeople, SitesOfProgrammes, Start, StartResolver, VacantRoles],
  exports: [Invitations, KnownPeople, SitesOfProgrammes, Start],
})
export class ProgrammesModule implements OnModuleInit {
  constructor(private readonly actors: Actors) {}

  onModuleInit(): void {
    this.actors.grantsFrom((personId) => sql`
      select role, jsonb_build_object('programme', programme_id, 'site', site_id) as within from role_assignment where person_id = ${personId} and ended_at is null`);
  }
}
