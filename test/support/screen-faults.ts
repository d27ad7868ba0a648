// These run inside the page: each stands for itself and reaches nothing outside its own braces.

/** Headings, title, language and size of what can be tapped. */
export function faultsOfLayout(): string[] {
  const faults: string[] = [];
  const seen = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().width > 1;
  const headings = [...document.querySelectorAll('h1')].filter(seen).map(({ textContent }) => textContent);
  if (headings.length !== 1) faults.push(`${headings.length} first headings: ${headings.join(' | ')}`);
  if (!document.title.endsWith('Kursbuch') || (document.title === 'Kursbuch' && !/^\/(de|en)\/$/.test(location.pathname))) faults.push(`titled ${document.title}`);
  if (document.documentElement.lang !== location.pathname.slice(1, 3)) faults.push(`lang is ${document.documentElement.lang}`);
  for (const element of document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')) {
    if (!seen(element)) continue;
    // A box to tick or a button of several may be small where its words are a target with it.
    const target = element.closest('label') ?? element;
    const { width, height } = target.getBoundingClientRect();
    // WCAG 2.5.8 leaves out links within a sentence.
    const inSentence = getComputedStyle(element).display === 'inline' && element.parentElement?.textContent.trim() !== element.textContent.trim();
    if (!inSentence && (width < 24 || height < 24)) faults.push(`target of ${Math.round(width)} × ${Math.round(height)}: ${element.textContent.trim().slice(0, 40) || element.outerHTML.slice(0, 80)}`);
  }
  return faults;
}

/** What reaches over the right edge of the page. */
export function sidewaysOf(): string[] {
  const edge = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= edge) return [];
  const wide = [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > edge + 1).map((element) => `${element.localName}.${element.className}`);
  return [`${document.documentElement.scrollWidth} of ${edge}`, ...wide.slice(0, 8)];
}

/** What can have the focus without showing it. */
export function faultsOfFocus(): string[] {
  const ring = (element: Element | null): boolean => {
    if (!element) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  };
  const faults: string[] = [];
  for (const element of document.querySelectorAll<HTMLElement>('a[href], button:enabled, input:enabled, select, textarea, summary, [tabindex="0"]')) {
    if (!element.checkVisibility({ visibilityProperty: true }) || element.classList.contains('cdk-visually-hidden') || element.closest('[aria-hidden="true"]')) continue;
    element.focus();
    if (document.activeElement !== element || element.classList.contains('cdk-focus-trap-anchor')) continue;
    if (!ring(element) && !ring(element.closest('label'))) faults.push(element.outerHTML.slice(0, 120));
  }
  return [...new Set(faults)].slice(0, 8);
}
