// A row of an older or a newer build never crashes a talk: the stack is let go, the person is told in one line.
import { describe, expect, it } from 'vitest';
import { rehearse } from '../../src/cli/rehearsal.ts';
import type { Language } from '../../src/content/schema/ids.ts';
import { press } from '../../src/guide/button.ts';
import type { Json } from '../../src/store/store.ts';
import { mindsOn } from '../support/minds.ts';

const minds = mindsOn('2026-11-24');
const stack = (dialogStack: Json): Json => ({
  language: 'en',
  known: { status: 'a' },
  asked: { kind: 'nothing' },
  dialogs: { dialogStack },
});
/** As the first builds left it. */
const underRoot = (inner: Json): Json =>
  stack([{ id: 'root', state: { dialogs: { dialogStack: inner } }, version: '7' }]);
const renewed = () => minds().speech.say('en' as Language, 'notice.renewed');

describe('a stored talk', () => {
  it.each([
    ['a dialog that is gone', stack([{ id: 'quiz', state: {} }])],
    ['a dialog whose state has another form', stack([{ id: 'guide', state: { place: 'q1' } }])],
    ['a dialog without a state', stack([{ id: 'menu' }])],
    ['a stack of another form', stack('nothing')],
    ['an older stack of another form', underRoot('nothing')],
    ['an older stack with a dialog that is gone', underRoot([{ id: 'quiz', state: {} }])],
    ['a root without screens', stack([{ id: 'root', state: {} }])],
    ['a stack of another root', { language: 'en', dialogs: { dialogStack: [{ id: 'main', state: {} }] } }],
    ['dialogs of another form', { language: 'en', known: 7, dialogs: { dialogStack: 'x' } }],
  ] as [string, Json][])('with %s begins again and says so', async (_, state) => {
    const talk = rehearse(minds, { channel: 'web', state });
    const { messages } = await talk.hear({ text: 'menu' });
    expect(messages).toHaveLength(1);
    expect(messages[0]?.notices).toContain(renewed());
    expect(messages[0]?.language).toBe('en');
    const again = await talk.hear({ text: 'menu' });
    expect(again.messages[0]?.notices).not.toContain(renewed());
  });

  it.each([
    ['null', null],
    ['a number', 4],
    ['an array', []],
  ] as [string, Json][])('that is %s begins', async (_, state) => {
    const { messages } = await rehearse(minds, { channel: 'web', state }).hear({ text: 'hello' });
    expect(messages).toHaveLength(1);
  });

  it('of a build that kept the screens under a root goes on where it was', async () => {
    const talk = rehearse(minds, { channel: 'web', language: 'en' as Language });
    const begun = await talk.hear({ text: '', value: press({ kind: 'flow', flow: 'nareis' as never }) });
    const question = begun.messages[0]?.text;
    const { dialogs, ...rest } = begun.state as { readonly dialogs: { readonly dialogStack: Json } };
    const older = { ...rest, dialogs: { dialogStack: [{ id: 'root', state: { dialogs }, version: '-1217' }] } };
    const { messages } = await rehearse(minds, { channel: 'web', state: older as Json }).hear({ text: 'repeat' });
    expect(messages[0]?.text).toBe(question);
    expect(messages[0]?.notices).toEqual([]);
  });

  it('on a flow that is gone leads to the menu', async () => {
    const guide = { id: 'guide', state: { trail: { flow: 'gone', known: {}, answers: [] } } };
    const { messages } = await rehearse(minds, { channel: 'web', state: stack([guide]) }).hear({ text: 'what now' });
    expect(messages[0]?.notices).toContain(minds().speech.say('en' as Language, 'notice.gone'));
  });
});
