/** Corrections of wording may change these and nothing else. */
export const WORDING = ['title', 'summary', 'outcomes', 'body', 'drawings', 'questionTexts', 'explanations'] as const;
/** Whoever learned by the version before would have had it otherwise. */
export const BEYOND_WORDING = [
  'added', 'removed', 'position', 'kind', 'minutes', 'presenceMinutes', 'onlineMinutes', 'outcomeCount', 'passShare', 'attempts', 'questions', 'questionKinds', 'options', 'rightAnswers',
] as const;
/** In what a part of a curriculum can differ between two versions. */
export type Aspect = (typeof WORDING)[number] | (typeof BEYOND_WORDING)[number];
