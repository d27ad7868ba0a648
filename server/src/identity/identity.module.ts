import { MikroOrmModule } from '@mikro-orm/nestjs';
import { Module } from '@nestjs/common';
import { Accounts } from './accounts.js';
import { AuthController } from './auth.controller.js';
import { ContactData } from './contact-data.js';
import './identity.invariants.js';
import { IdentityResolver } from './identity.resolver.js';
import { Newcomers } from './newcomers.js';
import { ActivePerson, PersonAccount } from './person-account.js';
import { Person } from './person.js';
import { SignIn } from './sign-in.js';
import { SignInsResolver } from './sign-ins.resolver.js';
import { SignIns } from './sign-ins.js';
import { TrailExportController } from './trail-export.controller.js';
import { TrailNamesResolver } from './trail-names.resolver.js';

@Module({
  imports: [MikroOrmModule.forFeature([Person, ContactData, PersonAccount, ActivePerson])],
  controllers: [AuthController, TrailExportController],
  providers: [Accounts, Newcomers, SignIn, SignIns, SignInsResolver, IdentityResolver, TrailNamesResolver],
  exports: [Accounts, Newcomers],
})
export class IdentityModule {}
