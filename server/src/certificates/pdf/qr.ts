import QRCode from 'qrcode';
import type { Element, Paper } from './paper.js';

/** A QR code as vector modules in one path, with words for those who do not see it. */
export function drawQr(paper: Paper, parent: Element, content: string, alt: string, x: number, y: number, size: number): void {
  const { modules } = QRCode.create(content, { errorCorrectionLevel: 'M' });
  const module = size / modules.size;
  const draw = (): void => {
    for (let row = 0; row < modules.size; row++) {
      for (let column = 0; column < modules.size; column++) {
        // A hair of overlap: viewers otherwise show white seams between modules.
        if (modules.get(row, column)) paper.doc.rect(x + column * module, y + row * module, module + 0.04, module + 0.04);
      }
    }
    paper.doc.fill('#000000');
  };
  parent.add(paper.doc.struct('Figure', { alt, bbox: [x, y, x + size, y + size], placement: 'Block' } as never, [draw]));
}
