import { Migration } from '@mikro-orm/migrations';

/** The database itself counts the attempts at a quiz, so that the service need not hold a transaction open to do it. */
export class Migration0010QuizAttempts extends Migration {
  override name = '0010-quiz-attempts';

  override up(): void {
    this.addSql(LIMIT);
  }
}

// Under the lock of the enrolment, so that of several at once none goes beyond the limit.
const LIMIT = `
create function refuse_attempt_beyond_limit() returns trigger language plpgsql as $$
declare
  allowed integer;
begin
  select (u.quiz->>'attempts')::integer into allowed
    from unit u join module m on m.id = u.module_id where u.uuid = new.unit_uuid and m.curriculum_version_id = new.curriculum_version_id;
  if allowed is null then
    return new;
  end if;
  perform from enrolment where cohort_id = new.cohort_id and person_id = new.person_id order by id for update;
  if (select count(*) from quiz_attempt where cohort_id = new.cohort_id and person_id = new.person_id and unit_uuid = new.unit_uuid) >= allowed then
    raise exception using errcode = 'KB009', message = 'the attempts at this quiz are used up', table = tg_table_name;
  end if;
  return new;
end $$;

create trigger quiz_attempt_within_limit before insert on quiz_attempt for each row execute function refuse_attempt_beyond_limit();
`;
