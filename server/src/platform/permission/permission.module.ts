import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { Actors } from './actors.js';
import { PermissionGuard } from './permission.guard.js';

@Global()
@Module({ providers: [Actors, PermissionGuard, { provide: APP_GUARD, useExisting: PermissionGuard }], exports: [Actors] })
export class PermissionModule {}
