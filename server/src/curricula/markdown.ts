import MarkdownIt from 'markdown-it';
import sanitizeHtml from 'sanitize-html';

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });

const ALLOWED: sanitizeHtml.IOptions = {
  allowedTags: ['h2', 'h3', 'h4', 'p', 'ul', 'ol', 'li', 'blockquote', 'strong', 'em', 's', 'code', 'pre', 'hr', 'br', 'a', 'img', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
  allowedAttributes: { a: ['href', 'title'], img: ['src', 'alt', 'title'], ol: ['start'], h2: ['id'], h3: ['id'], h4: ['id'], th: ['scope'] },
  allowedSchemes: ['https', 'http', 'mailto', 'tel'],
  allowedSchemesByTag: { img: [] },
  allowProtocolRelative: false,
  // The page has the one h1, its title.
  transformTags: { h1: 'h2', h5: 'h4', h6: 'h4', th: (tagName, attribs) => ({ tagName, attribs: { ...attribs, scope: 'col' } }) },
};

/**
 * Markdown of a curriculum as HTML that may stand in a page: no HTML of the author passes, every heading has an anchor
 * that begins with `s-`, and a picture `assets/x.svg` is taken from `assetBase`, a path without a slash at its end.
 */
export function renderMarkdown(body: string, options: { assetBase: string }): string {
  const tokens = markdown.parse(body, {});
  const taken = new Map<string, number>();
  tokens.forEach((token, index) => {
    if (token.type === 'heading_open') token.attrSet('id', anchorOf(tokens[index + 1]?.content ?? '', taken));
    for (const child of token.children ?? []) {
      const source = child.type === 'image' ? String(child.attrGet('src')) : '';
      if (source.startsWith('assets/')) child.attrSet('src', `${options.assetBase}/${source.slice('assets/'.length)}`);
    }
  });
  return sanitizeHtml(markdown.renderer.render(tokens, markdown.options, {}), ALLOWED);
}

/** The words of the heading; two that are alike are counted. */
function anchorOf(heading: string, taken: Map<string, number>): string {
  const words = heading.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '').slice(0, 80);
  const times = (taken.get(words) ?? 0) + 1;
  taken.set(words, times);
  return `s-${words}${times > 1 ? `-${times}` : ''}`;
}
