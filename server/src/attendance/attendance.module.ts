import { MikroOrmModule } from '@mikro-orm/nestjs';
import { Module } from '@nestjs/common';
import { Mark } from './mark.js';
import { Substitute } from './substitute.js';

@Module({ imports: [MikroOrmModule.forFeature([Mark, Substitute])] })
export class AttendanceModule {}
