export interface MarkdownFault {
  /** Into the Markdown text. */
  index: number;
  expected: string;
}

/** Pictures that a Markdown text names and the module does not have, such as `assets/ablauf.svg`; each once. */
export function findMissingPictures(text: string, assets: ReadonlySet<string>): string[] {
  const targets = imagesIn(hideCode(text)).flatMap(({ target }) => target ?? []);
  return [...new Set(targets)].filter((target) => !assets.has(target));
}

interface Image {
  index: number;
  /** Both undefined where an image begins and is not written as one. */
  alternative: string | undefined;
  target: string | undefined;
}

/** No brackets inside: a text of nothing but openings is read once, not once for each of them. */
const image = /!\[([^[\]\n]*)\]\([ \t]*([^\s()]+)(?:[ \t]+"[^"\n]*")?[ \t]*\)/y;

/**
 * Two things Markdown in a curriculum must keep to: no HTML (lessons are shown in a page with other people's
 * data in it, so only what Markdown itself can say is let through), and only pictures that lie in the module
 * (a picture from elsewhere would tell its server who reads what, and be gone one day).
 * Code is not looked at: in it the same characters are only shown.
 */
export function findMarkdownFaults(text: string, assets: ReadonlySet<string>): MarkdownFault[] {
  const visible = hideCode(text);
  const faults: MarkdownFault[] = [];
  for (const { index } of visible.matchAll(/<(?=[a-z/!?])(?![a-z][a-z0-9+.-]{1,31}:[^\s<>]*>)(?![^\s<>@/]+@[^\s<>@]+>)/gi)) {
    faults.push({ index, expected: 'Markdown without HTML (a less-than sign is written \\<)' });
  }
  for (const { index, alternative, target } of imagesIn(visible)) {
    if (alternative === undefined || target === undefined) {
      faults.push({ index, expected: 'an image written as ![Alt text](assets/name.svg)' });
      continue;
    }
    const written = text.slice(index + 2, index + 2 + alternative.length);
    if (written.trim() === '') faults.push({ index, expected: 'a text between [ and ] that says what the image shows' });
    if (!target.startsWith('assets/')) faults.push({ index, expected: `an image of this module (assets/name.svg), not ${target}` });
    else if (!assets.has(target)) faults.push({ index, expected: `the file ${target} in the folder of the module` });
  }
  return faults;
}

function imagesIn(visible: string): Image[] {
  return [...visible.matchAll(/!\[/g)].map(({ index }) => {
    image.lastIndex = index;
    const [, alternative, target] = image.exec(visible) ?? [];
    return { index, alternative, target };
  });
}

/** Code and escaped characters become spaces: all other offsets stay what they are. */
function hideCode(text: string): string {
  return hideSpans(hideFences(text));
}

function hideFences(text: string): string {
  let fence: string | undefined;
  return text
    .split('\n')
    .map((line) => {
      const [, marks] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? [];
      if (fence === undefined) {
        if (marks === undefined || (marks.startsWith('`') && line.trim().slice(marks.length).includes('`'))) return line;
        fence = marks;
      } else if (marks?.startsWith(fence) && line.trim() === marks) fence = undefined;
      return ' '.repeat(line.length);
    })
    .join('\n');
}

/** Code spans end with as many backticks as they begin with, and never reach over an empty line (CommonMark 6.1). */
function hideSpans(text: string): string {
  return text.replaceAll(/\\[!-/:-@[-`{-~]|(?<!`)(`+)(?!`)(?:(?!\n[ \t]*\n)[\s\S])*?(?<!`)\1(?!`)/g, (hidden) => hidden.replaceAll(/[^\n]/g, ' '));
}
