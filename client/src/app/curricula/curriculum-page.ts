import { Component, computed, inject, Injector, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { Confirm } from '../platform/confirm';
import { graphql, mutation, query } from '../platform/graphql';
import { Saving } from '../platform/saving';
import { Toast } from '../platform/toast';
import { Page, Problem, SaveStateLine, Skeleton } from '../platform/ui';
import { Changes } from './changes';
import { Outline } from './outline';
import type { Publication } from './publish-dialog';
import { Versions } from './versions';
import { missingWords, versionName } from './words';

const One = graphql(`
  query Curriculum($id: ID!) {
    curriculum(id: $id) {
      id title authors
      inWork { id summary modules { id uuid title presenceMinutes onlineMinutes units { id uuid kind title minutes } } }
      draft {
        id version basedOn { id number patch }
        changes { kind part uuid title inModule aspects beyondWording }
        unfinished { part uuid title missing picture }
        correction { number wordingOnly changes { kind part uuid title inModule aspects beyondWording } }
        correctedCohorts { id title programmeTitle }
      }
      versions { id number patch note publishedAt basedOn { number patch } pinnedCohorts { id title programmeTitle running } changes { kind part uuid title inModule aspects beyondWording } }
    }
  }
`);
const Begin = graphql(`mutation BeginDraft($id: ID!, $from: ID) { beginDraft(curriculumId: $id, fromVersionId: $from) { id } }`);
const Discard = graphql(`mutation DiscardDraft($id: ID!, $version: Int!) { discardDraft(draftId: $id, version: $version) }`);
const MoveModule = graphql(`mutation MoveModule($input: MoveModuleInput!) { moveModule(input: $input) { id } }`);
const AddModule = graphql(`mutation AddModule($input: AddModuleInput!) { addModule(input: $input) { uuid } }`);

/** One curriculum: its line, the draft with what is new in it, and all versions with those who learn by them. */
@Component({
  selector: 'kb-curriculum-page',
  imports: [Changes, MatButton, Outline, Page, Problem, SaveStateLine, Skeleton, Versions],
  templateUrl: './curriculum-page.html',
  styleUrl: './curriculum-page.scss',
})
export class CurriculumPage {
  private readonly router = inject(Router);
  private readonly injector = inject(Injector);
  private readonly confirm = inject(Confirm);
  private readonly toast = inject(Toast);
  private readonly begin = mutation(Begin);
  private readonly discardDraft = mutation(Discard);
  private readonly moveModule = mutation(MoveModule);
  private readonly addModule = mutation(AddModule);

  readonly id = input.required<string>();
  protected readonly page = query(One, () => ({ id: this.id() }));
  protected readonly saving = new Saving();
  protected readonly curriculum = computed(() => (this.page.hasValue() ? this.page.value().curriculum : null));
  protected readonly draft = computed(() => this.curriculum()?.draft ?? null);
  protected readonly newest = computed(() => this.curriculum()?.versions[0] ?? null);
  /** The version of which the draft began. */
  protected readonly base = computed(() => this.draft()?.basedOn ?? null);
  /** A draft of an older version is there to correct it: as a new version it would go without what came since. */
  protected readonly isOlder = computed(() => this.base() !== null && this.base()!.id !== this.newest()?.id);
  protected readonly missing = missingWords;
  protected readonly versionName = versionName;
  protected readonly back = { link: '/curricula', label: $localize`:@@curricula.title:Curricula` };
  protected readonly loading = $localize`:@@curricula.one:Curriculum`;

  protected async beginDraft(from?: string): Promise<void> {
    // Whoever is on the way to another page did not mean this one.
    if (this.router.currentNavigation()) return;
    if (await this.saving.run(() => this.begin({ id: this.id(), from: from ?? null }))) this.reload();
  }

  protected async discard(): Promise<void> {
    const draft = this.draft();
    const sure = draft && (await this.confirm.ask({
      title: $localize`:@@curricula.discard.title:Entwurf verwerfen?`,
      text: $localize`:@@curricula.discard.text:Alles, was seit der veröffentlichten Fassung geändert wurde, ist dann weg. Veröffentlichte Fassungen bleiben.`,
      names: draft.changes.map((change) => change.title),
      confirm: $localize`:@@curricula.discard.confirm:Entwurf verwerfen`,
      danger: true,
    }));
    if (sure && (await this.saving.run(() => this.discardDraft({ id: draft.id, version: draft.version })))) this.reload();
  }

  protected async move(step: { id: string; position: number }): Promise<void> {
    if (await this.saving.run(() => this.moveModule({ input: step }))) this.page.reload();
  }

  protected async add(): Promise<void> {
    const draft = this.draft();
    const added = draft && (await this.saving.run(() => this.addModule({ input: { draftId: draft.id, title: $localize`:@@curricula.newModule:Neues Modul` } })));
    if (added) await this.router.navigate(['/curricula', this.id(), 'modules', added.addModule.uuid]);
  }

  protected async publish(as: Publication['as']): Promise<void> {
    const draft = this.draft();
    if (!draft) return;
    const [{ MatDialog }, { PublishDialog }] = await Promise.all([import('@angular/material/dialog'), import('./publish-dialog')]);
    const publication: Publication = { as, draft, running: (this.curriculum()?.versions ?? []).flatMap((version) => version.pinnedCohorts).filter((cohort) => cohort.running) };
    const dialog = this.injector.get(MatDialog).open<unknown, Publication, string>(PublishDialog, { data: publication, ariaLabelledBy: 'kb-publish-title', autoFocus: 'textarea', injector: this.injector });
    const done = await firstValueFrom(dialog.afterClosed());
    if (done) {
      this.toast.say(done);
      this.reload();
    }
  }

  private reload(): void {
    this.saving.reset();
    this.page.reload();
  }
}
