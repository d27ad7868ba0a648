import { Component, computed, Directive, inject, input } from '@angular/core';

let count = 0;

/** A label above, the input, a hint and the refusal below it: <kb-field label="Titel" [error]="saving.at('title')"><input kbInput …></kb-field> */
@Component({
  selector: 'kb-field',
  template: `
    <label [attr.for]="id">{{ label() }}
      @if (optional()) {
        <span class="kb-muted" i18n="@@platform.field.optional">(freiwillig)</span>
      }
    </label>
    @if (hint()) {
      <span class="hint" [id]="id + '-hint'">{{ hint() }}</span>
    }
    <ng-content />
    <span class="error" role="alert" [id]="id + '-error'">{{ error() }}</span>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--kb-1);
    }
    label {
      font-weight: 600;
    }
    label span {
      font-weight: 400;
    }
    .hint {
      font-size: var(--kb-size-small);
      color: var(--kb-muted);
      line-height: 1.4;
    }
    .error {
      color: var(--kb-absent);
      font-weight: 600;
    }
    .error:empty {
      display: none;
    }
  `,
})
export class Field {
  readonly label = input.required<string>();
  readonly hint = input<string | null>();
  readonly error = input<string | null>();
  readonly optional = input(false);
  readonly id = `kb-input-${++count}`;
  readonly describedBy = computed(() =>
    [this.hint() && `${this.id}-hint`, this.error() && `${this.id}-error`].filter(Boolean).join(' '),
  );
}

/** On the input, select or textarea inside a kb-field: ties it to its label, hint and refusal. */
@Directive({
  selector: '[kbInput]',
  host: {
    class: 'kb-input',
    '[id]': 'field.id',
    '[attr.aria-describedby]': 'field.describedBy() || null',
    '[attr.aria-invalid]': 'field.error() ? true : null',
  },
})
export class FieldInput {
  protected readonly field = inject(Field);
}
