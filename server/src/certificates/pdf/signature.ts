import type { Statement } from '../statement.js';
import type { Line } from './line.js';
import { INK, MUTED, type Paper, PRIMARY, SHEET, type Type, WIDTH } from './paper.js';
import { drawQr } from './qr.js';
import { day } from './words.js';

export const SIGNATURE_HEIGHT = 126;
const QR = 80;
const SMALL: Type = { size: 8.5, colour: MUTED, lineGap: 1.5 };

/** Place and day, who signs and as what; beside it the number and where it is verified. At the foot of its page. */
export function drawSignature(paper: Paper, statement: Statement, line: Line): void {
  if (paper.y + SIGNATURE_HEIGHT > paper.bottom) paper.nextPage();
  const top = paper.bottom - SIGNATURE_HEIGHT + 8;
  const left = { x: SHEET.left, width: WIDTH * 0.44 };
  const when = [statement.place, day(statement.issuedOn)].filter(Boolean).join(', ');
  paper.text('P', when, { ...left, y: top }, { size: 10.5 });
  paper.artifact((doc) => { doc.moveTo(left.x, top + 52).lineTo(left.x + left.width, top + 52).lineWidth(0.8).stroke(INK); });
  line.stop(top + 52, 'last');
  let y = top + 58;
  y += paper.text('P', statement.issuer, { ...left, y }, { face: 'strong', size: 10.5 });
  y += paper.text('P', statement.issuerFunction, { ...left, y }, SMALL);
  paper.text('P', statement.provider, { ...left, y }, SMALL);
  drawVerification(paper, statement, top);
  paper.y = paper.bottom;
}

function drawVerification(paper: Paper, { number, address, funders }: Statement, top: number): void {
  const right = SHEET.left + WIDTH;
  const x = SHEET.left + WIDTH * 0.5;
  const width = right - QR - 14 - x;
  const section = paper.group('Sect');
  let y = top;
  y += paper.text('H2', 'Echtheit prüfen', { x, y, width, parent: section }, { face: 'title', size: 10.5 }) + 2;
  y += paper.text('P', 'Code scannen oder eingeben:', { x, y, width, parent: section }, SMALL) + 3;
  y += paper.text('P', number, { x, y, width: width + 8, parent: section }, { face: 'strong', size: 10.5 }) + 2;
  const shown = address.replace(/^https?:\/\//, '').replace(/\/[^/]*$/, '');
  const holder = paper.group('P', section);
  paper.link(shown, address, `Zertifikat ${number} prüfen`, { x, y, width, parent: holder }, { ...SMALL, colour: PRIMARY });
  drawQr(paper, section, address, `QR-Code mit der Adresse zum Prüfen dieses Zertifikats: ${address}`, right - QR, top, QR);
  if (funders.length) paper.text('P', `Gefördert durch: ${funders.join('; ')}`, { x, y: top + 88, width: right - x }, { ...SMALL, size: 7.5 });
}
