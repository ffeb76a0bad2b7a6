// From the bot to a volunteer and back, on real tables: what is asked, what is promised, who is silent when, nothing lost.
import { beforeEach, describe, expect, test } from 'vitest';
import type { Inbound } from '../../src/bot/talk.ts';
import { makeTurn } from '../../src/bot/turn.ts';
import type { Language } from '../../src/content/schema/ids.ts';
import type { CaseId } from '../../src/desk/desk.ts';
import { press } from '../../src/guide/button.ts';
import { withoutIsolates } from '../../src/speech/isolate.ts';
import type { Message } from '../../src/speech/message.ts';
import type { ConversationId } from '../../src/store/store.ts';
import { minds, onShift, openDesk, type TestDesk, volunteer } from '../desk/half-day-team.ts';

const office: TestDesk = await openDesk();
const turn = makeTurn(minds);
const ann = volunteer('ann', 'utrecht');
/** Tuesday, half past nine in the Netherlands. */
const morning = '2026-11-24T08:30:00Z';
let people = 0;

const person = async (language: string, channel: 'web' | 'whatsapp' = 'web') => {
  people += 1;
  const talk = await office.store.conversations.open(channel, `person ${people}`);
  let messages = 0;
  const hear = async (inbound: Omit<Inbound, 'language'>): Promise<readonly Message[]> => {
    messages += 1;
    const body = { ...inbound, ...(messages === 1 ? { language: language as Language } : {}) };
    const { seq } = await office.store.messages.receive(talk, `${talk} ${messages}`, body);
    await office.store.turns.take(talk, turn);
    return outOf(await office.store.messages.history(talk, { after: seq }));
  };
  return {
    talk,
    hear,
    write: (text: string) => hear({ text }),
    tap: (value: string) => hear({ text: '', value }),
    said: async () => outOf(await office.store.messages.history(talk)),
  };
};
type Rows = Awaited<ReturnType<typeof office.store.messages.history>>;
const outOf = (rows: Rows): readonly Message[] =>
  rows.filter(({ direction }) => direction === 'out').map(({ body }) => body as unknown as Message);
const read = (messages: readonly Message[]) =>
  withoutIsolates(messages.map(({ notices, text }) => [...notices, text].join('\n')).join('\n'));
const word = (key: string, language = 'en') => withoutIsolates(minds().speech.say(language as Language, key));
const caseOf = async (talk: ConversationId): Promise<CaseId> =>
  (await office.store.desk.cases.of([talk]))[0]?.id as CaseId;
const claim = async (id: CaseId): Promise<number> => {
  const claimed = await office.desk.claim(ann, id);
  if (typeof claimed === 'string') throw new Error(claimed);
  return claimed.fence;
};

const team = { id: 'utrecht', name: 'Utrecht', region: 'midden', municipalities: ['Utrecht'] };
beforeEach(async () => {
  await office.database.query('truncate conversations, teams cascade');
  await office.set(morning);
  await office.store.desk.teams.save(team);
  await onShift(office.store, 'utrecht', ['ann'], ['2026-11-24', '2026-11-25', '2026-11-26']);
});

const waiting = async (language = 'en') => {
  const her = await person(language);
  await her.write('person');
  await her.tap('hand-off:topic:family');
  await her.tap('hand-off:no-letter');
  const queued = await her.tap('command:yes');
  return { ...her, queued, id: await caseOf(her.talk) };
};

describe('before she waits', () => {
  test('it is asked what it is about, whether there is a letter, and what may go along; then an honest window', async () => {
    const her = await person('en');
    const topic = await her.write('person');
    expect(topic).toHaveLength(1);
    expect(topic[0]?.notices).toContain(word('hand-off.is-open'));
    expect(read(topic)).toContain(word('hand-off.topic'));
    expect(read(await her.write('2'))).toContain(word('hand-off.letter'));
    expect(read(await her.write('letters'))).toContain(word('expected.date'));
    const consent = await her.write('20 november 2026');
    expect(read(consent)).toContain('20-11-2026 (Friday)');
    expect(read(consent)).toContain(word('hand-off.consent'));
    const queued = await her.write('yes');
    expect(queued).toHaveLength(1);
    // A fresh letter is amber: the half-day that has begun.
    expect(read(queued)).toContain('before 24-11-2026 (Tuesday) 12:30');
    expect(read(queued)).toContain(word('hand-off.place-first'));
    const view = await office.desk.view(ann, await caseOf(her.talk));
    expect(view).toMatchObject({ urgency: 'amber', topic: 'study', language: 'en', state: { kind: 'waiting' } });
    expect(view?.request).toMatchObject({
      letterDate: '2026-11-20',
      reason: 'letter',
      consent: { given: true, text: 'hand-off.consent/1' },
    });
    expect(view?.talk.length).toBeGreaterThan(7);
  });

  test('the road she came from says what it is about and goes along in Dutch', async () => {
    const her = await person('ar');
    await her.tap(press({ kind: 'flow', flow: 'nareis' as never }));
    await her.tap(press({ kind: 'answer', flow: 'nareis' as never, node: 'permit' as never, given: 'asylum' }));
    const first = await her.write('شخص');
    expect(read(first)).toContain(word('hand-off.letter', 'ar'));
    await her.write('لا');
    await her.write('نعم');
    const view = await office.desk.view(ann, await caseOf(her.talk));
    expect(view?.topic).toBe('family.nareis');
    expect(view?.request.summary.map(({ answer }) => answer)).toEqual(['Asiel, zelf gekregen']);
    const dutch = view?.talk.flatMap((row) => (row.dutch ? [withoutIsolates(row.dutch.text)] : [])) ?? [];
    expect(dutch).toHaveLength(view?.talk.filter(({ direction }) => direction === 'out').length ?? 0);
    expect(dutch.join('\n')).toContain(word('hand-off.letter', 'nl'));
  });

  test('without consent nothing of before goes along', async () => {
    const her = await person('en');
    await her.write('my secret from before');
    await her.write('person');
    await her.tap('hand-off:topic:other');
    await her.write('no');
    await her.write('no');
    const view = await office.desk.view(ann, await caseOf(her.talk));
    expect(view?.request).toMatchObject({ topic: 'human.request', consent: { given: false }, summary: [] });
    expect(JSON.stringify(view)).not.toContain('secret');
  });

  test('with several teams her municipality is asked, in any spelling', async () => {
    await office.store.desk.teams.save({ id: 'zeist', name: 'Zeist', region: 'midden', municipalities: ['De Bilt'] });
    await onShift(office.store, 'zeist', ['cas'], ['2026-11-25']);
    const her = await person('en');
    await her.write('person');
    expect(read(await her.tap('hand-off:topic:family'))).toContain(word('hand-off.town'));
    await her.write('gemeente de-bilt');
    await her.write('no');
    expect(read(await her.write('yes'))).toContain('before 25-11-2026 (Wednesday)');
    expect((await office.desk.queue(volunteer('cas', 'zeist')))[0]?.team).toBe('zeist');
    const other = await person('en');
    await other.write('person');
    await other.tap('hand-off:topic:family');
    expect(read(await other.write('Atlantis'))).toContain(word('hand-off.town-unknown'));
    await other.write('no');
    await other.write('yes');
    expect(
      (await office.desk.queue(volunteer('x', 'zeist'))).some(
        ({ state }) => 'rung' in state && state.rung === 'country',
      ),
    ).toBe(true);
  });

  test.each([
    ['in the evening', '2026-11-24T19:00:00Z', 'back on 25-11-2026 (Wednesday) 09:00', '25-11-2026 (Wednesday) 17:00'],
    [
      'on a day that is closed',
      '2026-11-25T08:30:00Z',
      'back on 26-11-2026 (Thursday) 09:00',
      '26-11-2026 (Thursday) 17:00',
    ],
    [
      'at midday, between two halves',
      '2026-11-24T11:45:00Z',
      'back on 24-11-2026 (Tuesday) 13:00',
      '25-11-2026 (Wednesday) 12:30',
    ],
  ])('%s it says when somebody comes', async (_, moment, opens, before) => {
    if (moment.startsWith('2026-11-25')) {
      await office.store.desk.teams.saveDay({ team: 'utrecht', day: '2026-11-25', isOpen: false, why: 'uitje' });
    }
    await office.set(moment);
    const her = await person('en');
    expect(read(await her.write('person'))).toContain(opens);
    await her.tap('hand-off:topic:family');
    await her.write('no');
    expect(read(await her.write('yes'))).toContain(`before ${before}`);
  });

  test('a public holiday is closed, unless the team says that it is open', async () => {
    await office.set('2026-12-25T08:30:00Z');
    await onShift(office.store, 'utrecht', ['ann'], ['2026-12-25', '2026-12-28']);
    const her = await person('en');
    expect(read(await her.write('person'))).toContain('back on 28-12-2026 (Monday) 09:00');
    await office.store.desk.teams.saveDay({ team: 'utrecht', day: '2026-12-25', isOpen: true, why: 'kerst' });
    const other = await person('en');
    expect(read(await other.write('person'))).toContain(word('hand-off.is-open'));
  });

  test('where nobody is ever on shift, the organisations are named as before', async () => {
    await office.database.query('truncate shifts');
    const her = await person('en');
    const [message] = await her.write('person');
    expect(message?.contacts.length).toBeGreaterThan(1);
    expect(await caseOf(her.talk)).toBeUndefined();
  });

  test('back leads to the question that was open, and nobody waits', async () => {
    const her = await person('en');
    const [question] = await her.tap(press({ kind: 'flow', flow: 'nareis' as never }));
    await her.write('person');
    expect((await her.write('back'))[0]?.text).toBe(question?.text);
    expect(await caseOf(her.talk)).toBeUndefined();
  });

  test('after a word of danger it is red, and whom to call stands beside the promise', async () => {
    const her = await person('nl');
    expect((await her.write('ik wil dood'))[0]?.kind).toBe('crisis');
    // Nothing else is asked first.
    expect(read(await her.tap('command:human'))).toContain(word('hand-off.consent', 'nl'));
    const [queued] = await her.tap('command:yes');
    expect(queued?.contacts.map(({ name }) => name).join()).toContain('Zelfmoordpreventie');
    expect(await office.desk.view(ann, await caseOf(her.talk))).toMatchObject({
      urgency: 'red',
      request: { reason: 'danger:suicide' },
    });
  });

  test.each([
    ['ja', 'yes', true],
    ['nee', 'no', false],
    ['morgen tussen 9 en 10, dan werkt hij', 'morgen tussen 9 en 10, dan werkt hij', false],
  ])('where somebody may read along it is asked whether writing is safe: "%s"', async (typed, safe, isTold) => {
    const her = await person('nl');
    await her.write('mijn man slaat mij');
    expect(read(await her.tap('command:human'))).toContain(word('hand-off.safe', 'nl'));
    expect(read(await her.write(''))).toContain(word('hand-off.safe', 'nl'));
    expect(read(await her.write(typed))).toContain(word('hand-off.consent', 'nl'));
    const queued = read(await her.tap('command:yes'));
    expect(queued.includes(word('hand-off.safe-noted', 'nl'))).toBe(!isTold);
    const id = await caseOf(her.talk);
    expect(await office.desk.view(ann, id)).toMatchObject({ urgency: 'red', request: { safe } });
    // Nobody writes first: not the desk either, when a promise would slip.
    const before = (await her.said()).length;
    await office.set('2026-11-26T15:45:00Z');
    for (let at = 0; at < 3; at++) await office.round();
    expect((await her.said()).length > before).toBe(isTold);
  });
});

describe('while she waits or talks', () => {
  test('the bot is silent and keeps every message for the volunteer', async () => {
    const her = await waiting();
    const mine = ['my letter is from the IND', 'hello', '2', 'yes', 'ok thanks', '1-1-2026', 'back', ''];
    for (const text of mine) expect(await her.write(text)).toEqual([]);
    await claim(her.id);
    for (const text of mine) expect(await her.write(text)).toEqual([]);
    const view = await office.desk.view(ann, her.id);
    const got = view?.talk
      .filter(({ direction }) => direction === 'in')
      .map(({ body }) => (body as { text: string }).text);
    expect(got?.slice(-2 * mine.length)).toEqual([...mine, ...mine]);
    expect(view?.unread).toBe(2 * mine.length);
  });

  test('menu, language, a person, delete my data, crisis words still work', async () => {
    const her = await waiting();
    expect(read(await her.write('person'))).toContain(word('hand-off.still-waiting'));
    expect((await her.write('menu'))[0]?.kind).toBe('menu');
    expect(await her.write('and another thing')).toEqual([]);
    await claim(her.id);
    expect(read(await her.write('person'))).toContain(word('hand-off.taken'));
    expect((await her.write('language'))[0]?.kind).toBe('languages');
    expect((await her.write('nederlands')).length).toBe(1);
    expect((await her.write('ik wil dood'))[0]?.kind).toBe('crisis');
    expect((await office.desk.queue(ann)).find(({ id }) => id === her.id)?.urgency).toBe('red');
    await her.write('verwijder mijn gegevens');
    await her.write('ja');
    expect(await office.desk.view(ann, her.id)).toBeUndefined();
  });

  test('a road she opens meanwhile takes her answers while she waits, not while somebody talks', async () => {
    const her = await waiting();
    await her.tap(press({ kind: 'flow', flow: 'nareis' as never }));
    expect((await her.write('1'))[0]?.kind).toBe('question');
    await claim(her.id);
    expect(await her.write('1')).toEqual([]);
  });

  test.each(['stop', 'cancel'])('one word and she no longer waits: %s', async (text) => {
    const her = await waiting();
    expect(read(await her.write(text))).toContain(word('hand-off.cancelled'));
    expect(await office.desk.queue(ann)).toEqual([]);
    expect((await her.write('menu'))[0]?.kind).toBe('menu');
    // A fence of before the word writes nothing.
    expect(await office.desk.claim(ann, her.id)).toBe('gone');
  });

  test('the promise is told again before it slips, and in the end an honest word', async () => {
    const her = await waiting();
    expect(read(her.queued)).toContain('before 24-11-2026 (Tuesday) 17:00');
    await office.set('2026-11-24T15:29:00Z');
    await office.round();
    expect(await her.said()).toHaveLength(4);
    await office.set('2026-11-24T15:30:00Z');
    await Promise.all([office.round(), (await office.another()).round()]);
    const told = (await her.said()).slice(4);
    expect(told).toHaveLength(1);
    expect(read(told)).toContain(word('desk.later'));
    expect(read(told)).toContain('before 25-11-2026 (Wednesday) 17:00');
    for (const moment of ['2026-11-25T15:31:00Z', '2026-11-26T15:31:00Z', '2026-11-27T15:31:00Z']) {
      await office.set(moment);
      await office.round();
      await office.round();
    }
    const last = (await her.said()).slice(5);
    expect(read(last.slice(0, 1))).toContain('before 26-11-2026 (Thursday) 17:00');
    expect(last).toHaveLength(2);
    expect(read(last.slice(1))).toContain(word('desk.nobody'));
    expect(last[1]?.contacts.length).toBeGreaterThan(1);
    // Nobody forgets her: the whole country sees her question.
    expect((await office.desk.queue(volunteer('far', 'elsewhere')))[0]).toMatchObject({ id: her.id });
  });

  test('an answer keeps the promise', async () => {
    const her = await waiting();
    const fence = await claim(her.id);
    await office.desk.answer(ann, her.id, fence, { kind: 'text', text: 'Hello', language: 'en' as Language });
    await office.set('2026-11-24T16:30:00Z');
    await office.round();
    expect(read((await her.said()).slice(4))).not.toContain(word('desk.later'));
    expect(await her.said()).toHaveLength(5);
  });
});

describe('afterwards', () => {
  const closed = async () => {
    const her = await waiting();
    const fence = await claim(her.id);
    expect(await office.desk.close(ann, her.id, fence, 'You bring the letter on Thursday')).toBe(true);
    return her;
  };

  test('the agreement in one line, and the guide is back', async () => {
    const her = await closed();
    expect(read((await her.said()).slice(-1))).toContain('You bring the letter on Thursday');
    expect((await her.write('menu'))[0]?.kind).toBe('menu');
    expect((await her.write('3'))[0]?.kind).toBe('menu');
    await her.tap(press({ kind: 'flow', flow: 'nareis' as never }));
    await her.tap(press({ kind: 'answer', flow: 'nareis' as never, node: 'permit' as never, given: 'asylum' }));
    await her.write('1');
    await her.write('not yet');
    await her.write('1');
    expect(read(await her.write('1-11-2026'))).toContain('1-11-2026');
    await her.write('language');
    expect(read(await her.write('nederlands'))).not.toContain(word('hand-off.reopened', 'nl'));
    expect(await office.desk.queue(ann)).toEqual([]);
  });

  test('what was promised holds when she has walked a road in between', async () => {
    const her = await closed();
    await her.write('menu');
    await her.tap(press({ kind: 'flow', flow: 'nareis' as never }));
    expect(read(await her.write('I forgot to ask something'))).toContain(word('hand-off.reopened'));
    expect(await office.desk.queue(ann)).toMatchObject([{ id: her.id, state: { kind: 'waiting' } }]);
    const other = await closed();
    expect(read(await other.write('1-11-2026'))).toContain(word('hand-off.reopened'));
  });

  test('a word of danger is answered at once, opens it again, and is red', async () => {
    const her = await closed();
    const [crisis, ...more] = await her.write('ik wil dood');
    expect([crisis?.kind, more]).toEqual(['crisis', []]);
    expect(crisis?.notices).toEqual([word('hand-off.reopened')]);
    expect(await office.desk.queue(ann)).toMatchObject([{ id: her.id, urgency: 'red', unread: 1 }]);
  });

  test('an uncertain word of danger opens it too, with one message', async () => {
    const her = await closed();
    const said = await her.write("I can't go on");
    expect(said).toHaveLength(1);
    expect(read(said)).toContain(word('hand-off.reopened'));
    expect(said[0]?.contacts.length).toBeGreaterThan(0);
    expect(await office.desk.queue(ann)).toMatchObject([{ id: her.id, urgency: 'amber' }]);
  });

  test('thanks end it: nobody is asked to come back for them', async () => {
    const her = await closed();
    expect(read(await her.write('thank you very much'))).toBe(word('notice.thanked'));
    expect(await office.desk.queue(ann)).toEqual([]);
  });

  test('a message in her own words opens the same case again', async () => {
    const her = await closed();
    expect(read(await her.write('one more thing'))).toContain(word('hand-off.reopened'));
    expect(await office.desk.queue(ann)).toMatchObject([{ id: her.id, state: { kind: 'waiting' }, unread: 1 }]);
    expect(await her.write('it is about the date')).toEqual([]);
    expect(await claim(her.id)).toBe(2);
  });

  test('asking for a person opens it too, until the agreed time is over', async () => {
    const her = await closed();
    await her.write('menu');
    expect(read(await her.write('person'))).toContain(word('hand-off.reopened'));
    const other = await closed();
    await office.set('2026-12-02T08:30:00Z');
    await onShift(office.store, 'utrecht', ['ann'], ['2026-12-02']);
    expect((await other.write('something new'))[0]?.kind).not.toBe('notice');
    expect(read(await other.write('person'))).toContain(word('hand-off.topic'));
  });

  test('a message that crosses the closing is not lost', async () => {
    for (let round = 0; round < 8; round++) {
      const her = await waiting();
      const fence = await claim(her.id);
      const [replies, isClosed] = await Promise.all([
        her.write('wait'),
        office.desk.close(ann, her.id, fence, 'Agreed'),
      ]);
      const [row] = (await office.desk.queue(ann)).filter(({ id }) => id === her.id);
      // Either she came first and the closing was refused, or it opened again and she was told.
      if (isClosed) expect(read(replies)).toContain(word('hand-off.reopened'));
      expect(row).toMatchObject({ unread: 1 });
      if (isClosed) continue;
      await office.desk.view(ann, her.id);
      expect(await office.desk.close(ann, her.id, fence, 'Agreed')).toBe(true);
    }
  });
});
