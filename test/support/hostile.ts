import type { GraphQLArgument, GraphQLField, GraphQLInputType, GraphQLOutputType, GraphQLObjectType } from 'graphql';
import { asServed } from './as-served.js';

const { getNamedType, isEnumType, isInputObjectType, isLeafType, isListType, isNonNullType, isObjectType } = await asServed<typeof import('graphql')>('graphql');

/** Numbers from a seed: the same seed asks the same questions again. */
export class Dice {
  constructor(private state: number) {}

  /** From 0 to below 1 (mulberry32). */
  roll(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  one<T>(of: readonly T[]): T {
    return of[Math.floor(this.roll() * of.length)]!;
  }
}

const LONG = 'ü'.repeat(70_000);
const TEXTS = [
  '', ' ', '\t\n', 'x', LONG, '\u0000', 'a\u0000b', '\u001b[31m', '\ud800', 'a\udfffb', '\u202etxet', '\ufeff', 'e\u0301', '👩‍👩‍👧‍👦', '’; drop table person; --', "'; drop table person; --", "' or ''='",
  '%', '_', '\\', '\\x', '$1', '${7*7}', '{{7*7}}', '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '[x](javascript:alert(1))', '![x](data:text/html,x)', '../../etc/passwd', 'C:\\x',
  'null', 'NaN', 'true', '-1', '١٢٣', '__proto__', 'constructor', 'a@b', 'x@example.org', '"><"', '0000-0000-0000-0000', 'https://evil.example', '{}', '[]', '<'.repeat(5000), '['.repeat(5000), '*a '.repeat(5000), '> '.repeat(2000),
] as const;
const NUMBERS = [0, -0, 1, -1, 2, 7, 100, 2_147_483_647, -2_147_483_648, 2_147_483_648, 9_007_199_254_740_992, 1e308, -1e308, 0.5, 1e-7];
const DAYS = ['2022-06-22', '2022-02-30', '0000-00-00', '0000-01-01', '0001-01-01', '9999-12-31', '-0001-01-01', '+275760-09-13', '2022-6-2', '2022-06-22T00:00:00Z', '', 'heute'];
const INSTANTS = ['2022-06-22T07:00:00Z', '2022-06-31T07:00:00Z', '0000-01-01T00:00:00Z', '0001-01-01T00:00:00+23:59', '9999-12-31T23:59:59.999999999Z', '9999-12-31T23:59:59-23:59', '2022-06-22T24:00:00Z', '2022-06-22', '', 'jetzt'];
const IDS = ['', 'x', '00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff', '5f0c1f3e-6d4b-4b5e-9a42-0c9a0d6f7a11', "' or 1=1 --", '\u0000', '../x', '{5f0c1f3e-6d4b-4b5e-9a42-0c9a0d6f7a11}', LONG];
const STRANGE: readonly unknown[] = [null, true, 7, 'x', [], {}, [[[]]], [null], { a: { b: { c: null } } }, ['x', 7]];
const WORDS = ['', 'x', 'PRESENT', 'present', 'administrator', 'organiser', 'online', 'cancelled', 'de'];

/** Arguments that fit now and again, so that what lies behind the first check is asked as well. `ids` are those of things that exist. */
export class Hostile {
  constructor(private readonly dice: Dice, private readonly ids: readonly string[], private readonly words: readonly string[]) {}

  arguments(args: readonly GraphQLArgument[]): Record<string, unknown> {
    return Object.fromEntries(args.flatMap((arg) => (isNonNullType(arg.type) || this.dice.roll() < 0.7 ? [[arg.name, this.value(arg.type, 0)]] : [])));
  }

  text(): string {
    return this.dice.one(TEXTS);
  }

  private value(type: GraphQLInputType, depth: number): unknown {
    if (isNonNullType(type)) return this.dice.roll() < 0.02 ? null : this.value(type.ofType as GraphQLInputType, depth);
    // Wrong in kind: GraphQL itself refuses it.
    if (this.dice.roll() < 0.03) return this.dice.one(STRANGE);
    if (isListType(type)) {
      const one = (): unknown => this.value(type.ofType as GraphQLInputType, depth + 1);
      const few = this.dice.one([0, 1, 1, 1, 2, 3]);
      const many = Array.from({ length: this.dice.roll() < 0.03 ? 300 : few }, one);
      return this.dice.roll() < 0.1 && many.length ? [...many, many[0]] : many;
    }
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter((field) => isNonNullType(field.type) || this.dice.roll() < 0.7);
      const object = Object.fromEntries(fields.map((field) => [field.name, this.value(field.type, depth + 1)]));
      return this.dice.roll() < 0.02 ? { ...object, unknown: 1 } : object;
    }
    if (isEnumType(type)) return this.dice.one([...type.getValues().map(({ name }) => name), 'UNKNOWN']);
    switch (getNamedType(type).name) {
      case 'ID': return this.dice.roll() < 0.75 ? this.dice.one(this.ids) : this.dice.one(IDS);
      case 'Int': case 'Float': return this.dice.roll() < 0.6 ? this.dice.one([1, 2, 5, 45, 70]) : this.dice.one(NUMBERS);
      case 'Boolean': return this.dice.one([true, false]);
      case 'LocalDate': return this.dice.one(DAYS);
      case 'DateTime': return this.dice.one(INSTANTS);
      case 'String': return this.dice.roll() < 0.35 ? this.dice.one([...this.words, ...WORDS]) : this.text();
      default: return this.dice.one([...STRANGE, this.text()]);
    }
  }
}

/** A document that asks one field of Query or Mutation for as much as a page would: two edges deep, all plain fields. */
export function documentOf(kind: 'query' | 'mutation', field: GraphQLField<unknown, unknown>, given: readonly string[]): string {
  const declared = given.map((one) => `$${one}: ${String(field.args.find(({ name }) => name === one)!.type)}`).join(', ');
  const passed = given.map((one) => `${one}: $${one}`).join(', ');
  return `${kind} Fuzz${declared ? `(${declared})` : ''} { ${field.name}${passed ? `(${passed})` : ''} ${selection(field.type, 2)} }`;
}

function selection(type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return '';
  const asked = Object.values((named as GraphQLObjectType).getFields()).filter((field) => !field.args.some((arg) => isNonNullType(arg.type)) && (isLeafType(getNamedType(field.type)) || depth > 0));
  return `{ __typename ${asked.map((field) => `${field.name} ${selection(field.type, depth - 1)}`).join(' ')} }`;
}
