import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create } from 'fontkit';

const resolve = createRequire(import.meta.url).resolve;

/** Static fonts of the house with all Latin letters, so that Yıldırım and Wiśniewska are set in one face. */
const FACES = {
  text: '@expo-google-fonts/atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf',
  strong: '@expo-google-fonts/atkinson-hyperlegible-next/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf',
  title: '@expo-google-fonts/bricolage-grotesque/700Bold/BricolageGrotesque_700Bold.ttf',
} as const;

export type Face = keyof typeof FACES;

const opened = new Map<Face, ReturnType<typeof create>>();

/** Opened once a process: taken apart for each sheet anew, they would be three quarters of its work. */
export function registerFonts(doc: PDFKit.PDFDocument): void {
  for (const face of Object.keys(FACES) as Face[]) {
    if (!opened.has(face)) opened.set(face, create(readFileSync(resolve(FACES[face]))));
    // What pdfkit would make of the file itself; its types do not know that it takes it ready-made.
    doc.registerFont(face, opened.get(face) as unknown as PDFKit.Mixins.PDFFontSource);
  }
}
