// "Wat is een PIP?": the short official names people read on letters lead somewhere, and are explained.
import { describe, expect, it } from 'vitest';
import { rehearse } from '../../src/cli/rehearsal.ts';
import type { Language } from '../../src/content/schema/ids.ts';
import { termFinder } from '../../src/search/asked-term.ts';
import { mindsOn, realContent } from '../support/minds.ts';

const termIn = termFinder(realContent());
const minds = mindsOn('2026-11-24');

it.each([
  ['wat is een PIP', 'PIP'],
  ['PIP?', 'PIP'],
  ['What does DUO mean?', 'DUO'],
  ['ما هو PIP؟', 'PIP'],
  ['wat betekent Wet inburgering 2021', 'Wet inburgering 2021'],
])('%s asks about %s', (question, term) => {
  expect(termIn(question)).toBe(term);
});
it.each(['wat is de maan', 'wanneer krijg ik een PIP', '', 'wat is een', 'x'.repeat(5_000)])(
  '%s does not',
  (question) => {
    expect(termIn(question)).toBeUndefined();
  },
);

describe('the answer', () => {
  const ask = async (language: string, text: string) => {
    const talk = rehearse(minds, { language: language as Language, channel: 'web' });
    await talk.hear({ text: '' });
    const { messages, effects } = await talk.hear({ text });
    return { message: messages[0], effects };
  };
  it('says what the term means and where it stands, in Dutch and English', async () => {
    for (const [language, text, meaning] of [
      ['nl', 'wat is een PIP', 'Uw eigen plan voor inburgeren'],
      ['en', 'what is a PIP', 'Your own integration plan'],
    ] as const) {
      const { message, effects } = await ask(language, text);
      expect(message?.notices.join()).toContain(meaning);
      expect(message?.choices.map(({ value }) => value)).toContain('article:inburgering-pip-intake');
      expect(effects).toEqual([]);
    }
  });
  it('offers where it stands in Arabic, without an explanation in another language', async () => {
    const { message } = await ask('ar', 'ما هو PIP');
    expect(message?.notices).toEqual([]);
    expect(message?.choices.map(({ value }) => value)).toContain('article:inburgering-pip-intake');
  });
});
