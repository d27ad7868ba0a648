import { EntityManager } from '@mikro-orm/postgresql';
import { Args, InputType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { sql } from 'kysely';
import { AuditName, AuditPage, mayReadTrail } from '../platform/audit/trail.js';
import { namesInTrail } from '../platform/audit/trail.queries.js';
import { Text } from '../platform/input.js';
import { May } from '../platform/permission/may.js';
import { nameOf, Person } from './person.js';

const AT_MOST = 20;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

@InputType()
class TrailPersonsInput {
  @Text('Words of a name.', 100)
  search!: string;
}

/** Says in names what the trail says in keys. */
@Resolver(() => AuditPage)
export class TrailNamesResolver {
  constructor(private readonly em: EntityManager) {}

  @Query(() => [AuditName], { description: 'For searching the trail: whose name has these words in it, the first 20 by name.' })
  @May(mayReadTrail)
  async trailPersons(@Args('input') { search }: TrailPersonsInput): Promise<AuditName[]> {
    const pattern = `%${search.trim().replace(/\s+/g, ' ').replace(/[\\%_]/g, '\\$&')}%`;
    const { rows } = await sql<AuditName>`
      select id, concat_ws(', ', family_name, concat_ws(' ', title, given_name)) as name from person
      where concat_ws(' ', title, given_name, family_name) ilike ${pattern} or concat(family_name, ', ', given_name) ilike ${pattern}
      order by family_name, given_name, id limit ${AT_MOST}`.execute(this.em.getKysely());
    return rows;
  }

  @ResolveField(() => [AuditName], { description: 'What the ids in the entries are called, as far as that is known: people, and what has a title, a name or a number.' })
  @May(mayReadTrail)
  async names(@Parent() { entries }: AuditPage): Promise<AuditName[]> {
    const ids = new Set(entries.flatMap(({ actorId, personId, objectId, changes }) =>
      [actorId, personId, objectId, ...changes.flatMap(({ before, after }) => [before, after])]).filter((id) => id !== null && ID.test(id)) as string[]);
    const persons = (await this.em.find(Person, { id: { $in: [...ids] } })).map((person) => ({ id: person.id, name: nameOf(person) }));
    for (const { id } of persons) ids.delete(id);
    return [...persons, ...await namesInTrail(this.em, [...ids])];
  }
}
