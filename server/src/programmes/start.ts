import { Injectable } from '@nestjs/common';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { Actor } from '../platform/permission/right.js';

@ObjectType({ description: 'A stop on the departure board: what comes next.' })
export class NextStop {
  @Field({ description: 'session, deadline or module.' })
  kind!: string;

  @Field()
  title!: string;

  @Field()
  startsAt!: Date;

  @Field(() => Date, { nullable: true })
  endsAt!: Date | null;

  @Field({ description: 'Empty where there is none.' })
  place!: string;

  @Field({ description: 'What to bring; empty for nothing.' })
  bring!: string;

  @Field({ description: 'A path in the client, without the locale.' })
  link!: string;

  @Field({ description: 'Which button leads there: open-session, record-attendance, learn, join.' })
  action!: string;
}

@ObjectType({ description: 'Something that waits for the person, or is missing.' })
export class ToDo {
  @Field({ description: 'What it is, worded by the client: marks-missing, quiz-failed, marks-recorded, unit-open, certificates-to-issue, mail-waiting …' })
  kind!: string;

  @Field({ description: 'What it is about: a title or a name.' })
  subject!: string;

  @Field(() => Int, { description: 'How many.' })
  count!: number;

  @Field(() => Int, { nullable: true, description: 'Of how many, where that says more: marks that are recorded of those that are due.' })
  of?: number | null;

  @Field(() => Date, { nullable: true })
  dueAt!: Date | null;

  @Field({ description: 'A path in the client, without the locale.' })
  link!: string;
}

/** What a room adds to the start page of a person. A list is left out where the room never asks anything of them: an empty one says that all is done. */
export interface StartContribution {
  readonly next?: readonly NextStop[];
  /** What waits for the person to act. */
  readonly todo?: readonly ToDo[];
  /** What is missing for the person's or the site's certificate. */
  readonly missing?: readonly ToDo[];
}

/** From the begin of a day's first session to that of its last, at most. In ms. */
const SAME_DAY = 12 * 3_600_000;

type Contributor = (actor: Actor) => Promise<StartContribution>;

/** The question "what is next and what waits for me", answered by the rooms that come later. */
@Injectable()
export class Start {
  private readonly contributors: Contributor[] = [];

  answeredBy(contributor: Contributor): void {
    this.contributors.push(contributor);
  }

  async of(actor: Actor): Promise<{ next: NextStop[]; todo: ToDo[] | null; missing: ToDo[] | null }> {
    const answers = await Promise.all(this.contributors.map((contribute) => contribute(actor)));
    return {
      next: nearest(answers.flatMap((answer) => answer.next ?? []).sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())),
      todo: together(answers.flatMap(({ todo }) => (todo ? [todo] : []))),
      missing: together(answers.flatMap(({ missing }) => (missing ? [missing] : []))),
    };
  }
}

/** Three, and whatever else belongs to the day of the first: nobody is to leave before its last session. */
const nearest = (stops: NextStop[]): NextStop[] => stops.filter(({ startsAt }, index) => index < 3 || startsAt.getTime() - stops[0]!.startsAt.getTime() < SAME_DAY);
const together = (lists: readonly (readonly ToDo[])[]): ToDo[] | null => (lists.length ? lists.flat().sort(byUrgency) : null);
const byUrgency = (a: ToDo, b: ToDo): number => (a.dueAt?.getTime() ?? Infinity) - (b.dueAt?.getTime() ?? Infinity);
