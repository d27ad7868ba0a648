import { Component, computed, inject, input, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { Confirm } from '../platform/confirm';
import { graphql, mutation, query } from '../platform/graphql';
import { Saving } from '../platform/saving';
import { Page, Problem, Prose, SaveStateLine, Skeleton } from '../platform/ui';
import { DraftNeeded } from './draft-needed';
import { Editing, warnBeforeUnload } from './leave-unsaved';
import { QuizForm } from './quiz-form';
import { QuizReading } from './quiz-reading';
import { TextForm } from './text-form';
import { KINDS, minutesWords } from './words';

const InWork = graphql(`
  query UnitInWork($curriculum: ID!, $uuid: ID!) {
    unitInWork(curriculumId: $curriculum, uuid: $uuid) {
      id uuid version kind title minutes
      source { body html quiz { passPercent attempts questions { uuid kind text explanation options { text correct feedback } } } }
      module { id uuid title drawings curriculumVersion { id state } }
    }
  }
`);
const Remove = graphql(`mutation RemoveUnit($input: RemovePartInput!) { removeUnit(input: $input) }`);

/** A unit: published it is read, in a draft it is written, its Markdown beside what a learner will see. */
@Component({
  selector: 'kb-unit-page',
  imports: [DraftNeeded, MatButton, Page, Problem, Prose, QuizForm, QuizReading, SaveStateLine, Skeleton, TextForm],
  template: `
    @if (loaded(); as unit) {
      <kb-page [heading]="unit.title" [lead]="kinds[unit.kind] + ', ' + minutes(unit.minutes)" [back]="back()">
        @if (editable()) {
          @if (unit.source.quiz) {
            <kb-quiz-form [unit]="unit" (changed)="page.reload()" />
          } @else {
            <kb-text-form [unit]="unit" (changed)="page.reload()" />
          }
          <div class="kb-actions">
            <button matButton type="button" (click)="remove()" i18n="@@curricula.removeUnit">Lerneinheit entfernen</button>
            <kb-save-state [of]="removing" />
          </div>
        } @else {
          <kb-draft-needed [curriculum]="id()" (begun)="page.reload()" />
          @if (unit.source.quiz; as quiz) {
            <kb-quiz-reading [quiz]="quiz" />
          } @else {
            <kb-prose [html]="unit.source.html" />
          }
        }
      </kb-page>
    } @else {
      <kb-page [heading]="loading" [back]="back()">
        @if (page.error()) {
          <kb-problem [error]="page.error()" [canRetry]="true" (retry)="page.reload()" />
        } @else {
          <kb-skeleton [count]="8" />
        }
      </kb-page>
    }
  `,
  host: { '(window:beforeunload)': 'warn($event)' },
})
export class UnitPage implements Editing {
  private readonly router = inject(Router);
  private readonly confirm = inject(Confirm);
  private readonly removeUnit = mutation(Remove);
  private readonly text = viewChild(TextForm);
  private readonly quiz = viewChild(QuizForm);
  private readonly gone = signal(false);

  readonly id = input.required<string>();
  readonly unitUuid = input.required<string>();
  protected readonly page = query(InWork, () => ({ curriculum: this.id(), uuid: this.unitUuid() }));
  protected readonly loaded = computed(() => (this.page.hasValue() ? this.page.value().unitInWork : null));
  protected readonly editable = computed(() => this.loaded()?.module.curriculumVersion.state === 'draft');
  protected readonly removing = new Saving();
  readonly dirty = computed(() => !this.gone() && ((this.text()?.dirty() ?? false) || (this.quiz()?.dirty() ?? false)));

  protected readonly kinds = KINDS;
  protected readonly minutes = minutesWords;
  protected readonly loading = $localize`:@@curricula.changes.unit:Lerneinheit`;
  protected readonly back = computed(() => {
    const module = this.loaded()?.module;
    return module ? { link: ['/curricula', this.id(), 'modules', module.uuid], label: module.title } : { link: ['/curricula', this.id()], label: $localize`:@@curricula.one:Curriculum` };
  });

  protected async remove(): Promise<void> {
    const unit = this.loaded();
    const sure = unit && (await this.confirm.ask({
      title: $localize`:@@curricula.removeUnit.title:Lerneinheit aus dem Entwurf entfernen?`,
      text: $localize`:@@curricula.remove.text:In veröffentlichten Fassungen bleibt es erhalten.`,
      names: [unit.title],
      confirm: $localize`:@@curricula.removeUnit:Lerneinheit entfernen`,
      danger: true,
    }));
    if (!sure || !(await this.removing.run(() => this.removeUnit({ input: { id: unit.id, version: unit.version } })))) return;
    this.gone.set(true);
    await this.router.navigate(['/curricula', this.id(), 'modules', unit.module.uuid]);
  }

  protected warn(event: BeforeUnloadEvent): void {
    warnBeforeUnload(event, this);
  }
}
