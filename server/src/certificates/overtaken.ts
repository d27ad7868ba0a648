import type { Certificate } from './certificate.js';
import type { JudgedPerson } from './certification.js';

/**
 * Whether an issued certificate states more than is recorded today, or its rule is no longer met: a mark was corrected
 * after the day of issue. What was attended since makes nothing on it wrong.
 */
export const isOvertaken = ({ state, statement: { attended, online } }: Certificate, { facts, eligibility }: JudgedPerson): boolean =>
  state === 'issued' && (eligibility.state !== 'met' || facts.attended < attended || facts.online.unitsDone < online.unitsDone || facts.online.quizzesPassed < online.quizzesPassed);
