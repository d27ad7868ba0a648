import { Component, computed } from '@angular/core';
import { versionName } from '../curricula/words';
import { days, today } from '../platform/dates';
import { graphql, query } from '../platform/graphql';
import { type Listed, Listing, Page } from '../platform/ui';

const Cohorts = graphql(`
  query Cohorts { cohorts { id title startsOn endsOn programme { id title } curriculumVersion { title number patch } } }
`);

@Component({
  selector: 'kb-cohorts',
  imports: [Listing, Page],
  template: `<kb-page [heading]="heading"><kb-listing [of]="page" [rows]="rows()" [empty]="emptyText" /></kb-page>`,
})
export class CohortsPage {
  protected readonly page = query(Cohorts);
  protected readonly rows = computed(() => (this.page.hasValue() ? this.page.value().cohorts : []).map(({ id, title, startsOn, endsOn, programme, curriculumVersion }): Listed => ({
    id, title, link: ['/cohorts', id], detail: days(startsOn, endsOn), runs: startsOn <= today() && today() <= endsOn,
    note: `${programme.title} · ${curriculumVersion.title}, ${versionName(curriculumVersion)}`,
  })));
  protected readonly heading = $localize`:@@cohorts.title:Durchgänge`;
  protected readonly emptyText = $localize`:@@cohorts.empty:Sie gehören noch zu keinem Durchgang. Sobald einer für Sie geplant ist, steht er hier.`;
}
