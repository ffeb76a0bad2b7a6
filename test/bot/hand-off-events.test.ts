// Bot Framework's hand-off events on real tables: one a change, in the order of the talk, with the change or not at all.
import { type Activity, EventFactory, TurnContext } from 'botbuilder';
import { beforeEach, describe, expect, test } from 'vitest';
import { spokenOf } from '../../src/activities.ts';
import { TalkAdapter } from '../../src/bot/adapter.ts';
import { makeTurn } from '../../src/bot/turn.ts';
import type { Language } from '../../src/content/schema/ids.ts';
import type { CaseId } from '../../src/desk/desk.ts';
import { type HandOffEvent, handOffEventIn, statusEvent } from '../../src/desk/hand-off-event.ts';
import { makeDesk } from '../../src/desk/make-desk.ts';
import type { ChannelName } from '../../src/store/store.ts';
import { minds, onShift, openDesk, type TestDesk, volunteer } from '../desk/half-day-team.ts';

const office: TestDesk = await openDesk();
const desk = makeDesk({ store: office.store, minds, nameOf: async () => 'Samira' });
const turn = makeTurn(minds);
const [ann, ben] = [volunteer('ann', 'utrecht'), volunteer('ben', 'utrecht')];
let people = 0;
type Initiate = Extract<HandOffEvent, { name: 'handoff.initiate' }>;

const person = async (channel: ChannelName = 'directline') => {
  people += 1;
  const talk = await office.store.conversations.open(channel, `person ${people}`);
  let messages = 0;
  const hear = async (text: string, value?: string): Promise<void> => {
    messages += 1;
    const body = { text, ...(value ? { value } : {}), ...(messages === 1 ? { language: 'en' } : {}) };
    await office.store.messages.receive(talk, `${talk} ${messages}`, body);
    await office.store.turns.take(talk, turn);
  };
  const rows = () => office.store.messages.history(talk);
  const events = async (): Promise<readonly HandOffEvent[]> =>
    (await rows()).flatMap(({ body }) => handOffEventIn(body) ?? []);
  const waits = async (consent: 'yes' | 'no' = 'yes'): Promise<CaseId> => {
    await hear('my question from before');
    await hear('person');
    await hear('', 'hand-off:topic:family');
    await hear('', 'hand-off:no-letter');
    await hear(consent);
    return (await office.store.desk.cases.of([talk]))[0]?.id as CaseId;
  };
  return { talk, hear, rows, events, waits };
};
const claim = async (id: CaseId, as = ann): Promise<number> => {
  const claimed = await desk.claim(as, id);
  if (typeof claimed === 'string') throw new Error(claimed);
  return claimed.fence;
};
const transcriptIn = ({ attachments: [first] }: Initiate) =>
  (first?.content as { readonly activities: readonly Partial<Activity>[] } | undefined)?.activities ?? [];
/** In one line: what a client reads of them. */
const told = (events: readonly HandOffEvent[]) =>
  events.map((event) => (event.name === 'handoff.initiate' ? 'initiate' : Object.values(event.value).join(': ')));

beforeEach(async () => {
  await office.database.query('truncate conversations, teams cascade');
  await office.set('2026-11-24T08:30:00Z');
  const [id, region] = ['utrecht', 'midden'];
  await office.store.desk.teams.save({ id, name: 'Utrecht', region, municipalities: ['Utrecht'] });
  await onShift(office.store, 'utrecht', ['ann', 'ben'], ['2026-11-24', '2026-11-25', '2026-11-26']);
});

describe('in order', () => {
  test('initiate, accepted, completed, and initiate again when she opens it', async () => {
    const her = await person();
    const id = await her.waits();
    expect(told(await her.events())).toEqual(['initiate']);
    const fence = await claim(id);
    // A second click is no second claim.
    await claim(id);
    await desk.close(ann, id, fence, 'You bring the letter');
    // The farewell is read before the talk is over.
    expect((await her.rows()).slice(-2).map(({ body }) => handOffEventIn(body)?.name)).toEqual([
      undefined,
      'handoff.status',
    ]);
    await her.hear('one more thing');
    await claim(id, ben);
    expect(told(await her.events())).toEqual([
      ...['initiate', 'accepted: Samira', 'completed: '],
      ...['initiate', 'accepted: Samira'],
    ]);
    const seqs = (await her.rows()).map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.map((_, at) => at + 1));
  });

  test('cancelled by her is failed, whether she waits or is helped, and asking again initiates', async () => {
    const her = await person();
    const id = await her.waits();
    await her.hear('stop');
    await her.hear('person');
    await claim(id);
    await her.hear('stop');
    expect(told(await her.events())).toEqual([
      ...['initiate', 'failed: cancelled by the person'],
      ...['initiate', 'accepted: Samira', 'failed: cancelled by the person'],
    ]);
  });

  test('nobody comes: failed once, however many processes look, and accepted when somebody comes after all', async () => {
    const her = await person();
    const id = await her.waits();
    const other = await office.another();
    for (const moment of ['24T15:31', '25T15:31', '26T15:31', '27T15:31', '27T15:32']) {
      await office.set(`2026-11-${moment}:00Z`);
      await Promise.all([office.round(), other.round()]);
    }
    expect(told(await her.events())).toEqual(['initiate', 'failed: no volunteer within opening hours']);
    await claim(id);
    expect(told(await her.events()).at(-1)).toBe('accepted: Samira');
  });

  test('of two who claim at once one is told of; a lease that lapsed is accepted anew', async () => {
    const her = await person();
    const id = await her.waits();
    await Promise.all([desk.claim(ann, id), desk.claim(ben, id)]);
    expect(told(await her.events())).toEqual(['initiate', 'accepted: Samira']);
    await office.pass(11);
    await office.round();
    await claim(id, ben);
    await claim(id, ben);
    const after = told(await her.events());
    expect(after.length).toBeGreaterThan(2);
    expect(new Set((await her.rows()).map((row) => row.id)).size).toBe((await her.rows()).length);
    const fences = await office.ask('select fence from cases where id = $1', [id]);
    expect(after.filter((line) => line.startsWith('accepted')).length).toBe(fences[0]?.fence);
  });
});

describe('what they hold', () => {
  test('with consent the talk so far, as activities; without it nothing of it', async () => {
    const given = await person();
    await given.waits('yes');
    const [event] = await given.events();
    expect(event).toMatchObject({
      type: 'event',
      name: 'handoff.initiate',
      value: { language: 'en', topic: 'family', urgency: 'normal', consent: true },
      attachments: [{ contentType: 'application/json', name: 'Transcript' }],
    });
    const activities = event?.name === 'handoff.initiate' ? transcriptIn(event) : [];
    expect(activities.every(({ type, timestamp }) => type === 'message' && timestamp !== undefined)).toBe(true);
    expect(activities.map(({ from }) => from?.role)).toEqual([
      ...['user', 'bot', 'user', 'bot', 'user', 'bot', 'user', 'bot', 'user'],
    ]);
    expect(activities[0]?.text).toBe('my question from before');

    const refused = await person();
    await refused.waits('no');
    const [bare] = await refused.events();
    expect(bare).toMatchObject({ value: { consent: false }, attachments: [] });
    expect(JSON.stringify(bare)).not.toContain('my question from before');
  });

  test('the second time it goes by what she agreed to the first time, and its own events are no part of the talk', async () => {
    const her = await person();
    const id = await her.waits('no');
    await desk.close(ann, id, await claim(id), '');
    await her.hear('one more thing');
    expect((await her.events()).at(-1)).toMatchObject({ value: { consent: false }, attachments: [] });
    const other = await person();
    const second = await other.waits('yes');
    await desk.close(ann, second, await claim(second), '');
    await other.hear('one more thing');
    const last = (await other.events()).at(-1);
    expect(last?.name === 'handoff.initiate' && transcriptIn(last).map(({ type }) => type)).not.toContain('event');
    expect(last?.name === 'handoff.initiate' && transcriptIn(last).at(-1)?.text).toBe('one more thing');
  });

  test('opened again in danger it is red from the beginning', async () => {
    const her = await person();
    const id = await her.waits();
    await desk.close(ann, id, await claim(id), '');
    await her.hear('ik wil dood');
    expect((await her.events()).at(-1)).toMatchObject({ name: 'handoff.initiate', value: { urgency: 'red' } });
    expect(await office.ask('select urgency, state from cases')).toEqual([{ urgency: 'red', state: 'waiting' }]);
  });

  test('nothing in them is a name of the store', async () => {
    const her = await person();
    const id = await her.waits();
    await desk.close(ann, id, await claim(id), '');
    const text = JSON.stringify((await her.events()).map((event) => spokenOf(minds().speech, event as never)));
    for (const secret of [her.talk, id, 'ann']) expect(text).not.toContain(secret);
  });

  test('they have the shape that Bot Framework’s own factory gives them', async () => {
    const her = await person();
    const id = await her.waits();
    await desk.close(ann, id, await claim(id), '');
    const [initiate, accepted, completed] = (await her.events()).map((event) =>
      spokenOf(minds().speech, event as never),
    );
    const conversation = { id: 'c_1', isGroup: false, conversationType: '', name: '' };
    const from = { id: 'u', name: '' };
    const incoming = {
      type: 'message',
      id: '1',
      channelId: 'x',
      serviceUrl: 'urn:x',
      conversation,
      from,
      recipient: from,
    };
    const context = new TurnContext(new TalkAdapter(), incoming);
    const value = { language: 'en', topic: 'family', urgency: 'normal', consent: true };
    const theirs = EventFactory.createHandoffInitiation(context, value, { activities: [] });
    expect(Object.keys(theirs)).toEqual(expect.arrayContaining(Object.keys(initiate ?? {})));
    expect(initiate).toMatchObject({ type: theirs.type, name: theirs.name, value: theirs.value });
    const names = ({ name, contentType }: { readonly name?: string; readonly contentType: string }) => [
      name,
      contentType,
    ];
    expect((initiate?.attachments as typeof theirs.attachments)?.map(names)).toEqual(theirs.attachments?.map(names));
    for (const [ours, state, message] of [
      [accepted, 'accepted', 'Samira'],
      [completed, 'completed', ''],
    ] as const) {
      const { type, name, value: said } = EventFactory.createHandoffStatus(conversation, state, message);
      expect(ours).toEqual({ type, name, value: said });
    }
    expect(statusEvent({ id: 'x', fence: 1, promises: 2 }, 'failed', 'why').body).toMatchObject({
      value: EventFactory.createHandoffStatus(conversation, 'failed', 'why').value,
    });
  });
});

describe('where they are heard', () => {
  test.each(['web', 'whatsapp', 'terminal', 'azure'] as const)(
    'not on %s: neither rows nor replies',
    async (channel) => {
      const her = await person(channel);
      const id = await her.waits();
      const before = await her.rows();
      await claim(id);
      await her.hear('stop');
      expect(await her.events()).toEqual([]);
      expect((await her.rows()).length).toBe(before.length + 2);
    },
  );

  test('the volunteer does not read them in the talk, and they are no unread message', async () => {
    const her = await person();
    const id = await her.waits();
    await claim(id);
    const view = await desk.view(ann, id);
    expect(view?.talk.some(({ body }) => handOffEventIn(body))).toBe(false);
    expect(view?.talk.length).toBe((await her.rows()).length - 2);
    expect(view?.unread).toBe(0);
  });

  test('a change that is rolled back tells nothing', async () => {
    const her = await person();
    const id = await her.waits();
    await office.ask(`create function no_audit() returns trigger language plpgsql as $$ begin raise 'no'; end $$`);
    await office.ask('create trigger no_audit before insert on audit for each row execute function no_audit()');
    await expect(desk.claim(ann, id)).rejects.toThrow();
    await office.ask('drop trigger no_audit on audit; drop function no_audit()').catch(() => undefined);
    expect(told(await her.events())).toEqual(['initiate']);
    expect(await desk.answer(ann, id, 1, { kind: 'text', text: 'x', language: 'en' as Language })).toBe('stale');
  });
});
