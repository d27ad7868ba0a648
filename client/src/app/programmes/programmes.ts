import { Component, computed } from '@angular/core';
import { days, today } from '../platform/dates';
import { graphql, query } from '../platform/graphql';
import { type Listed, Listing, Page } from '../platform/ui';

const Programmes = graphql(`
  query Programmes { programmes { id title subtitle startsOn endsOn provider { name } } }
`);

@Component({
  selector: 'kb-programmes',
  imports: [Listing, Page],
  template: `<kb-page [heading]="heading"><kb-listing [of]="page" [rows]="rows()" [empty]="emptyText" /></kb-page>`,
})
export class ProgrammesPage {
  protected readonly page = query(Programmes);
  protected readonly rows = computed(() => (this.page.hasValue() ? this.page.value().programmes : []).map(({ id, title, subtitle, startsOn, endsOn, provider }): Listed => ({
    id, title, link: ['/programmes', id], detail: [subtitle, days(startsOn, endsOn)].filter(Boolean).join(' · '), note: provider.name, runs: startsOn <= today() && today() <= endsOn,
  })));
  protected readonly heading = $localize`:@@programmes.title:Programme`;
  protected readonly emptyText = $localize`:@@programmes.empty:Sie gehören noch zu keinem Programm. Ihr Träger lädt Sie per E-Mail ein.`;
}
