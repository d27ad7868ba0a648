import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { graphql, query } from '../platform/graphql';
import { nameInSentence } from '../platform/names';
import { Session } from '../platform/session';
import { Departures, Empty, Page, Problem, Skeleton, TodoList } from '../platform/ui';
import { Icon } from '../platform/ui/icon';
import { worded, wordsOfAction } from './start.words';

const StartPage = graphql(`
  query StartPage {
    start {
      next { kind title startsAt endsAt place bring link action }
      todo { kind subject count of link dueAt }
      missing { kind subject count of link dueAt }
    }
  }
`);

/** What is next, what waits for me, what is missing: the same three questions for every role. */
@Component({
  selector: 'kb-start',
  imports: [Departures, Empty, Icon, Page, Problem, RouterLink, Skeleton, TodoList],
  template: `
    <kb-page [heading]="greeting()">
      @if (page.hasValue()) {
        <section aria-labelledby="kb-next">
          <h2 id="kb-next" i18n="@@home.next">Das kommt als Nächstes</h2>
          @if (next().length) {
            <kb-departures [items]="next()" />
          } @else {
            <kb-empty [text]="noNext" />
          }
        </section>
        <div class="two">
          @if (todo(); as todo) {
            <section aria-labelledby="kb-waits">
              <h2 id="kb-waits" i18n="@@home.todo">Das wartet auf Sie</h2>
              @if (todo.length) {
                <kb-todo [items]="todo" />
              } @else {
                <p class="calm"><kb-icon name="check" /><ng-container i18n="@@home.todo.none">Alles erledigt. Sie müssen gerade nichts tun.</ng-container></p>
              }
            </section>
          }
          @if (missing(); as missing) {
            <section aria-labelledby="kb-missing">
              <h2 id="kb-missing" i18n="@@home.missing">Das fehlt noch</h2>
              @if (missing.length) {
                <ul class="kb-list missing">
                  @for (item of missing; track $index) {
                    <li>
                      <span class="gap" aria-hidden="true"></span>
                      @if (item.link) {
                        <a [routerLink]="item.link">{{ item.text }}</a>
                      } @else {
                        <span>{{ item.text }}</span>
                      }
                    </li>
                  }
                </ul>
              } @else {
                <p class="calm"><kb-icon name="check" /><ng-container i18n="@@home.missing.none">Bis heute fehlt nichts.</ng-container></p>
              }
            </section>
          }
        </div>
      } @else if (page.error()) {
        <kb-problem [error]="page.error()" [canRetry]="true" (retry)="page.reload()" />
      } @else {
        <kb-skeleton [count]="3" shape="rows" />
        <kb-skeleton [count]="5" />
      }
    </kb-page>
  `,
  styles: `
    section {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--kb-3);
      align-content: start;
    }
    .two {
      display: grid;
      grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
      gap: var(--kb-5) var(--kb-6);
    }
    .two h2 {
      padding-block-end: var(--kb-2);
      border-block-end: 2px solid var(--kb-ink);
    }
    .two section {
      gap: 0;
    }
    .missing li {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: var(--kb-3);
      align-items: center;
      min-block-size: 56px;
      padding-block: var(--kb-2);
    }
    .gap {
      inline-size: 16px;
      block-size: 16px;
      border: 3px solid var(--kb-edge);
      border-radius: 50%;
    }
    .calm {
      display: flex;
      align-items: center;
      gap: var(--kb-2);
      min-block-size: 56px;
      padding-block: var(--kb-2);
      color: var(--kb-muted);
    }
    .calm kb-icon {
      color: var(--kb-present);
    }
    @media (max-width: 799px) {
      .two {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
})
export class Start {
  private readonly session = inject(Session);
  protected readonly page = query(StartPage);
  protected readonly next = computed(() => (this.page.hasValue() ? this.page.value().start.next : []).map((stop) => ({ ...stop, linkLabel: wordsOfAction(stop.action) })));
  /** A list that this person's roles never fill is not shown, so that nobody reads of a job done that they never had. */
  protected readonly todo = computed(() => (this.page.hasValue() ? this.page.value().start.todo?.map(worded) : null));
  protected readonly missing = computed(() => (this.page.hasValue() ? this.page.value().start.missing?.map(worded) : null));
  protected readonly greeting = computed(() => {
    const person = this.session.person();
    // A double name stays on one line.
    const name = person ? nameInSentence(person).replaceAll('-', '\u2011') : '';
    return name ? $localize`:@@home.greeting:Guten Tag, ${name}:name:` : $localize`:@@home.greetingNobody:Guten Tag`;
  });
  protected readonly noNext = $localize`:@@home.next.none:Zurzeit steht kein Termin an. Sobald einer geplant ist, sehen Sie ihn hier.`;
}
