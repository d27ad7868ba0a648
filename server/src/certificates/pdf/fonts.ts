import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const resolve = createRequire(import.meta.url).resolve;

/** Static fonts of the house with all Latin letters, so that Yıldırım and Wiśniewska are set in one face. */
const FACES = {
  text: '@expo-google-fonts/atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf',
  strong: '@expo-google-fonts/atkinson-hyperlegible-next/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf',
  title: '@expo-google-fonts/bricolage-grotesque/700Bold/BricolageGrotesque_700Bold.ttf',
} as const;

export type Face = keyof typeof FACES;

const read = new Map<Face, Buffer>();

/** Read once a process: 14 certificates do not read 42 files. */
export function registerFonts(doc: PDFKit.PDFDocument): void {
  for (const face of Object.keys(FACES) as Face[]) {
    if (!read.has(face)) read.set(face, readFileSync(resolve(FACES[face])));
    doc.registerFont(face, read.get(face)!);
  }
}
