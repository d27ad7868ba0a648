import { day } from '../platform/dates';
import { registerRefusals } from '../platform/refusals';

registerRefusals({
  'cohorts/before-cohort': ({ bound }) => $localize`:@@cohorts.refusal.beforeCohort:Der Durchgang beginnt erst am ${day(String(bound))}:day:.`,
  'cohorts/after-cohort': ({ bound }) => $localize`:@@cohorts.refusal.afterCohort:Der Durchgang endet am ${day(String(bound))}:day:.`,
  'cohorts/before-holder': ({ bound }) => $localize`:@@cohorts.refusal.beforeHolder:Der Tag muss nach dem ${day(String(bound))}:day: liegen: Seitdem ist der Platz so besetzt.`,
  'cohorts/already-member': () => $localize`:@@cohorts.refusal.alreadyMember:Diese Person hat in diesem Durchgang schon einen Platz.`,
  'cohorts/seat-taken': () => $localize`:@@cohorts.refusal.seatTaken:Der Platz ist an diesem Tag schon anders besetzt.`,
  'cohorts/one-person': () => $localize`:@@cohorts.refusal.onePerson:Bitte nennen Sie die Person, die den Platz übernimmt.`,
  'input/not-an-address': () => $localize`:@@cohorts.refusal.notAnAddress:Diese E-Mail-Adresse ist nicht vollständig.`,
});
