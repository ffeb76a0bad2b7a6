// Whatever is typed, wherever one stands: one kind reply, the open question again or a search result, nothing thrown.
import { describe, expect, it } from 'vitest';
import { rehearse } from '../../src/cli/rehearsal.ts';
import type { Language, NodeId } from '../../src/content/schema/ids.ts';
import { accept } from '../../src/guide/accept.ts';
import { press } from '../../src/guide/button.ts';
import { pathsOf } from '../../src/guide/paths.ts';
import { placeIn } from '../../src/guide/place.ts';
import { begin, type Trail } from '../../src/guide/trail.ts';
import { mindsOn, realContent } from '../support/minds.ts';

const minds = mindsOn('2026-11-24');
const languages = ['nl', 'en', 'ar'] as Language[];

const inputs: readonly (readonly [string, string])[] = [
  ['nothing', ''],
  ['spaces', '   \n\t'],
  ['100 kB', 'لا أعرف ماذا أفعل '.repeat(6000)],
  ['emoji only', '😀😀😀'],
  ['bidi controls', '\u202e\u2066abc\u2069\u202c'],
  ['a thousand digits', '7'.repeat(1000)],
  ['a date that does not exist', '31-2-2026'],
  ['a date in 1890', '1-1-1890'],
  ['Arabic-Indic digits', '١٢'],
  ['a number word', 'two'],
  ['HTML', '<script>alert(1)</script>'],
  ['a colon', ':'],
  ['a query sign', 'title:inburgering +*~^'],
  ['a placeholder', '{{fact.nareis-term}} $t(menu.title)'],
  ['a key of objects', '__proto__'],
  ['a null byte', 'a\u0000b'],
];

/** The first flow with a question of this kind, and a trail that stands before it. */
const before = (asks: 'choice' | 'date'): { trail: Trail; node: NodeId } => {
  const guide = minds().guide;
  for (const flow of Object.values(realContent().flows)) {
    for (const end of pathsOf(guide, flow).ends) {
      let trail = begin(flow.id, {});
      for (const answer of end.answers) {
        const place = placeIn(guide, trail);
        if (place.kind === 'question' && place.question.asks === asks) return { trail, node: place.node };
        trail = accept(guide, trail, answer) as Trail;
      }
    }
  }
  throw new Error(`No flow asks a ${asks}.`);
};

const standingAt = async (language: Language, asks: 'menu' | 'choice' | 'date') => {
  const talk = rehearse(minds, { language, channel: 'web' });
  await talk.hear({ text: '', value: press({ kind: 'command', command: 'menu' }) });
  if (asks === 'menu') return talk;
  const { trail } = before(asks);
  await talk.hear({ text: '', value: press({ kind: 'flow', flow: trail.flow }) });
  for (const { node, given } of trail.answers) {
    await talk.hear({ text: '', value: press({ kind: 'answer', flow: trail.flow, node, given }) });
  }
  expect(talk.last()?.asks).toBe(asks);
  return talk;
};

describe.each(languages)('bad input in %s', (language) => {
  describe.each(['menu', 'choice', 'date'] as const)('at a %s', (asks) => {
    it.each(inputs)('%s', async (_, text) => {
      const talk = await standingAt(language, asks);
      const { messages } = await talk.hear({ text });
      expect(messages).toHaveLength(1);
      const [reply] = messages;
      expect(reply?.language).toBe(language);
      expect(`${reply?.notices.join('')}${reply?.text}`.trim()).not.toBe('');
      // There is always a way on.
      expect(reply?.choices.length).toBeGreaterThan(0);
      // What a person wrote is never said back as markup or filled in.
      expect(JSON.stringify(reply)).not.toContain('<script>');
    });
  });

  it('shows a date question again with what is expected', async () => {
    const talk = await standingAt(language, 'date');
    const question = talk.last()?.text;
    const { messages } = await talk.hear({ text: '31-2-2026' });
    expect(messages[0]?.text).toBe(question);
    expect(messages[0]?.notices).toEqual([minds().speech.say(language, 'expected.impossible-date')]);
  });

  it('says an unknown button is old and shows the screen again', async () => {
    for (const value of [
      'answer:nareis:gone:yes',
      'flow:gone',
      'article:gone',
      'subject:gone',
      'speak:xx',
      'nonsense',
      '',
    ]) {
      const talk = await standingAt(language, 'choice');
      const { messages } = await talk.hear({ text: '', value });
      expect(messages, value).toHaveLength(1);
      expect(messages[0]?.language).toBe(language);
    }
  });
});

it('answers a question in the middle of a road and comes back to it', async () => {
  const talk = await standingAt('nl' as Language, 'choice');
  const question = talk.last()?.text;
  await talk.hear({ text: 'hoe lang duurt het voordat mijn gezin mag komen nareis' });
  expect(talk.last()?.text).not.toBe(question);
  await talk.hear({ text: 'terug' });
  expect(talk.last()?.text).toBe(question);
});
