import { MikroOrmModule } from '@mikro-orm/nestjs';
import { Module } from '@nestjs/common';
import { AttendanceModule } from '../attendance/attendance.module.js';
import { LearningModule } from '../learning/learning.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { CertificateController } from './certificate.controller.js';
import { CertificateRule } from './certificate-rule.js';
import { Certificate } from './certificate.js';
import './certificates.invariants.js';
import { CertificatesResolver, CohortCertificationResolver, VerificationResolver } from './certificates.resolver.js';
import { CertificatesStart } from './certificates.start.js';
import { Certification } from './certification.js';
import { CertificationView } from './certification.view.js';
import { Facts } from './cohort-facts.js';
import { Ending } from './ending.js';
import { Issuing } from './issuing.js';
import { Stating } from './stating.js';
import { Verifying } from './verification.js';

@Module({
  imports: [MikroOrmModule.forFeature([CertificateRule, Certificate]), ProgrammesModule, AttendanceModule, LearningModule],
  controllers: [CertificateController],
  providers: [
    Facts, Certification, CertificationView, Stating, Issuing, Ending, Verifying, CertificatesStart,
    CohortCertificationResolver, CertificatesResolver, VerificationResolver,
  ],
})
export class CertificatesModule {}
