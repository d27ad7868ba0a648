import { Component, computed, input, signal } from '@angular/core';

let count = 0;

/** A value with its sum and a thin bar: "13,3 von 16 UE", never a bare percentage. The reason opens on touch. */
@Component({
  selector: 'kb-figure',
  template: `
    @if (label()) {
      <span class="label">{{ label() }}</span>
    }
    @if (reason()) {
      <button type="button" class="value kb-figures kb-print" [attr.aria-expanded]="open()" [attr.aria-controls]="id" (click)="toggle()">{{ text() }}</button>
    } @else {
      <span class="value kb-figures">{{ text() }}</span>
    }
    <span class="bar" aria-hidden="true"><span [class.short]="short()" [style.inline-size.%]="share()"></span></span>
    @if (reason()) {
      <span class="reason" [id]="id" [hidden]="!open()">{{ reason() }}</span>
    }
  `,
  styles: `
    :host {
      position: relative;
      display: inline-grid;
      gap: 3px;
      min-inline-size: 9rem;
      justify-items: start;
    }
    .label {
      font-size: var(--kb-size-small);
      color: var(--kb-muted);
    }
    .value {
      font: inherit;
      font-weight: 650;
      font-variant-numeric: tabular-nums lining-nums;
      white-space: nowrap;
      color: inherit;
      background: none;
      border: 0;
      padding: 0;
    }
    button.value {
      cursor: pointer;
      text-align: start;
      min-block-size: 32px;
      text-decoration: underline dotted var(--kb-edge);
      text-underline-offset: 0.3em;
    }
    .bar {
      inline-size: 100%;
      block-size: 5px;
      background: var(--kb-rule);
      border-radius: 3px;
      overflow: hidden;
    }
    .bar > span {
      display: block;
      block-size: 100%;
      background: var(--kb-primary);
      border-radius: 3px;
    }
    .bar > .short {
      background: var(--kb-absent);
    }
    .reason {
      font-size: var(--kb-size-small);
      color: var(--kb-muted);
      max-inline-size: 22rem;
      line-height: 1.4;
    }
  `,
})
export class Figure {
  /** The whole phrase, already in the form of the language: "13,3 von 16 UE". */
  readonly text = input.required<string>();
  readonly value = input.required<number>();
  readonly of = input.required<number>();
  readonly label = input<string | null>();
  readonly reason = input<string | null>();
  /** Less than what is asked for. */
  readonly short = input(false);
  protected readonly id = `kb-figure-${++count}`;
  protected readonly open = signal(false);
  protected readonly share = computed(() => (this.of() > 0 ? Math.max(0, Math.min(100, (100 * this.value()) / this.of())) : 0));

  protected toggle(): void {
    this.open.update((open) => !open);
  }
}
