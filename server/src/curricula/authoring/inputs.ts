import { InputType } from '@nestjs/graphql';
import { Id, OneOf, SeenVersion, Several, Text, Texts, WholeNumber, YesNo } from '../../platform/input.js';
import { UNIT_KINDS, type UnitKind } from '../unit.js';

@InputType({ description: 'Edits a module of a draft.' })
export class EditModuleInput {
  @Id('The module in this version.') id!: string;
  @SeenVersion() version!: number;
  @Text('Title.', 200, { min: 1 }) title!: string;
  @Text('What it is about, in plain words.', 1000) summary!: string;
  @Texts('Learning outcomes, each a sentence.', 20, 500) outcomes!: string[];
  @WholeNumber('Teaching in presence, in minutes.', 0, 6000) presenceMinutes!: number;
  @WholeNumber('Teaching online, in minutes.', 0, 6000) onlineMinutes!: number;
}

@InputType({ description: 'Adds a module at the end of a draft.' })
export class AddModuleInput {
  @Id('The draft.') draftId!: string;
  @Text('Title.', 200, { min: 1 }) title!: string;
}

@InputType({ description: 'Moves a module within its draft.' })
export class MoveModuleInput {
  @Id('The module in this version.') id!: string;
  @WholeNumber('Where it stands then, counted from 1; behind the last one is the last one.', 1, 1000) position!: number;
}

@InputType({ description: 'Removes a module or a unit from a draft; published versions keep it.' })
export class RemovePartInput {
  @Id('The part in this version.') id!: string;
  @SeenVersion() version!: number;
}

@InputType({ description: 'Adds a unit at the end of a module of a draft.' })
export class AddUnitInput {
  @Id('The module in this version.') moduleId!: string;
  @OneOf('Kind.', UNIT_KINDS) kind!: UnitKind;
  @Text('Title.', 200, { min: 1 }) title!: string;
  @WholeNumber('Planned time, in minutes.', 1, 6000) minutes!: number;
}

@InputType({ description: 'Moves a unit within its module or to another one of the same draft.' })
export class MoveUnitInput {
  @Id('The unit in this version.') id!: string;
  @Id('The module in which it stands then.') moduleId!: string;
  @WholeNumber('Where it stands there, counted from 1.', 1, 1000) position!: number;
}

@InputType({ description: 'Edits a lesson, reflection, assignment or session of a draft.' })
export class EditUnitInput {
  @Id('The unit in this version.') id!: string;
  @SeenVersion() version!: number;
  @Text('Title.', 200, { min: 1 }) title!: string;
  @WholeNumber('Planned time, in minutes.', 1, 6000) minutes!: number;
  @Text('Markdown; HTML in it is shown as text.', 50_000) body!: string;
}

@InputType({ description: 'An answer to choose.' })
export class OptionInput {
  @Text('The answer.', 1000, { min: 1 }) text!: string;
  @YesNo('Whether it is right.') correct!: boolean;
  @Text('What is said to who chose it; empty for nothing.', 2000) feedback!: string;
}

@InputType({ description: 'A question of a quiz.' })
export class QuestionInput {
  @Id('The question; absent for a new one.', { optional: true }) uuid?: string | null;
  @OneOf('single: one answer is right; multiple: exactly the right ones; truth: two answers, one right.', ['single', 'multiple', 'truth']) kind!: 'single' | 'multiple' | 'truth';
  @Text('The question in Markdown.', 5000, { min: 1 }) text!: string;
  @Text('Why the right answer is right, in Markdown.', 5000, { min: 1 }) explanation!: string;
  @Several('The answers in their order.', () => OptionInput, 2, 10) options!: OptionInput[];
}

@InputType({ description: 'Edits a quiz of a draft, whole.' })
export class EditQuizInput {
  @Id('The unit in this version.') id!: string;
  @SeenVersion() version!: number;
  @Text('Title.', 200, { min: 1 }) title!: string;
  @WholeNumber('Planned time, in minutes.', 1, 6000) minutes!: number;
  @WholeNumber('Share of questions that must be right, in percent.', 1, 100) passPercent!: number;
  @WholeNumber('How often it may be tried; absent for as often as one likes.', 1, 20, { optional: true }) attempts?: number | null;
  @Several('The questions in their order.', () => QuestionInput, 1, 100) questions!: QuestionInput[];
}

@InputType({ description: 'Publishes a draft as a new number.' })
export class PublishInput {
  @Id('The draft.') draftId!: string;
  @SeenVersion() version!: number;
  @Text('What is new, for those who teach by it.', 2000, { min: 1 }) note!: string;
}

@InputType({ description: 'Markdown to be shown as it will look.' })
export class PreviewInput {
  @Id('The module whose diagrams it may show.') moduleId!: string;
  @Text('Markdown.', 50_000) body!: string;
}
