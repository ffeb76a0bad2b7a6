// Markdown → HTML keeps its promises about markup, links and isolates, whatever the text.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readingOf, toHtml } from '../../src/speech/markdown.ts';

describe('Markdown as HTML', () => {
  it('lets no raw HTML, image or dangerous link through', () => {
    expect(toHtml('<b>x</b>')).toBe('<p>&lt;b&gt;x&lt;/b&gt;</p>\n');
    expect(toHtml('![x](https://a.nl/b.png)')).not.toContain('<img');
    for (const link of ['javascript:alert(1)', 'data:text/html,x', 'vbscript:x', '//evil.example', ' JaVaScript:x']) {
      expect(toHtml(`[x](${link})`)).not.toContain('<a ');
    }
  });

  it('opens links of other sites without telling them where she came from', () => {
    expect(toHtml('[x](https://a.nl)')).toContain('<a href="https://a.nl" rel="noopener noreferrer">');
    expect(toHtml('[x](/sheet/1)')).toContain('<a href="/sheet/1">');
  });

  it('takes isolates out of addresses', () => {
    expect(toHtml('[\u2068088\u2069](tel:\u2068088-1\u2069)')).toBe(
      '<p><a href="tel:088-1"><bdi class="n" dir="ltr">088</bdi></a></p>\n',
    );
  });

  it('starts headings below the heading of the message', () => {
    expect(toHtml('# a\n\n## b\n\n### c')).toBe('<h3>a</h3>\n<h3>b</h3>\n<h4>c</h4>\n');
  });

  it('knows in which languages a Latin word is Dutch', () => {
    expect(['ar', 'fa', 'ti', 'uk', 'ru'].map((code) => readingOf(code).dutch)).toEqual([true, true, true, true, true]);
    expect(['nl', 'en', 'tr', 'so', 'fr'].some((code) => readingOf(code).dutch)).toBe(false);
  });

  it('never writes a tag that is not on the list, nor a <bdi> that is not closed', () => {
    const piece = fc.constantFrom(
      '\u2068',
      '\u2069',
      '**',
      '*',
      '[',
      '](https://a.nl)',
      '`',
      '<script>',
      '<bdi>',
      '# ',
      '> ',
      '1. ',
      '\n\n',
      '\n',
      'PIP',
      '112',
      'نص',
      ' ',
      '&',
      '"',
    );
    const listed = /<\/?(?:p|strong|em|a|bdi|ol|ul|li|h[34]|blockquote|code|br|hr|pre)(?: [a-z]+="[^"<>]*")*>/g;
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const html = toHtml(pieces.join(''), { dutch: true });
        expect(html.replace(listed, '')).not.toMatch(/[<>]/);
        expect(html.match(/<bdi/g)?.length).toBe(html.match(/<\/bdi>/g)?.length);
      }),
    );
  });
});
