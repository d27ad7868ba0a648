import { isDeepStrictEqual } from 'node:util';
import type { ModuleContent, UnitContent, VersionContent } from './content.js';
import { type Aspect, BEYOND_WORDING } from './aspects.js';
import { compareQuizzes } from './compare-quizzes.js';

/** What one part of a curriculum has become between two versions. */
export interface Change {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly part: 'curriculum' | 'module' | 'unit';
  /** The same in all versions. */
  readonly uuid: string;
  readonly title: string;
  /** The title of the module in which a unit stands; empty for other parts. */
  readonly inModule: string;
  /** What of it changed. Empty for what was added or removed. */
  readonly aspects: readonly Aspect[];
  /** Those of them that are more than wording; for what was added or removed the fact itself. */
  readonly beyondWording: readonly Aspect[];
}

const isBeyond = (aspect: Aspect): boolean => (BEYOND_WORDING as readonly string[]).includes(aspect);

/** The changes from one version to the next, in the order of the later one; what was removed stands at its end. */
export function compare(before: VersionContent, after: VersionContent): Change[] {
  const about = change('changed', 'curriculum', after, '', [...differing(before, after, ['title', 'summary'])]);
  return [
    ...(about.aspects.length ? [about] : []),
    ...compareParts('module', before.modules, after.modules, placeOfModule, moduleAspects),
    ...compareParts('unit', unitsOf(before), unitsOf(after), (unit) => unit, unitAspects),
  ];
}

interface Part { readonly uuid: string; readonly title: string }
interface Place { readonly moduleUuid: string; readonly inModule: string }
interface PlacedUnit extends UnitContent, Place {}
const placeOfModule = (): Place => ({ moduleUuid: '', inModule: '' });

function compareParts<P extends Part>(part: Change['part'], before: readonly P[], after: readonly P[], placeOf: (one: P) => Place, aspects: (before: P, after: P) => Aspect[]): Change[] {
  const old = new Map(before.map((one) => [one.uuid, one]));
  const now = new Map(after.map((one) => [one.uuid, one]));
  const inModule = (one: P): string => placeOf(one).inModule;
  // Order counts within a module: a module that is moved takes its units along.
  const stays = ({ uuid }: P): boolean => old.has(uuid) && now.has(uuid) && placeOf(old.get(uuid)!).moduleUuid === placeOf(now.get(uuid)!).moduleUuid;
  const earlierByModule = Map.groupBy(before.filter(stays), (one) => placeOf(one).moduleUuid);
  const moved = new Set([...Map.groupBy(after.filter(stays), (one) => placeOf(one).moduleUuid)].flatMap(([module, parts]) => movedAmong(earlierByModule.get(module) ?? [], parts)));
  const changes = after.map((one): Change => {
    const earlier = old.get(one.uuid);
    if (!earlier) return change('added', part, one, inModule(one), []);
    return change('changed', part, one, inModule(one), [...(moved.has(one.uuid) ? ['position' as const] : []), ...aspects(earlier, one)]);
  });
  const removed = before.filter(({ uuid }) => !now.has(uuid)).map((one) => change('removed', part, one, inModule(one), []));
  return [...changes.filter(({ kind, aspects: found }) => kind !== 'changed' || found.length), ...removed];
}

function change(kind: Change['kind'], part: Change['part'], { uuid, title }: Part, inModule: string, aspects: Aspect[]): Change {
  return { kind, part, uuid, title, inModule, aspects: [...new Set(aspects)], beyondWording: kind === 'changed' ? [...new Set(aspects.filter(isBeyond))] : [kind] };
}

const moduleAspects = (before: ModuleContent, after: ModuleContent): Aspect[] => [
  ...differing(before, after, ['title', 'summary', 'outcomes', 'presenceMinutes', 'onlineMinutes', 'drawings']),
  ...(before.outcomes.length === after.outcomes.length ? [] : ['outcomeCount' as const]),
];

const unitAspects = (before: PlacedUnit, after: PlacedUnit): Aspect[] => [
  ...(before.moduleUuid === after.moduleUuid ? [] : ['position' as const]),
  ...differing(before, after, ['kind', 'title', 'minutes', 'body']),
  ...(before.quiz && after.quiz ? compareQuizzes(before.quiz, after.quiz) : []),
];

const differing = <P, A extends Aspect & keyof P>(before: P, after: P, aspects: readonly A[]): A[] =>
  aspects.filter((aspect) => !isDeepStrictEqual(before[aspect], after[aspect]));

const unitsOf = ({ modules }: VersionContent): PlacedUnit[] =>
  modules.flatMap(({ uuid, title, units }) => units.map((unit) => ({ ...unit, moduleUuid: uuid, inModule: title })));

/** Which of the parts that stand in both were moved: those outside the longest run that kept its order. */
function movedAmong(before: readonly Part[], after: readonly Part[]): string[] {
  const places = new Map(before.map(({ uuid }, place) => [uuid, place]));
  const runs: { readonly place: number; readonly uuids: readonly string[] }[] = [];
  for (const { uuid } of after) {
    const place = places.get(uuid) ?? -1;
    const longest = runs.filter((run) => run.place < place).reduce<readonly string[]>((best, { uuids }) => (uuids.length > best.length ? uuids : best), []);
    runs.push({ place, uuids: [...longest, uuid] });
  }
  const inOrder = new Set(runs.reduce<readonly string[]>((best, { uuids }) => (uuids.length > best.length ? uuids : best), []));
  return after.map(({ uuid }) => uuid).filter((uuid) => !inOrder.has(uuid));
}
