import { sql } from 'kysely';
import { isSelf, right } from '../platform/permission/right.js';
import { defineScope } from '../platform/permission/scopes.js';
import { isIssuer, isOrganiser, isTrainer } from '../programmes/roles.js';

defineScope('certificate', async (em, ids) => (await sql<{ id: string; programme: string; cohort: string; person: string }>`
  select t.id, c.programme_id as programme, t.cohort_id as cohort, t.person_id as person
  from certificate t join cohort c on c.id = t.cohort_id where t.id = any(${ids}::uuid[])`.execute(em.getKysely())).rows);

/** Who of a cohort has met what, with the reasons, and what was issued. */
export const maySeeCertification = right('certificates.see', 'cohort', isIssuer.or(isOrganiser).or(isTrainer));

/** Four eyes are a matter of roles: whoever runs the programme does not issue unless also made an issuer. */
export const mayIssue = right('certificates.issue', 'cohort', isIssuer);

export const mayRevoke = right('certificate.revoke', 'certificate', isIssuer);

export const mayReadCertificate = right('certificate.read', 'certificate', isIssuer.or(isOrganiser).or(isSelf));
