export interface SvgFault {
  index: number;
  expected: string;
}

/**
 * What a drawn diagram needs, and nothing that runs, loads or embeds: a list of what is allowed stays safe
 * when browsers learn new elements, a list of what is forbidden does not.
 */
const allowedElements = new Set(
  `svg g defs title desc rect circle ellipse line polyline polygon path text tspan use symbol marker
   linearGradient radialGradient stop clipPath mask pattern`.split(/\s+/),
);

export function findSvgFaults(text: string): SvgFault[] {
  const visible = hideComments(text);
  const faults: SvgFault[] = [];
  const [before] = /^\s*(?:<\?xml\s[^?>]*\?>)?\s*/.exec(visible) ?? [''];
  if (!/^<svg[\s>]/.test(visible.slice(before.length))) {
    faults.push({ index: 0, expected: 'an SVG drawing that begins with <svg' });
    return faults;
  }
  for (const { index } of visible.slice(before.length).matchAll(/<[!?]/g)) {
    faults.push({ index: before.length + index, expected: 'no declarations, entities or instructions in an SVG drawing' });
  }
  for (const tag of visible.matchAll(/<([^\s/>!?]+)((?:"[^"]*"|'[^']*'|[^"'>])*)/g)) {
    const [, element = '', attributes = ''] = tag;
    if (!allowedElements.has(element)) faults.push({ index: tag.index, expected: `a drawing without the element ${element}` });
    faults.push(...findAttributeFaults(attributes).map((fault) => ({ ...fault, index: tag.index + 1 + element.length + fault.index })));
  }
  return faults;
}

function findAttributeFaults(attributes: string): SvgFault[] {
  const faults: SvgFault[] = [];
  for (const { index, 1: space = '', 2: name = '', 3: quoted = '' } of attributes.matchAll(/(^|[\s"'])([^\s"'=/]+)\s*=\s*("[^"]*"|'[^']*')/g)) {
    const at = index + space.length;
    const value = quoted.slice(1, -1).trim();
    if (/^(?:.*:)?on/i.test(name)) faults.push({ index: at, expected: `a drawing without the handler ${name}` });
    else if (/^(?:.*:)?href$/i.test(name)) {
      if (!value.startsWith('#')) faults.push({ index: at, expected: 'a reference inside the drawing (#name)' });
    } else if (/url\s*\(\s*(?!['"]?#)|@import|javascript:|&#|\\/i.test(value)) {
      faults.push({ index: at, expected: 'a value without references to other places' });
    }
  }
  return faults;
}

/** Comments become spaces, so that offsets stay; one that is never closed stays visible and is refused with its <!. */
function hideComments(text: string): string {
  let visible = '';
  let from = 0;
  for (;;) {
    const start = text.indexOf('<!--', from);
    const end = start === -1 ? -1 : text.indexOf('-->', start + 4);
    if (end === -1) return visible + text.slice(from);
    visible += text.slice(from, start) + text.slice(start, end + 3).replaceAll(/[^\n]/g, ' ');
    from = end + 3;
  }
}
