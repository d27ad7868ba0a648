import { mustHold } from '../platform/invariants/must-hold.js';

mustHold('certificates/facts-readable', 'What a certificate states can still be read, and carries its number; so can the rule by which it was decided.', `
  select id as certificate, number from certificate
  where (statement ->> 'number') is distinct from number
    or not statement ?& array['title', 'person', 'site', 'programme', 'curriculum', 'cohort', 'provider', 'funders', 'startsOn', 'endsOn', 'parts', 'modules',
      'attended', 'offered', 'online', 'place', 'issuedOn', 'issuer', 'issuerFunction', 'address']
    or jsonb_typeof(statement -> 'parts') <> 'array' or jsonb_typeof(statement -> 'modules') <> 'array'
    or jsonb_typeof(statement -> 'attended') <> 'number' or jsonb_typeof(statement -> 'offered') <> 'number'
    or not rule ?& array['version', 'conditions', 'eligibility']`);

mustHold('certificates/paper', 'The paper of a certificate is a PDF of its own.', `
  select c.id as certificate, c.number, f.id as stored_file from certificate c join stored_file f on f.id = c.file_id
  where f.media_type <> 'application/pdf' or exists (select from certificate d where d.file_id = c.file_id and d.id <> c.id)`);

mustHold('certificates/person-enrolled', 'Whoever has a certificate of a cohort is or was enrolled in it.', `
  select c.id as certificate, c.number, c.person_id as person from certificate c
  where not exists (select from enrolment n where n.cohort_id = c.cohort_id and n.person_id = c.person_id)`);

mustHold('certificates/met', 'A certificate was issued to somebody who had met the rule.', `
  select id as certificate, number, rule #>> '{eligibility,state}' as state from certificate where (rule #>> '{eligibility,state}') is distinct from 'met'`);

mustHold('certificates/replaced-by', 'In place of a replaced certificate another one was issued.', `
  select c.id as certificate, c.number from certificate c where c.state = 'replaced' and not exists (
    select from certificate d where d.id <> c.id and (d.person_id, d.purpose, d.occasion) = (c.person_id, c.purpose, c.occasion) and d.issued_at >= c.ended_at)`);
