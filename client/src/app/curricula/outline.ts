import { Component, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Icon } from '../platform/ui';
import { ue } from '../platform/units';
import { KIND_ICONS, KINDS, minutesWords, sumsWords, unitsAddUpTo } from './words';

export interface OutlineModule {
  id: string;
  uuid: string;
  title: string;
  presenceMinutes: number;
  onlineMinutes: number;
  units: readonly { id: string; uuid: string; kind: string; title: string; minutes: number }[];
}

/** The curriculum as a line: a stop for each module, the units as what lies on the way to the next. */
@Component({
  selector: 'kb-outline',
  imports: [Icon, MatIconButton, RouterLink],
  template: `
    <ol class="modules">
      @for (module of modules(); track module.id; let index = $index, first = $first, last = $last) {
        <li class="module">
          <span class="stop kb-figures" aria-hidden="true">{{ index + 1 }}</span>
          <div class="head">
            <h3><a [routerLink]="['/curricula', curriculum(), 'modules', module.uuid]">{{ module.title }}</a></h3>
            <span class="kb-muted kb-small kb-figures">{{ times(module) }}</span>
            @if (editable() && sums(module); as words) {
              <span class="kb-small kb-figures">{{ words }}</span>
            }
          </div>
          @if (editable()) {
            <div class="move kb-no-print">
              <button matIconButton type="button" [disabled]="first" [attr.aria-label]="upWords(module.title)" (click)="move.emit({ id: module.id, position: index })"><kb-icon name="up" /></button>
              <button matIconButton type="button" [disabled]="last" [attr.aria-label]="downWords(module.title)" (click)="move.emit({ id: module.id, position: index + 2 })"><kb-icon name="down" /></button>
            </div>
          }
          <ul>
            @for (unit of module.units; track unit.id) {
              <li>
                <kb-icon [name]="icons[unit.kind] ?? 'book'" />
                <a [routerLink]="['/curricula', curriculum(), 'units', unit.uuid]">{{ unit.title }}</a>
                <span class="kb-muted kb-small kb-figures">{{ kinds[unit.kind] }}, {{ minutes(unit.minutes) }}</span>
              </li>
            }
          </ul>
        </li>
      }
    </ol>
  `,
  styleUrl: './outline.scss',
})
export class Outline {
  readonly curriculum = input.required<string>();
  readonly modules = input.required<readonly OutlineModule[]>();
  readonly editable = input(false);
  readonly move = output<{ id: string; position: number }>();

  protected readonly kinds = KINDS;
  protected readonly icons = KIND_ICONS;
  protected readonly minutes = minutesWords;
  protected readonly upWords = (title: string): string => $localize`:@@curricula.up:${title}:title: nach oben`;
  protected readonly downWords = (title: string): string => $localize`:@@curricula.down:${title}:title: nach unten`;

  /** What the units add up to, where the module says something else. */
  protected sums(module: OutlineModule): string | null {
    const sums = unitsAddUpTo(module);
    return sums && sumsWords(sums);
  }

  protected times({ presenceMinutes, onlineMinutes }: OutlineModule): string {
    return $localize`:@@curricula.times:${ue(presenceMinutes)}:presence: UE in Präsenz, ${ue(onlineMinutes)}:online: UE online`;
  }
}
