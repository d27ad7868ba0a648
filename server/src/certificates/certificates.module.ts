import { MikroOrmModule } from '@mikro-orm/nestjs';
import { Module } from '@nestjs/common';
import { CertificateRule } from './certificate-rule.js';

@Module({ imports: [MikroOrmModule.forFeature([CertificateRule])] })
export class CertificatesModule {}
