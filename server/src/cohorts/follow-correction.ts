import type { EntityManager } from '@mikro-orm/postgresql';
import { CurriculumVersion } from '../curricula/curriculum-version.js';
import type { CorrectionReleased } from '../curricula/events.js';
import { Cohort } from './cohort.js';

/** Running cohorts on that number go on with the corrected wording; one that has ended keeps what it was taught. */
export async function followCorrection(em: EntityManager, { version }: CorrectionReleased, today: string): Promise<void> {
  const cohorts = await em.find(Cohort, { curriculumVersion: { curriculum: version.curriculum, number: version.number }, endsOn: { $gte: today } });
  for (const cohort of cohorts) cohort.curriculumVersion = em.getReference(CurriculumVersion, version.id);
  await em.flush();
}
