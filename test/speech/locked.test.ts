// What stays letter by letter in a typed text, and whether another text still holds it.
import { describe, expect, it } from 'vitest';
import { speakTyped } from '../../src/speech/desk-said.ts';
import { isolate } from '../../src/speech/isolate.ts';
import { cutAtLocked, lostIn } from '../../src/speech/locked.ts';
import { toHtml } from '../../src/speech/markdown.ts';
import { mindsOn, realContent } from '../support/minds.ts';

const { glossary } = realContent();
const locked = (text: string) => cutAtLocked(text, glossary).filter((_, at) => at % 2 === 1);

describe('locked', () => {
  it.each([
    ['Betaal € 1401,50 voor 1-12-2026.', ['€ 1401,50', '1-12-2026']],
    ['Het kost €12,- of 12,50 euro, dus 1, 2 of 3.', ['€12,-', '12,50', '1', '2', '3']],
    ['Kom op 1 december 2026 om 09:30 uur.', ['1 december 2026', '09:30']],
    ['Bel 088 043 04 30 of +31 6 12345678.', ['088 043 04 30', '+31 6 12345678']],
    ['Zie https://www.duo.nl/a-b?c=1. En dan?', ['https://www.duo.nl/a-b?c=1']],
    ['De gemeente maakt uw PIP na de brede intake.', ['PIP', 'brede intake']],
    ['ادفع ١٢٫٥ قبل ١-١٢-٢٠٢٦', ['١٢', '٥', '١-١٢-٢٠٢٦']],
    ['PIPA en apip zijn geen termen', []],
    ['1 meisje', ['1']],
    ['', []],
  ])('in "%s"', (text, pieces) => {
    expect(locked(text)).toEqual(pieces);
    expect(cutAtLocked(text, glossary).join('')).toBe(text);
  });

  it('stands alone for the person, whatever its direction, and shows as it was typed', () => {
    const { speech } = mindsOn('2026-11-24')();
    const { text } = speakTyped(speech, '*Betaal* € 12,50 aan 0900-1234 \u202e', 'nl' as never);
    expect(text).toBe(`\\*Betaal\\* ${isolate('€ 12,50')} aan ${isolate('0900-1234')}`);
    expect(toHtml(text)).toContain('<bdi class="n" dir="ltr">0900-1234</bdi>');
  });

  it('does not take long for a text without end', () => {
    const began = performance.now();
    for (const text of ['1 '.repeat(1750), '€'.repeat(3500), '1.'.repeat(1750), 'https://'.repeat(400)]) locked(text);
    // Telling a text from a trap: the trap would take minutes.
    expect(performance.now() - began).toBeLessThan(30_000);
  });
});

describe('lost on the way', () => {
  it.each([
    ['Betaal € 12,50 voor 1-12-2026', 'ادفع € 12,50 قبل 1-12-2026', undefined],
    ['Betaal € 12,50', 'ادفع €\u00a012,50', undefined],
    ['Betaal € 12,50', 'ادفع € 12.50', '€ 12,50'],
    ['voor 1-12-2026', 'before 12/1/2026', '1-12-2026'],
    ['op 1 december 2026', 'on 1 December 2026', undefined],
    ['op 1 mei 2026', 'on 1 May 2026', '1 mei 2026'],
    ['2 keer 2', '2 times', '2'],
    ['uw PIP', 'your plan', 'PIP'],
    ['uw PIP', 'your pip', undefined],
    ['kamer 12', 'room 120', '12'],
    ['tot straks', 'see you', undefined],
  ])('"%s" → "%s"', (before, after, lost) => {
    expect(lostIn(before, after, glossary)).toBe(lost);
  });
});
