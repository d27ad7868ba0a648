export const STATUS_WORDS: Record<string, string> = {
  tentative: $localize`:@@workshops.status.tentative:noch nicht sicher`,
  confirmed: $localize`:@@workshops.status.confirmed:findet statt`,
  cancelled: $localize`:@@workshops.status.cancelled:abgesagt`,
};
export const STATUSES = Object.entries(STATUS_WORDS).map(([value, words]) => ({ value, words }));
