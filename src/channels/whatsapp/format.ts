// Markdown as our texts use it → the signs WhatsApp knows; links and telephone numbers on lines of their own.
import { rightToLeftLines } from './direction.ts';

/** Isolates stay as they are. `rtl`: every line begins from the right. */
export const toWhatsApp = (markdown: string, { rtl = false }: { readonly rtl?: boolean } = {}): string => {
  const text = markdown
    .replaceAll('\r\n', '\n')
    .split('\n')
    .flatMap(lineOf)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return rtl ? rightToLeftLines(text) : text;
};

const lineOf = (line: string): readonly string[] => {
  if (line.trim() === '') return [''];
  const [, sign = '', content = ''] = /^(\s*(?:#{1,6} +|(?:[-*+] +|\d+[.)] +|> *)*))(.*)$/.exec(line) ?? [];
  const { text, below } = linked(content);
  if (/^\s*#/.test(sign)) return [unescaped(bold(unmarked(text))), ...below];
  return [`${signOf(sign)}${unescaped(spans(text))}`, ...below];
};

const signOf = (sign: string): string =>
  sign
    .replace(/[*+](?= )/g, '-')
    .replace(/(\d+)\)/g, '$1.')
    .replace(/> */g, '> ')
    .replace(/(?<=\S) {2,}$/, ' ');

/** Links become their words; the address goes below, alone, where it can be tapped and keeps its order. */
const linked = (text: string): { text: string; below: readonly string[] } => {
  const addresses: string[] = [];
  const words = text
    .replace(/\[([^\]]*)\]\(\s*<?([^)\s>]+)>?[^)]*\)/g, (_all, label: string, target: string) => {
      const address = target.replace(isolates, '').replace(/^mailto:/, '');
      const shown = label.replace(isolates, '').replace(/[*_]/g, '').trim();
      if (address.startsWith('tel:')) addresses.push(isNumber.test(shown) ? shown : address.slice(4));
      else if (shown !== address) addresses.push(address);
      return label === '' ? address : label;
    })
    .replace(/<(https?:\/\/[^>\s]+)>/g, '$1');
  const numbers = [...words.replace(/https?:\/\/\S+/g, '').matchAll(phone)]
    .map(([found]) => found)
    .filter((found) => !date.test(found));
  const alone = words.replace(isolates, '').trim();
  const below = [...new Set([...addresses, ...numbers])].filter((one) => one !== alone);
  return { text: words, below: below.map((one) => (isNumber.test(one) ? `\u2068${one}\u2069` : one)) };
};

/** Dutch and foreign telephone numbers, as people write them. */
const phone =
  /(?<![\p{L}\p{N}/.+-])(?:\+\d{1,3}[ \d()-]{6,16}\d|0(?:800|88|900|[1-9]\d{0,2})[ -]?\d(?:[ -]?\d){3,9})(?![\p{L}\p{N}/-]|[.,]\d)/gu;
const date = /^\d{1,2}[ -]\d{1,2}[ -]\d{4}$/;
const isNumber = /^[+\d][\d ()-]*$/;
const isolates = /[\u2066-\u2069]/gu;

/** `**bold**` → `*bold*`, `*slanted*` → `_slanted_`, `~~struck~~` → `~struck~`. Held as private signs so that none is read twice. */
const spans = (text: string): string =>
  text
    .replace(/\\([\\`*_{}[\]()#+.!>~-])/g, (_all, sign: string) => held(sign))
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, (all, _sign, inner: string, at: number, whole: string) =>
      stands(whole, at, all.length) ? `\uE000${inner}\uE000` : inner,
    )
    .replace(/(?<![*\w])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![*\w])/g, '\uE001$1\uE001')
    .replace(/~~(?=\S)(.+?)(?<=\S)~~/g, '~$1~')
    .replaceAll('\uE000', '*')
    .replaceAll('\uE001', '_');

/** WhatsApp marks whole words only; inside a word its signs would show. */
const stands = (whole: string, at: number, length: number): boolean =>
  !/[\p{L}\p{N}]$/u.test(whole.slice(0, at)) && !/^[\p{L}\p{N}]/u.test(whole.slice(at + length));

const unmarked = (text: string): string => text.replace(/\*\*|__/g, '');
const bold = (text: string): string => (text.trim() === '' ? '' : `*${text.trim()}*`);

const held = (sign: string): string => String.fromCodePoint(0xe100 + (sign.codePointAt(0) ?? 0));
const unescaped = (text: string): string =>
  text.replace(/[\uE100-\uE17F]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) - 0xe100));
