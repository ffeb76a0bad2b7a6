// Markdown as our texts use it, as WhatsApp shows it; direction line by line.
import { expect, test } from 'vitest';
import { rightToLeftLines } from '../../../src/channels/whatsapp/direction.ts';
import { toWhatsApp } from '../../../src/channels/whatsapp/format.ts';

const F = '\u2068';
const P = '\u2069';
const R = '\u200F';

test.each([
  ['bold', 'Dit is **belangrijk**.', 'Dit is *belangrijk*.'],
  ['bold, other signs', '__A__ en **B**', '*A* en *B*'],
  ['slanted', 'Dit is *schuin* en _zo ook_.', 'Dit is _schuin_ en _zo ook_.'],
  ['struck', '~~oud~~ nieuw', '~oud~ nieuw'],
  ['bold over an isolate', `**${F}PIP${P}**`, `*${F}PIP${P}*`],
  ['bold inside a word is left out', 'aan**koop**som', 'aankoopsom'],
  ['bold with slanted inside', '**a *b* c**', '*a _b_ c*'],
  ['a sum is no slant', '5 * 3 * 2', '5 * 3 * 2'],
  ['escaped signs', '5 \\* 3 \\_a\\_', '5 * 3 _a_'],
  ['heading', '## Wat nu?', '*Wat nu?*'],
  ['heading with bold', '# **Wat** nu?', '*Wat nu?*'],
  ['list', '* een\n+ twee\n- drie', '- een\n- twee\n- drie'],
  ['numbers', '1) een\n2. twee', '1. een\n2. twee'],
  ['quote', '>  Nederlands\n> twee', '> Nederlands\n> twee'],
  ['paragraphs', 'a\n\n\n\nb\n', 'a\n\nb'],
  ['windows lines', 'a\r\nb', 'a\nb'],
  ['link', 'Lees [de uitleg](https://example.org/a_b_c) eerst.', 'Lees de uitleg eerst.\nhttps://example.org/a_b_c'],
  ['two links', '[a](https://a.org) [b](https://b.org)', 'a b\nhttps://a.org\nhttps://b.org'],
  ['link in bold', '**[de uitleg](https://a.org)**', '*de uitleg*\nhttps://a.org'],
  ['link with a title', '[a](https://a.org "titel")', 'a\nhttps://a.org'],
  ['link in a heading', '## [a](https://a.org)', '*a*\nhttps://a.org'],
  ['address as its own name', '[https://a.org](https://a.org)', 'https://a.org'],
  ['address in brackets', '<https://a.org>', 'https://a.org'],
  ['address isolated', `[a](${F}https://a.org${P})`, 'a\nhttps://a.org'],
  ['mail', '[post](mailto:a@b.org)', 'post\na@b.org'],
  ['number in a sentence', `Bel ${F}0900-1234567${P} nu.`, `Bel ${F}0900-1234567${P} nu.\n${F}0900-1234567${P}`],
  ['number alone', `${F}0900 1234567${P}`, `${F}0900 1234567${P}`],
  ['number in a list', '- 020 1234567', '- 020 1234567'],
  ['short number by link', 'Bel [112](tel:112) nu.', `Bel 112 nu.\n${F}112${P}`],
  ['number by link', 'Bel [de IND](tel:+31880430430).', `Bel de IND.\n${F}+31880430430${P}`],
  ['number by link under its own name', '[0900-1234567](tel:09001234567)', '0900-1234567'],
  [
    'two numbers',
    'Bel 088 043 0430 of +31 6 12345678.',
    `Bel 088 043 0430 of +31 6 12345678.\n${F}088 043 0430${P}\n${F}+31 6 12345678${P}`,
  ],
  [
    'a date and a sum are no telephone',
    'Voor 01-08-2026, € 1.234,56, in 2026.',
    'Voor 01-08-2026, € 1.234,56, in 2026.',
  ],
])('%s', (_name, markdown, expected) => expect(toWhatsApp(markdown)).toBe(expected));

test.each([
  ['begins from the right already', 'مرحبا PIP', 'مرحبا PIP'],
  ['begins with a Dutch word', 'PIP هو خطة', `${R}PIP هو خطة`],
  ['an isolate does not count', `${F}PIP${P} هو خطة`, `${F}PIP${P} هو خطة`],
  ['only an isolated word', `${F}PIP${P}!`, `${R}${F}PIP${P}!`],
  ['begins with a number', '3 أسئلة', '3 أسئلة'],
  ['emoji and Latin', '👋 Wegwijs مرحبا', `${R}👋 Wegwijs مرحبا`],
  ['a list', '- DUO تدفع', `- ${R}DUO تدفع`],
  ['a quote in Dutch', '> de termijn', `> ${R}de termijn`],
  ['an address alone', 'https://example.org/ar', 'https://example.org/ar'],
  ['a number alone', `${F}0900-1234${P}`, `${F}0900-1234${P}`],
  ['every line', 'مرحبا\nPIP هو\n\nDUO', `مرحبا\n${R}PIP هو\n\n${R}DUO`],
  ['twice is once', `${R}PIP هو`, `${R}PIP هو`],
])('right to left: %s', (_name, text, expected) => expect(rightToLeftLines(text)).toBe(expected));

test('Markdown and direction together keep the isolates', () => {
  const said = toWhatsApp(`## PIP\n\nاتصل على ${F}0900-1234567${P} أو [DUO](https://duo.nl).`, { rtl: true });
  expect(said).toBe(`${R}*PIP*\n\nاتصل على ${F}0900-1234567${P} أو DUO.\nhttps://duo.nl\n${F}0900-1234567${P}`);
});
