import { AttendanceModule } from './attendance/attendance.module.js';
import { CalendarModule } from './calendar/calendar.module.js';
import { CertificatesModule } from './certificates/certificates.module.js';
import { CohortsModule } from './cohorts/cohorts.module.js';
import { CurriculaModule } from './curricula/curricula.module.js';
import { IdentityModule } from './identity/identity.module.js';
import { InstallationModule } from './installation/installation.module.js';
import { LearningModule } from './learning/learning.module.js';
import { PrivacyModule } from './privacy/privacy.module.js';
import { ProgrammesModule } from './programmes/programmes.module.js';
import { ProvidersModule } from './providers/providers.module.js';
import { SitesModule } from './sites/sites.module.js';
import { WorkshopsModule } from './workshops/workshops.module.js';

/** The rooms in their order: each may import what stands before it. A test holds the imports against this list. */
export const ROOMS = [
  IdentityModule, ProvidersModule, CurriculaModule, ProgrammesModule, SitesModule, CohortsModule, WorkshopsModule,
  AttendanceModule, LearningModule, CertificatesModule, CalendarModule, PrivacyModule, InstallationModule,
];
