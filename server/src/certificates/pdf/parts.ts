import type { Statement } from '../statement.js';
import type { Line } from './line.js';
import { MUTED, type Paper, SHEET, type Type, WIDTH } from './paper.js';
import { drawTable, type Column } from './table.js';
import { days, ue } from './words.js';

export const H2: Type = { face: 'title', size: 13 };
const ATTENDED = 58;
const OFFERED = 72;

/** What was offered and what of it was attended, day by day and place by place; then the online phase and the sum. */
export function drawParts(paper: Paper, statement: Statement, line: Line): void {
  const { parts, online, attended, offered } = statement;
  const columns: Column[] = [
    { head: 'Veranstaltung', width: WIDTH - 146 - ATTENDED - OFFERED }, { head: 'Datum und Ort', width: 146 },
    { head: 'UE besucht', width: ATTENDED, align: 'right' }, { head: 'UE angeboten', width: OFFERED, align: 'right' },
  ];
  drawTable(paper, columns, [
    ...parts.map((part) => ({
      stop: part.attended ? 'filled' as const : 'open' as const,
      cells: [
        { words: part.title, type: { face: 'strong' as const }, ...shortened(part) },
        { words: days(part.startsOn, part.endsOn), below: part.place },
        { words: ue(part.attended) }, { words: ue(part.offered) },
      ],
    })),
    { sum: true, cells: [{ words: 'Insgesamt', ...(attended < offered ? { below: `Verkürzte Teilnahme: ${ue(offered - attended)} UE nicht besucht` } : {}) }, { words: '' }, { words: ue(attended) }, { words: ue(offered) }] },
  ], (y, kind) => line.stop(y, kind));
  paper.y += 10;
  if (online.unitsRequired + online.quizzesRequired > 0) {
    line.stop(paper.y + 8, 'filled');
    paper.y += paper.text('P', `Online-Phase: ${resultOf(online)}`, { x: SHEET.left, y: paper.y, width: WIDTH }, { size: 10.5, face: 'strong' }) + 13;
  }
}

const shortened = ({ attended, offered }: { attended: number; offered: number }): { below?: string } =>
  attended === 0 ? { below: 'nicht besucht' } : attended < offered ? { below: 'verkürzt besucht' } : {};

export function resultOf({ unitsDone, unitsRequired, quizzesPassed, quizzesRequired }: Statement['online']): string {
  const units = unitsRequired ? [`${unitsDone} von ${unitsRequired} Lerneinheiten bearbeitet`] : [];
  const quizzes = quizzesRequired ? [`${quizzesPassed} von ${quizzesRequired} Quiz bestanden`] : [];
  return [...units, ...quizzes].join(', ');
}

export function drawModules(paper: Paper, { modules }: Statement): void {
  const columns: Column[] = [
    { head: 'Modul', width: WIDTH - 2 * ATTENDED - OFFERED },
    { head: 'UE besucht', width: ATTENDED, align: 'right' }, { head: 'UE angeboten', width: OFFERED, align: 'right' }, { head: 'UE online', width: ATTENDED, align: 'right' },
  ];
  drawTable(paper, columns, modules.map((module) => ({
    cells: [{ words: module.title }, { words: ue(module.attended) }, { words: ue(module.offered) }, { words: ue(module.online) }],
  })), () => undefined);
  paper.y += 6;
  paper.y += paper.text('P', '1 UE (Unterrichtseinheit) = 45 Minuten, ohne Pausen, auf eine Nachkommastelle gerundet.', { x: SHEET.left, y: paper.y, width: WIDTH }, { size: 8.5, colour: MUTED }) + 10;
}
