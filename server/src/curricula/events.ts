import type { CurriculumVersion } from './curriculum-version.js';

/** A new number was published. Cohorts stay on the version to which they are pinned. */
export class VersionPublished {
  constructor(readonly version: CurriculumVersion) {}
}

/** A correction of wording was released: whoever runs on this number goes on with the new patch. */
export class CorrectionReleased {
  constructor(readonly version: CurriculumVersion & { readonly number: number; readonly patch: number }) {}
}
