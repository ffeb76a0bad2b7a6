// Another desk behind the same dialogs: one of a few lines in memory, and an organisation's own that tells our talk what happens.
import { beforeEach, describe, expect, test } from 'vitest';
import { makeTurn } from '../../src/bot/turn.ts';
import type { Language } from '../../src/content/schema/ids.ts';
import { fromOutside } from '../../src/desk/from-outside.ts';
import { handOffEventIn } from '../../src/desk/hand-off-event.ts';
import type { HandoffDesk, HandoffRequest, Standing } from '../../src/desk/handoff-desk.ts';
import type { DeskTurn } from '../../src/desk/own-desk.ts';
import { ownDesk } from '../../src/desk/own-desk.ts';
import { withoutIsolates } from '../../src/speech/isolate.ts';
import type { Message } from '../../src/speech/message.ts';
import type { ConversationId } from '../../src/store/store.ts';
import { minds, onShift, openDesk, type TestDesk, volunteer } from './half-day-team.ts';

const office: TestDesk = await openDesk();
let people = 0;

const talkThrough = async (turn: ReturnType<typeof makeTurn>) => {
  people += 1;
  const talk = await office.store.conversations.open('directline', `person ${people}`);
  let messages = 0;
  const said = async () =>
    (await office.store.messages.history(talk))
      .filter(({ direction, body }) => direction === 'out' && !handOffEventIn(body))
      .map(({ body }) => body as unknown as Message);
  return {
    talk,
    said,
    /** What is answered at once. */
    hear: async (text: string): Promise<string> => {
      messages += 1;
      const body = { text, ...(messages === 1 ? { language: 'en' } : {}) };
      const before = (await said()).length;
      await office.store.messages.receive(talk, `${talk} ${messages}`, body);
      await office.store.turns.take(talk, turn);
      return withoutIsolates(
        (await said())
          .slice(before)
          .map(({ text: words }) => words)
          .join('\n'),
      );
    },
    told: async () =>
      (await office.store.messages.history(talk)).flatMap(({ body }) => {
        const event = handOffEventIn(body);
        return event ? [event.name === 'handoff.initiate' ? 'initiate' : event.value.state] : [];
      }),
  };
};
const word = (key: string) => withoutIsolates(minds().speech.say('en' as Language, key));

beforeEach(async () => {
  await office.database.query('truncate conversations, teams cascade');
  await office.set('2026-11-24T08:30:00Z');
  const [id, region] = ['utrecht', 'midden'];
  await office.store.desk.teams.save({ id, name: 'Utrecht', region, municipalities: ['Utrecht'] });
  await onShift(office.store, 'utrecht', ['ann'], ['2026-11-24', '2026-11-25', '2026-11-26']);
});

describe('a desk in memory, that knows nothing of ours', () => {
  type Case = {
    readonly request: HandoffRequest;
    is: Standing['is'];
    readonly heard: Map<number, string>;
    urgency: string;
  };
  const memoryDesk = () => {
    const cases = new Map<ConversationId, Case>();
    const wait = async () => ({ place: 'some' as const, before: new Date('2026-11-25T11:30:00Z') });
    const forTurn = ({ conversation, seq }: DeskTurn): HandoffDesk => {
      const mine = () => cases.get(conversation) as Case;
      const home = { id: 'them', name: 'Them', region: 'r', municipalities: [] };
      return {
        standing: async () => {
          const found = cases.get(conversation);
          if (!found) return undefined;
          const { language, topic, urgency, consent } = found.request;
          return { is: found.is, language, topic, urgency, consentGiven: consent.given };
        },
        opening: async () => ({ teams: [home] }),
        open: async (request) => {
          cases.set(conversation, { request, is: 'waiting', heard: new Map(), urgency: request.urgency });
          return wait();
        },
        wait,
        // Under the number of the message: a turn that runs twice tells it twice.
        relay: async ({ text }) => void mine().heard.set(seq, text),
        raise: (urgency) => {
          mine().urgency = urgency;
        },
        close: () => {
          mine().is = 'closed';
        },
        reopen: async () => {
          mine().is = 'waiting';
          return wait();
        },
      };
    };
    return { cases, forTurn };
  };

  test('open, relay, helped, close and open again go through the same dialogs', async () => {
    const desk = memoryDesk();
    const her = await talkThrough(makeTurn(minds, desk.forTurn));
    expect(await her.hear('person')).toContain(word('hand-off.topic'));
    await her.hear('2');
    await her.hear('no');
    const queued = await her.hear('yes');
    expect(queued).toContain('before 25-11-2026 (Wednesday) 12:30');
    expect(queued).toContain(word('hand-off.place-some'));
    const theirs = desk.cases.get(her.talk) as Case;
    expect(theirs.request).toMatchObject({
      home: { team: 'them' },
      language: 'en',
      consent: { given: true, text: 'hand-off.consent/1' },
    });
    expect(await her.hear('my letter is from the IND')).toBe('');
    expect(await her.hear('person')).toContain(word('hand-off.still-waiting'));
    theirs.is = 'taken';
    expect(await her.hear('hello?')).toBe('');
    expect(await her.hear('person')).toContain(word('hand-off.taken'));
    await her.hear('ik wil dood');
    expect(theirs.urgency).toBe('red');
    theirs.is = 'closed';
    expect(await her.hear('one more thing')).toContain(word('hand-off.reopened'));
    expect(await her.hear('stop')).toContain(word('hand-off.cancelled'));
    expect(theirs.is).toBe('closed');
    expect([...theirs.heard.values()]).toEqual(['my letter is from the IND', 'hello?', 'one more thing']);
    // Nothing of it stood on our own desk.
    expect(await office.ask('select id from cases')).toEqual([]);
  });
});

describe('an organisation’s own desk, on our record of the hand-off', () => {
  /** As a connector would: what the turn tells is noted and done later, once. */
  const connector = () => {
    const tickets = new Map<string, string>();
    const behind = (turn: DeskTurn): HandoffDesk => {
      const own = ownDesk(turn);
      const note = (what: string) => void tickets.set(`${turn.conversation} ${turn.seq}`, what);
      return {
        ...own,
        open: (request) => {
          note(`open ${request.topic}`);
          return own.open(request);
        },
        relay: (said) => {
          note(said.text);
          return own.relay(said);
        },
        close: () => {
          note('close');
          own.close();
        },
      };
    };
    return { tickets, turn: makeTurn(minds, behind) };
  };
  const zammad = volunteer('outside:zammad', 'utrecht');
  const back = fromOutside({ store: office.store.desk, minds }, zammad);

  const waiting = async () => {
    const { tickets, turn } = connector();
    const her = await talkThrough(turn);
    for (const text of ['person', '2', 'no', 'yes']) await her.hear(text);
    const id = (await office.store.desk.cases.of([her.talk]))[0]?.id as string;
    return { ...her, id, tickets };
  };
  const accepted = async (id: string): Promise<number> => {
    const taken = await back.accepted(id, 'Samira');
    if (typeof taken === 'string') throw new Error(taken);
    return taken.fence;
  };
  const answer = (key: string) => ({ key, text: `answer ${key}`, language: 'en' as Language, name: 'Samira' });
  const seqOf = async (talk: ConversationId) => (await office.store.messages.history(talk)).at(-1)?.seq ?? 0;

  test('open, accepted, relay, a message back, completed: she reads it, and the events follow', async () => {
    const her = await waiting();
    const fence = await accepted(her.id);
    expect(await her.hear('my letter is from the IND')).toBe('');
    expect(await back.heard(her.id, fence, await seqOf(her.talk))).toBe(true);
    expect(await back.message(her.id, fence, answer('first'))).toBe('said');
    const last = (await her.said()).at(-1);
    expect(last?.text).toBe('answer first');
    expect(withoutIsolates(last?.notices.join() ?? '')).toContain('Samira');
    expect(await back.completed(her.id, fence, 'You bring the letter')).toBe(true);
    expect((await her.said()).at(-1)?.text).toContain('You bring the letter');
    expect([...her.tickets.values()]).toEqual(['open study', 'my letter is from the IND']);
    expect(await her.told()).toEqual(['initiate', 'accepted', 'completed']);
    expect(await her.hear('menu')).not.toBe('');
  });

  test('told twice it is said once, also by two processes at once', async () => {
    const her = await waiting();
    const fence = await accepted(her.id);
    const twice = await Promise.all([1, 2].map(() => back.message(her.id, fence, answer('second'))));
    expect(twice.sort()).toEqual(['left-out', 'said']);
    expect(await back.message(her.id, fence, answer('second'))).toBe('left-out');
    expect((await her.said()).filter(({ text }) => text === 'answer second')).toHaveLength(1);
    expect(await back.message(her.id, fence, { ...answer('third'), text: ' ' })).toBe('left-out');
  });

  test('a stale fence says, hears and closes nothing; whoever was first has it', async () => {
    const her = await waiting();
    const fence = await accepted(her.id);
    expect(await office.desk.claim(volunteer('ann', 'utrecht'), her.id as never)).toBe('taken');
    await office.pass(11);
    expect(await office.desk.claim(volunteer('ann', 'utrecht'), her.id as never)).toMatchObject({ fence: fence + 1 });
    const before = await office.store.messages.history(her.talk);
    expect(await back.message(her.id, fence, answer('late'))).toBe('stale');
    expect(await back.heard(her.id, fence, 99)).toBe(false);
    expect(await back.completed(her.id, fence, 'Agreed')).toBe(false);
    expect(await back.failed(her.id)).toBe(false);
    expect(await back.accepted(her.id)).toBe('taken');
    expect(await office.store.messages.history(her.talk)).toEqual(before);
  });

  test('what it has not heard keeps the talk open', async () => {
    const her = await waiting();
    const fence = await accepted(her.id);
    await her.hear('wait, one thing');
    expect(await back.completed(her.id, fence, 'Agreed')).toBe(false);
    expect(await back.heard(her.id, fence, await seqOf(her.talk))).toBe(true);
    expect(await back.completed(her.id, fence, 'Agreed')).toBe(true);
  });

  test('nobody there: an honest word, and the question waits for the other desks', async () => {
    const her = await waiting();
    await accepted(her.id);
    expect(await back.failed(her.id)).toBe(true);
    expect((await her.said()).at(-1)?.text).toContain(word('desk.nobody'));
    expect(await her.told()).toEqual(['initiate', 'accepted', 'failed']);
    expect((await office.desk.queue(volunteer('far', 'elsewhere')))[0]).toMatchObject({ id: her.id });
  });

  test('a desk of other teams neither takes nor tells anything', async () => {
    const her = await waiting();
    const foreign = fromOutside({ store: office.store.desk, minds }, volunteer('outside:other', 'assen'));
    expect(await foreign.accepted(her.id)).toBe('gone');
    expect(await foreign.failed(her.id)).toBe(false);
    expect(await her.told()).toEqual(['initiate']);
  });
});
