import { Component, computed, input, output } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { graphql, mutation } from '../platform/graphql';
import { Saving } from '../platform/saving';
import { Conflict, Difference, Field, FieldInput, Icon, SaveStateLine } from '../platform/ui';
import type { Quiz } from './quiz-reading';
import { addOption, asStored, Form, formOf, Question, QUESTION_KINDS, readable, withKind, withOption, withoutOption } from './quiz';
import { freshSheet, isDirty, sheetOf } from './sheet';
import { ASPECTS } from './words';

const Edit = graphql(`
  mutation EditQuiz($input: EditQuizInput!) {
    editQuiz(input: $input) { version title minutes source { quiz { passPercent attempts questions { uuid kind text explanation options { text correct feedback } } } } }
  }
`);

export interface QuizUnit {
  id: string;
  version: number;
  title: string;
  minutes: number;
  source: { quiz: Quiz | null };
}

/** A quiz: its rule, and each question with its answers, what is right and why. */
@Component({
  selector: 'kb-quiz-form',
  imports: [Conflict, Field, FieldInput, Icon, MatButton, MatIconButton, SaveStateLine],
  templateUrl: './quiz-form.html',
  styleUrl: './quiz-form.scss',
})
export class QuizForm {
  private readonly edit = mutation(Edit);

  readonly unit = input.required<QuizUnit>();
  /** It was saved, or the state of somebody else was taken over. */
  readonly changed = output<void>();

  private readonly sheet = sheetOf<QuizUnit, Form>(this.unit, formOf);
  protected readonly form = computed(() => this.sheet()?.form ?? formOf(this.unit()));
  readonly dirty = computed(() => isDirty(this.sheet()));
  protected readonly saving = new Saving();
  protected readonly differences = computed(() => this.compare());

  protected readonly kinds = Object.entries(QUESTION_KINDS);
  protected readonly addOption = addOption;
  protected readonly withKind = withKind;
  protected readonly withOption = withOption;
  protected readonly withoutOption = withoutOption;
  protected readonly words = {
    title: ASPECTS['title']!,
    minutes: $localize`:@@curricula.minutes.label:Dauer in Minuten`,
    pass: $localize`:@@curricula.quiz.pass:So viel Prozent müssen richtig sein`,
    attempts: $localize`:@@curricula.quiz.attempts:Versuche`,
    attemptsHint: $localize`:@@curricula.quiz.attemptsHint:Leer heißt: beliebig oft.`,
    kind: $localize`:@@curricula.quiz.kind:Art der Frage`,
    text: $localize`:@@curricula.quiz.text:Frage`,
    explanation: $localize`:@@curricula.quiz.explanation:Erklärung, nach der Antwort zu lesen`,
    feedback: $localize`:@@curricula.quiz.feedback:Rückmeldung, wenn jemand das wählt`,
  };
  protected readonly heading = (index: number): string => $localize`:@@curricula.quiz.question:Frage ${index + 1}:number:`;
  protected readonly answer = (index: number): string => $localize`:@@curricula.quiz.answer:Antwort ${index + 1}:number:`;
  protected readonly isRight = (index: number): string => $localize`:@@curricula.quiz.isRight:Antwort ${index + 1}:number: ist richtig`;
  protected readonly removeAnswer = (index: number): string => $localize`:@@curricula.quiz.removeAnswer:Antwort ${index + 1}:number: entfernen`;

  protected set(values: Partial<Form>): void {
    this.sheet.update((sheet) => sheet && { ...sheet, form: { ...sheet.form, ...values } });
  }

  protected setQuestion(index: number, question: Partial<Question>): void {
    this.set({ questions: this.form().questions.map((one, at) => (at === index ? { ...one, ...question } : one)) });
  }

  protected addQuestion(): void {
    const option = { text: '', correct: false, feedback: '' };
    this.set({ questions: [...this.form().questions, { uuid: null, kind: 'single', text: '', explanation: '', options: [{ ...option, correct: true }, option] }] });
  }

  protected removeQuestion(index: number): void {
    this.set({ questions: this.form().questions.filter((_, at) => at !== index) });
  }

  /** The refusal about one question stands at that question. */
  protected refusalAt(index: number, part?: string): string | null {
    const field = `questions.${index}${part ? `.${part}` : ''}`;
    const state = this.saving.state();
    return state.kind === 'refused' && state.refusal.field === field ? this.saving.at(field) : null;
  }

  protected async save(version = this.sheet()?.version ?? 0): Promise<void> {
    const sheet = this.sheet();
    if (!sheet) return;
    const saved = await this.saving.run(async () => (await this.edit({ input: { ...sheet.form, id: sheet.id, version } })).editQuiz);
    if (!saved) return;
    this.sheet.update((now) => now && { ...freshSheet({ ...saved, id: now.id }, formOf(saved)), form: now.form === sheet.form ? formOf(saved) : now.form });
    this.changed.emit();
  }

  protected keepMine(): Promise<void> {
    return this.save(this.current()?.version);
  }

  protected takeCurrent(): void {
    const current = this.current();
    if (!current) return;
    this.sheet.update((sheet) => sheet && freshSheet({ id: sheet.id, version: current.version }, current.form));
    this.changed.emit();
    this.saving.reset();
  }

  private current(): { version: number; form: Form } | null {
    const state = this.saving.state();
    return state.kind === 'conflict' ? asStored(state.refusal.current) : null;
  }

  private compare(): Difference[] {
    const current = this.current();
    if (!current) return [];
    const [mine, theirs] = [readable(this.form()), readable(current.form)];
    const rows = Object.keys({ ...mine, ...theirs }).filter((label) => mine[label] !== theirs[label]).map((label) => ({ label, mine: mine[label] ?? '–', current: theirs[label] ?? '–' }));
    return rows.length ? rows : [{ label: ASPECTS['title']!, mine: this.form().title, current: current.form.title }];
  }
}
