// Markdown → safe HTML: no raw HTML, no images, only harmless links, and every isolate becomes a <bdi>.
import MarkdownIt, { type StateCore, type Token } from 'markdown-it';
import { withoutIsolates } from './isolate.ts';

const FSI = '\u2068';
const PDI = '\u2069';

/** `dutch`: Latin words between isolates are Dutch, because the text around them is in another script. */
export type Reading = { readonly dutch: boolean };
/** How one isolated piece is marked: a number never breaks over two lines, a Dutch word is read out in Dutch. */
export type Mark = { readonly class?: 'n'; readonly dir?: 'ltr'; readonly lang?: 'nl' };

const number = /^[\p{N}\p{Sc}\s.,:;+()%/–-]+$/u;
const latin = /\p{Script=Latin}/u;

export const markOf = (piece: string, { dutch }: Reading): Mark => {
  if (number.test(piece)) return { class: 'n', dir: 'ltr' };
  return dutch && latin.test(piece) ? { lang: 'nl' } : {};
};

/** In languages that are not written in Latin letters a Latin word is a Dutch one. */
export const readingOf = (language: string): Reading => ({
  dutch: new Intl.Locale(language).maximize().script !== 'Latn',
});

/** Headings start at `h3`: the message itself has an `h2`. */
export const toHtml = (markdown: string, reading: Reading = { dutch: false }): string =>
  reader.render(markdown, { reading });
/** One line without a paragraph round it. */
export const toInlineHtml = (markdown: string, reading: Reading = { dutch: false }): string =>
  reader.renderInline(markdown, { reading });

const reader = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable(['image', 'code']);
const normalize = reader.normalizeLink.bind(reader);
reader.normalizeLink = (url) => normalize(withoutIsolates(decodeIsolates(url)));
reader.validateLink = (url) => /^(https?:\/\/|tel:|mailto:|\/(?!\/)|#)/i.test(url.trim());
reader.core.ruler.push('isolates', (state) => isolates(state));
reader.core.ruler.push('headings', (state) => headings(state));
reader.renderer.rules.link_open = (tokens, index, options, _env, self) => {
  const token = tokens[index];
  if (token && /^https?:/i.test(String(token.attrGet('href')))) token.attrSet('rel', 'noopener noreferrer');
  return self.renderToken(tokens, index, options);
};

function decodeIsolates(url: string): string {
  return url.replace(/%E2%81%A[6-9]/gi, '');
}

function headings(state: StateCore): void {
  for (const token of state.tokens) {
    if (token.type.startsWith('heading_')) token.tag = `h${Math.max(3, Number(token.tag.slice(1)) + 1)}`;
  }
}

function isolates(state: StateCore): void {
  const reading: Reading = (state.env as { reading: Reading }).reading;
  for (const block of state.tokens) {
    if (block.type === 'inline' && block.content.includes(FSI))
      block.children = paired(cut(block.children ?? [], state), reading);
  }
}

/** Text tokens cut so that every isolate character is a token of its own. */
function cut(children: readonly Token[], state: StateCore): Token[] {
  return children.flatMap((child) => {
    if (child.type !== 'text') return [child];
    return child.content
      .split(/([\u2068\u2069])/)
      .filter((piece) => piece !== '')
      .map((piece) => {
        const token = new state.Token('text', '', 0);
        token.content = piece;
        token.level = child.level;
        return token;
      });
  });
}

/** A pair on the same level of the markup becomes a tag; a lonely character stays: it still isolates. */
function paired(tokens: readonly Token[], reading: Reading): Token[] {
  const open: number[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.type !== 'text') continue;
    if (token.content === FSI) open.push(index);
    if (token.content === PDI) close(tokens, { from: open.pop(), to: index }, reading);
  }
  return [...tokens];
}

function close(
  tokens: readonly Token[],
  { from, to }: { from: number | undefined; to: number },
  reading: Reading,
): void {
  const [start, end] = [from === undefined ? undefined : tokens[from], tokens[to]];
  if (from === undefined || !start || !end || start.level !== end.level) return;
  const inside = tokens.slice(from + 1, to);
  if (inside.some(({ level }) => level < start.level)) return;
  const piece = inside.map(({ content }) => content).join('');
  const mark = markOf(piece, reading);
  Object.assign(start, { type: 'bdi_open', tag: 'bdi', nesting: 1, content: '' });
  Object.assign(end, { type: 'bdi_close', tag: 'bdi', nesting: -1, content: '' });
  for (const [name, value] of Object.entries(mark)) start.attrSet(name, value);
}
