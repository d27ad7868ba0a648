import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { May } from '../../platform/permission/may.js';
import { CurrentActor } from '../../platform/permission/request.js';
import type { Actor } from '../../platform/permission/right.js';
import { CurriculumVersion } from '../curriculum-version.js';
import { assetBaseOf, renderMarkdown } from '../markdown.js';
import { Module } from '../module.js';
import { mayAuthor, mayAuthorModule, mayAuthorUnit, mayAuthorVersion } from '../rights.js';
import { Unit } from '../unit.js';
import { AddModuleInput, AddUnitInput, EditModuleInput, EditQuizInput, EditUnitInput, MoveModuleInput, MoveUnitInput, PreviewInput, PublishInput, RemovePartInput } from './inputs.js';
import { Modules } from './modules.js';
import { Publishing } from './publishing.js';
import { Units } from './units.js';

@Resolver()
export class AuthoringResolver {
  constructor(private readonly modules: Modules, private readonly units: Units, private readonly publishing: Publishing) {}

  @Query(() => String, { description: 'Markdown as the HTML that a learner would see.' })
  @May(mayAuthorModule, 'input.moduleId')
  previewMarkdown(@Args('input') { moduleId, body }: PreviewInput): string {
    return renderMarkdown(body, { assetBase: assetBaseOf(moduleId) });
  }

  @Mutation(() => CurriculumVersion, { description: 'Begins a draft as a copy of a published version; of the newest one when none is named. curricula/has-draft' })
  @May(mayAuthor, 'curriculumId')
  beginDraft(@Args('curriculumId', { type: () => ID }) curriculumId: string, @Args('fromVersionId', { type: () => ID, nullable: true }) fromVersionId?: string): Promise<CurriculumVersion> {
    return this.publishing.beginDraft(curriculumId, fromVersionId ?? null);
  }

  @Mutation(() => Boolean, { description: 'Throws a draft away.' })
  @May(mayAuthorVersion, 'draftId')
  discardDraft(@Args('draftId', { type: () => ID }) draftId: string, @Args('version', { type: () => Int }) version: number): Promise<boolean> {
    return this.publishing.discard(draftId, version);
  }

  @Mutation(() => CurriculumVersion, { description: 'Publishes a draft as the next number; running cohorts stay on theirs. curricula/unfinished with its parts' })
  @May(mayAuthorVersion, 'input.draftId')
  publishDraft(@Args('input') input: PublishInput, @CurrentActor() actor: Actor): Promise<CurriculumVersion> {
    return this.publishing.publish(input, actor.personId);
  }

  @Mutation(() => CurriculumVersion, { description: 'Releases a correction of wording to running cohorts. curricula/more-than-wording with its changes' })
  @May(mayAuthorVersion, 'input.draftId')
  releaseCorrection(@Args('input') input: PublishInput, @CurrentActor() actor: Actor): Promise<CurriculumVersion> {
    return this.publishing.release(input, actor.personId);
  }

  @Mutation(() => Module) @May(mayAuthorVersion, 'input.draftId')
  addModule(@Args('input') input: AddModuleInput): Promise<Module> {
    return this.modules.add(input);
  }

  @Mutation(() => Module) @May(mayAuthorModule, 'input.id')
  editModule(@Args('input') input: EditModuleInput): Promise<Module> {
    return this.modules.edit(input);
  }

  @Mutation(() => Module) @May(mayAuthorModule, 'input.id')
  moveModule(@Args('input') input: MoveModuleInput): Promise<Module> {
    return this.modules.move(input);
  }

  @Mutation(() => Boolean, { description: 'With its units.' }) @May(mayAuthorModule, 'input.id')
  removeModule(@Args('input') input: RemovePartInput): Promise<boolean> {
    return this.modules.remove(input);
  }

  @Mutation(() => Unit) @May(mayAuthorModule, 'input.moduleId')
  addUnit(@Args('input') input: AddUnitInput): Promise<Unit> {
    return this.units.add(input);
  }

  @Mutation(() => Unit) @May(mayAuthorUnit, 'input.id')
  editUnit(@Args('input') input: EditUnitInput): Promise<Unit> {
    return this.units.edit(input);
  }

  @Mutation(() => Unit) @May(mayAuthorUnit, 'input.id')
  editQuiz(@Args('input') input: EditQuizInput): Promise<Unit> {
    return this.units.editQuiz(input);
  }

  @Mutation(() => Unit) @May(mayAuthorUnit, 'input.id')
  moveUnit(@Args('input') input: MoveUnitInput): Promise<Unit> {
    return this.units.move(input);
  }

  @Mutation(() => Boolean) @May(mayAuthorUnit, 'input.id')
  removeUnit(@Args('input') input: RemovePartInput): Promise<boolean> {
    return this.units.remove(input);
  }
}
