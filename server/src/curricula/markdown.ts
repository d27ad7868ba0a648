import MarkdownIt from 'markdown-it';
import sanitize from 'sanitize-html';
import { remembered } from '../platform/remembered.js';
import { anchorHeadings } from './markdown-anchors.js';

export interface Rendering {
  /** Where the diagrams of the module are served, a path without a slash at its end; see {@link assetBaseOf}. */
  readonly assetBase: string;
}

/** Where the browser finds the diagrams of a module (its id in this version). */
export const assetBaseOf = (moduleId: string): string => `/curricula/assets/${moduleId}`;

/**
 * Markdown of a curriculum as HTML that may stand in a page: HTML of the author is shown as text, pictures come only
 * from the module (`assets/x.svg`, taken from `assetBase`), links only lead to where a link may lead. Headings carry
 * anchors that begin with `s-`, to come back to.
 */
export const renderMarkdown = (body: string, { assetBase }: Rendering): string => rendered(`${assetBase}\n${body}`);

// Everybody in a cohort reads the same lessons, and one costs several ms.
const rendered = remembered(2_000_000, (text) => {
  const end = text.indexOf('\n');
  return sanitize(markdown.render(text.slice(end + 1), { assetBase: text.slice(0, end) }), ALLOWED);
});

const markdown = new MarkdownIt({ html: false, linkify: true });
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false });

markdown.core.ruler.push('anchors', ({ tokens }) => { anchorHeadings(tokens); });

// A style attribute is refused by our Content-Security-Policy: the alignment of a column is a class.
markdown.core.ruler.push('tables', ({ tokens }) => {
  for (const token of tokens) {
    if (token.type === 'th_open') token.attrSet('scope', 'col');
    const style = token.attrGet('style');
    if (style === null) continue;
    token.attrs = (token.attrs ?? []).filter(([name]) => name !== 'style');
    if (String(style).includes('right')) token.attrSet('class', 'kb-number');
  }
});

markdown.renderer.rules.image = (tokens, index, options, env, self) => {
  const token = tokens[index]!;
  const alternative = markdown.utils.escapeHtml(self.renderInlineAsText(token.children ?? [], options, env ?? {}));
  const [, name] = /^assets\/([a-z0-9]+(?:-[a-z0-9]+)*\.svg)$/.exec(String(token.attrGet('src'))) ?? [];
  // A picture from elsewhere would tell its server who reads what: its words stand for it.
  return name === undefined ? `<em>${alternative}</em>` : `<img src="${String(env?.['assetBase'])}/${name}" alt="${alternative}" loading="lazy">`;
};

// The second wall: whatever the first lets through by mistake is taken out by a list of what is allowed.
const ALLOWED: sanitize.IOptions = {
  allowedTags: ['h2', 'h3', 'h4', 'p', 'ul', 'ol', 'li', 'blockquote', 'hr', 'br', 'strong', 'em', 's', 'code', 'pre', 'a', 'img', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
  allowedAttributes: { h2: ['id'], h3: ['id'], h4: ['id'], a: ['href', 'rel', 'title'], img: ['src', 'alt', 'loading'], ol: ['start'], th: ['class', 'scope'], td: ['class'] },
  allowedClasses: { th: ['kb-number'], td: ['kb-number'] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: [] },
  allowProtocolRelative: false,
  transformTags: {
    a: (tagName, attribs) => ({ tagName, attribs: /^https?:/i.test(attribs['href'] ?? '') ? { ...attribs, rel: 'noopener noreferrer external' } : attribs }),
  },
};
