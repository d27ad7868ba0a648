export interface RoleWords {
  /** As a heading over those who have it. */
  readonly group: string;
  /** In a list to choose from. */
  readonly role: string;
  /** What it lets them do. */
  readonly may: string;
}

/** The roles that are given in a programme, in the order of the page. */
export const ROLES: Record<string, RoleWords> = {
  organiser: {
    group: $localize`:@@programmes.role.organiser:Organisation`,
    role: $localize`:@@programmes.role.organiser:Organisation`,
    may: $localize`:@@programmes.role.organiser.may:Plant das Programm, besetzt Plätze und vergibt Rollen.`,
  },
  trainer: {
    group: $localize`:@@programmes.role.trainers:Trainerinnen und Trainer`,
    role: $localize`:@@programmes.role.trainer:Trainerin oder Trainer`,
    may: $localize`:@@programmes.role.trainer.may:Leiten die Veranstaltungen, erfassen die Anwesenheit und schreiben am Curriculum.`,
  },
  issuer: {
    group: $localize`:@@programmes.role.issuers:Ausstellerinnen und Aussteller`,
    role: $localize`:@@programmes.role.issuer:Ausstellerin oder Aussteller`,
    may: $localize`:@@programmes.role.issuer.may:Stellen Zertifikate aus und widerrufen sie.`,
  },
  'site-contact': {
    group: $localize`:@@programmes.role.siteContacts:Standortkontakte`,
    role: $localize`:@@programmes.role.siteContact:Standortkontakt`,
    may: $localize`:@@programmes.role.siteContact.may:Sehen, wie ihr Standort vertreten ist und wann seine Leute dabei waren.`,
  },
  committee: {
    group: $localize`:@@programmes.role.committee:Begleitgremium`,
    role: $localize`:@@programmes.role.committee:Begleitgremium`,
    may: $localize`:@@programmes.role.committee.may:Sieht, wie die Standorte vertreten sind, aber nichts über einzelne Personen.`,
  },
  funder: {
    group: $localize`:@@programmes.role.funder:Fördergeber`,
    role: $localize`:@@programmes.role.funder:Fördergeber`,
    may: $localize`:@@programmes.role.funder.may:Sieht, wie die Standorte vertreten sind, aber nichts über einzelne Personen.`,
  },
};
