// What a page may say, and what becomes of everything else it sends along.
import { describe, expect, it } from 'vitest';
import { localeIn, readPost } from '../../../src/channels/directline/post.ts';

const bearer = { conversation: 'c_1', user: 'dl_1' };
const read = (body: unknown) => readPost(body, bearer);
const refused = (fault: string) => ({ kind: 'refused', fault });
const deep = (levels: number): unknown => JSON.parse(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`);

describe('a post', () => {
  it('is rebuilt: nobody speaks in another name, at another time or place', () => {
    const forged = {
      type: 'message',
      text: 'hallo',
      id: 'c_1|0000000',
      timestamp: '1999-01-01T00:00:00.000Z',
      channelId: 'emulator',
      serviceUrl: 'http://169.254.169.254/',
      from: { id: 'bot', name: 'Wegwijs', role: 'bot' },
      recipient: { id: 'x', role: 'bot' },
      conversation: { id: 'c_2' },
      replyToId: 'x',
      attachments: [{ contentType: 'text/html', contentUrl: 'http://10.0.0.1/' }],
      entities: [{ type: 'x' }],
      suggestedActions: { actions: [] },
      channelData: {
        clientActivityID: 'k1',
        sender: 'volunteer',
        postBack: true,
        messageBack: { displayText: 'x', y: 1 },
      },
    };
    expect(read(forged)).toEqual({
      kind: 'activity',
      clientActivityID: 'k1',
      activity: {
        type: 'message',
        text: 'hallo',
        channelId: 'webchat',
        from: { id: 'dl_1', name: '', role: 'user' },
        conversation: { id: 'c_1' },
        channelData: { clientActivityID: 'k1', postBack: true, messageBack: { displayText: 'x' } },
      },
    });
  });

  it('of another kind is refused', () => {
    for (const type of ['invoke', 'conversationUpdate', 'endOfConversation', 'trace', 'MESSAGE', '__proto__'])
      expect(read({ type, text: 'x' }), type).toEqual(refused('not-allowed'));
    for (const name of ['handoff.status', 'handoff.initiate', 'tokens/response', 'constructor', undefined])
      expect(read({ type: 'event', name }), name).toEqual(refused('not-allowed'));
  });

  it('without a type says so, whatever else it is', () => {
    for (const body of [undefined, null, 'message', 7, [], {}, { type: 7 }, [{ type: 'message' }]])
      expect(read(body)).toEqual(refused('no-type'));
  });

  it('with nothing in it is refused', () => {
    for (const body of [{}, { text: '' }, { text: ' \n' }, { value: null }, { attachments: [{ contentUrl: 'x' }] }])
      expect(read({ type: 'message', ...body })).toEqual(refused('not-allowed'));
  });

  it('may be 4,000 letters long', () => {
    expect(read({ type: 'message', text: 'ሀ'.repeat(4000) })).toMatchObject({ kind: 'activity' });
    expect(read({ type: 'message', text: 'x'.repeat(4001) })).toEqual(refused('too-big'));
  });

  it('carries a flat value, never a deep, long or wide one', () => {
    for (const value of ['a:1', 7, true, { choice: 'g:asiel:1' }, { a: 'b', c: null, d: 1 }])
      expect(read({ type: 'message', value })).toMatchObject({ activity: { value } });
    const wide = Object.fromEntries(Array.from({ length: 21 }, (_, key) => [`k${key}`, 1]));
    for (const value of [deep(2), deep(5000), ['a'], 'x'.repeat(1001), { a: 'x'.repeat(1001) }, wide])
      expect(read({ type: 'message', text: 'x', value })).toEqual(refused('not-allowed'));
  });

  it('keeps a locale and drops an odd one, without refusing what was said', () => {
    expect(read({ type: 'message', text: 'x', locale: 'ar-EG' })).toMatchObject({ activity: { locale: 'ar-EG' } });
    const odd = read({ type: 'message', text: 'x', locale: '../../etc' });
    expect(JSON.parse(JSON.stringify(odd))).toMatchObject({ kind: 'activity' });
    expect(JSON.stringify(odd)).not.toContain('etc');
  });
});

it('the locale of a start is read when it is one', () => {
  expect(localeIn({ locale: 'ti', user: { id: 'x' } })).toBe('ti');
  for (const body of [undefined, null, {}, { locale: 7 }, { locale: '' }, { locale: 'nl; drop' }, 'nl'])
    expect(localeIn(body)).toBeUndefined();
});
