import { Component, computed, signal } from '@angular/core';
import { graphql, query } from '../platform/graphql';
import { locale } from '../platform/locale';
import { hasWords } from '../platform/search';
import { Empty, More, Page, Problem, Skeleton, WideTable } from '../platform/ui';

const Sites = graphql(`
  query Sites { programmes { id title sites { id name organisations { id name kind { label labelEn } } } } }
`);

/** Every site with the organisations that stand behind it. */
@Component({
  selector: 'kb-sites',
  imports: [Empty, More, Page, Problem, Skeleton, WideTable],
  template: `
    <kb-page [heading]="heading">
      @if (page.hasValue()) {
        @if (isLong()) {
          <input class="kb-input" type="search" [attr.aria-label]="searchLabel" [placeholder]="searchLabel" [value]="search()" (input)="find($any($event.target).value)" />
        }
        @for (programme of programmes(); track programme.id) {
          <section>
            <h2>{{ programme.title }}</h2>
            <div kbWideTable class="kb-table kb-cards" [class.whole]="programme.sites.length <= 24" role="region" tabindex="0" [attr.aria-label]="programme.title">
              <table>
                <thead><tr><th scope="col" i18n="@@sites.site">Standort</th><th scope="col" i18n="@@sites.organisations">Dahinter stehen</th></tr></thead>
                <tbody>
                  @for (site of programme.sites.slice(0, shown()); track site.id) {
                    <tr>
                      <th scope="row">{{ site.name }}</th>
                      <td>
                        @for (organisation of site.organisations; track organisation.id) {
                          <span class="organisation">{{ organisation.name }} @if (organisation.kind) {<span class="kind">{{ organisation.kind }}</span>}</span>
                        }
                      </td>
                    </tr>
                  }
                </tbody>
              </table>
              <kb-more [all]="programme.sites.length" [(shown)]="shown" />
            </div>
          </section>
        } @empty {
          @if (search()) {
            <p class="kb-muted" role="status" i18n="@@sites.noMatch">Kein Standort und keine Organisation passt dazu.</p>
          } @else {
            <kb-empty [text]="emptyText" />
          }
        }
      } @else if (page.error()) {
        <kb-problem [error]="page.error()" [canRetry]="true" (retry)="page.reload()" />
      } @else {
        <kb-skeleton [count]="7" shape="rows" />
      }
    </kb-page>
  `,
  styles: `
    section {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--kb-3);
    }
    table {
      table-layout: fixed;
    }
    tbody :is(th, td) {
      vertical-align: top;
      padding-block: var(--kb-3);
    }
    .organisation {
      display: block;
    }
    @media (max-width: 599px) {
      tbody :is(th, td) {
        padding-block: var(--kb-1);
      }
      .organisation {
        padding-block: 2px;
      }
    }
    .kind {
      color: var(--kb-muted);
      font-size: var(--kb-size-small);
      margin-inline-start: var(--kb-2);
      display: inline-block;
    }
  `,
})
export class SitesPage {
  protected readonly page = query(Sites);
  protected readonly search = signal('');
  protected readonly shown = signal(100);
  protected readonly heading = $localize`:@@sites.title:Standorte`;
  protected readonly searchLabel = $localize`:@@sites.search:Standort oder Organisation suchen`;
  protected readonly emptyText = $localize`:@@sites.empty:Hier stehen die Standorte Ihrer Programme, sobald welche ausgewählt sind.`;
  protected find(words: string): void {
    this.search.set(words);
    this.shown.set(100);
  }

  protected readonly isLong = computed(() => this.page.hasValue() && this.page.value().programmes.some(({ sites }) => sites.length > 12));
  protected readonly programmes = computed(() => {
    const all = this.page.hasValue() ? this.page.value().programmes : [];
    return all.map(({ id, title, sites }) => ({
      id, title, sites: sites.filter(({ name, organisations }) => hasWords(this.search(), name, ...organisations.flatMap(({ name: one, kind }) => [one, kind.label, kind.labelEn])))
        .map((site) => ({ ...site, organisations: site.organisations.map((one) => ({ id: one.id, name: one.name, kind: shownKind(one) })) })),
    })).filter(({ sites }) => sites.length);
  });
}

/** Many a name says already what it is: then nothing is said twice. */
function shownKind({ name, kind }: { name: string; kind: { label: string; labelEn: string } }): string {
  if (locale === 'en') return kind.labelEn;
  return name.toLowerCase().includes(kind.label.toLowerCase()) ? '' : kind.label;
}
