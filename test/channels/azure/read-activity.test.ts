// What a channel posts becomes what the talk needs, without names; anything else is quiet or refused.
import { expect, it } from 'vitest';
import { type Heard, readActivity } from '../../../src/channels/azure/read-activity.ts';

const base = {
  type: 'message',
  id: 'a1',
  channelId: 'webchat',
  serviceUrl: 'https://webchat.botframework.com/',
  conversation: { id: 'c1', name: 'Samira and the bot' },
  from: { id: 'u1', name: 'Samira', role: 'user' },
  recipient: { id: 'b1', name: 'Wegwijs' },
  text: 'hallo',
};
const heard = (over: object): Extract<Heard, { kind: 'heard' }> => {
  const read = readActivity({ ...base, ...over });
  if (read.kind !== 'heard') throw new Error(read.kind);
  return read;
};

it('keeps text, tap and locale, the way back, and no names', () => {
  const read = heard({ value: { choice: 'subject:family' }, locale: 'nl-NL', entities: [{ type: 'x' }] });
  expect(read.activity).toEqual({
    type: 'message',
    text: 'hallo',
    value: { choice: 'subject:family' },
    locale: 'nl-NL',
  });
  expect(read.reference).toEqual({
    channelId: 'webchat',
    serviceUrl: 'https://webchat.botframework.com/',
    activityId: 'a1',
    conversation: { id: 'c1' },
    user: { id: 'u1' },
    bot: { id: 'b1' },
  });
  expect(JSON.stringify(read)).not.toContain('Samira');
});

it('the same activity again has the same key; another activity, talk or channel has not', () => {
  const { key } = heard({});
  expect(heard({ text: 'x', serviceUrl: 'https://directline.botframework.com/' }).key).toBe(key);
  const others = [{ id: 'a2' }, { conversation: { id: 'c2' } }, { channelId: 'msteams' }].map(
    (over) => heard(over).key,
  );
  expect(new Set([key, ...others]).size).toBe(4);
});

it('a person who comes in opens the talk, once; our own coming in does not', () => {
  const update = { type: 'conversationUpdate', id: undefined, text: undefined };
  const one = heard({ ...update, membersAdded: [{ id: 'b1' }, { id: 'u1' }] });
  expect(one.activity).toEqual({ type: 'conversationUpdate' });
  expect(heard({ ...update, id: 'a9', membersAdded: [{ id: 'u1' }] }).key).toBe(one.key);
  expect(readActivity({ ...base, ...update, membersAdded: [{ id: 'b1' }] })).toEqual({ kind: 'quiet' });
});

it.each([
  [{ type: 'typing' }, 'quiet'],
  [{ type: 'invoke', name: 'x' }, 'quiet'],
  [{ type: 'event', name: 'handoff.status', value: {} }, 'quiet'],
  [{ text: '  ' }, 'quiet'],
  [{ text: '', value: { choice: { deep: { deeper: 1 } } } }, 'quiet'],
  [{ conversation: { id: 'c1', isGroup: true } }, 'quiet'],
  [{ channelId: 'AseChannel' }, 'quiet'],
  [{ id: undefined }, 'bad'],
  [{ from: undefined }, 'bad'],
  [{ text: 7 }, 'bad'],
  [{ serviceUrl: undefined }, 'bad'],
])('%j is %s', (over, kind) => expect(readActivity({ ...base, ...over })).toEqual({ kind }));

it.each([undefined, null, 'x', 7, []])('%j is bad', (body) => expect(readActivity(body)).toEqual({ kind: 'bad' }));

it('over 4,000 letters is too long', () => {
  expect(readActivity({ ...base, text: 'x'.repeat(4001) })).toEqual({ kind: 'too-long' });
  expect(heard({ text: 'x'.repeat(4000) }).kind).toBe('heard');
});
