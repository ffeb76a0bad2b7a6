// The desk on real tables: who sees what, one holder at a time, undo, notes, transfer, closing, and the audit.
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor, CaseId } from '../../src/desk/desk.ts';
import { withoutIsolates } from '../../src/speech/isolate.ts';
import type { Message } from '../../src/speech/message.ts';
import { handOver, onShift, openDesk, type TestDesk, volunteer, write } from './half-day-team.ts';

let office: TestDesk;
const ann = volunteer('ann', 'utrecht');
const ben = volunteer('ben', 'utrecht');
const cas = volunteer('cas', 'zeist');
const dirk = volunteer('dirk', 'assen');
const monday = '2026-11-24T08:30:00Z';

beforeAll(async () => {
  office = await openDesk();
  const { teams } = office.store.desk;
  await teams.save({ id: 'utrecht', name: 'Utrecht', region: 'midden', municipalities: ['Utrecht'] });
  await teams.save({ id: 'zeist', name: 'Zeist', region: 'midden', municipalities: ['Zeist', 'De Bilt'] });
  await teams.save({ id: 'assen', name: 'Assen', region: 'noord', municipalities: ['Assen'] });
  await onShift(office.store, 'utrecht', ['ann', 'ben'], ['2026-11-24', '2026-11-25', '2026-11-26']);
  // One clock for all tests: what was claimed in one is still held in the next.
  for (const team of ['utrecht', 'zeist', 'assen']) await teams.saveMostOpen(team, 1000);
});

const fresh = async (given: Parameters<typeof handOver>[1] = { team: 'utrecht' }) => {
  await office.set(monday);
  return handOver(office.store, given);
};
const claim = async (as: Actor, id: CaseId): Promise<number> => {
  const claimed = await office.desk.claim(as, id);
  if (typeof claimed === 'string') throw new Error(claimed);
  return claimed.fence;
};
const text = (as: string) => ({ kind: 'text', text: as, language: 'nl' as never }) as const;
const said = async (conversation: Parameters<typeof write>[1]) =>
  (await office.store.messages.history(conversation))
    .filter(({ direction }) => direction === 'out')
    .map(({ body }) => withoutIsolates((body as unknown as Message).text));

describe('scope', () => {
  const sees = async (as: Actor, id: CaseId) => (await office.desk.queue(as)).some((row) => row.id === id);

  test('a case is its team’s, then the region’s, then the country’s; nobody else sees it', async () => {
    const { id } = await fresh();
    const seen = async () => Promise.all([ann, cas, dirk].map((as) => sees(as, id)));
    expect(await seen()).toEqual([true, false, false]);
    for (const [rung, who] of [
      ['region', [true, true, false]],
      ['country', [true, true, true]],
    ] as const) {
      await office.database.query('update cases set rung = $1 where id = $2', [rung, id]);
      expect(await seen()).toEqual(who);
      for (const [at, as] of [ann, cas, dirk].entries()) {
        expect((await office.desk.view(as, id)) !== undefined).toBe(who[at]);
      }
    }
    // Once somebody has it, the others of the ladder do not read along.
    await claim(dirk, id);
    expect(await seen()).toEqual([true, false, true]);
    expect(await office.desk.view(cas, id)).toBeUndefined();
    expect(await office.desk.claim(cas, id)).toBe('gone');
  });

  test.each(['editor', 'auditor'] as const)('an %s sees no case', async (role) => {
    const { id } = await fresh();
    const as = volunteer('eva', 'utrecht', role);
    expect(await office.desk.queue(as)).toEqual([]);
    expect(await office.desk.view(as, id)).toBeUndefined();
    expect(await office.desk.claim(as, id)).toBe('gone');
  });

  test('outside the scope nothing can be written', async () => {
    const { id } = await fresh();
    const fence = await claim(ann, id);
    expect(await office.desk.answer(cas, id, fence, text('x'))).toBe('stale');
    expect(await office.desk.note(cas, id, 'x')).toBe(false);
    expect(await office.desk.flag(cas, id, 'heavy', 'x')).toBe(false);
    expect(await office.desk.close(cas, id, fence, 'x')).toBe(false);
    expect(await office.desk.transfer(cas, id, fence, { team: 'zeist' as never, reason: 'x' })).toBe(false);
    expect((await office.desk.view(ann, id))?.notes).toEqual([]);
  });
});

describe('the queue', () => {
  test('the urgent first, then who waits longest; the holder’s own case stays in it', async () => {
    await office.database.query(
      "update cases set state = 'closed', closed_at = now(), reopens_until = now(), leased_until = null",
    );
    const ids: Record<string, CaseId> = {};
    for (const urgency of ['normal', 'red', 'amber'] as const) {
      await office.pass(1);
      for (const place of ['first', 'second']) {
        await office.pass(1);
        ids[`${urgency} ${place}`] = (await handOver(office.store, { team: 'utrecht', urgency })).id;
      }
    }
    await claim(ann, ids['red second'] as CaseId);
    const names = new Map(Object.entries(ids).map(([name, id]) => [id, name]));
    const rows = await office.desk.queue(ann);
    expect(rows.map(({ id }) => names.get(id))).toEqual([
      'red first',
      'red second',
      'amber first',
      'amber second',
      'normal first',
      'normal second',
    ]);
    expect(rows[1]?.state).toMatchObject({ kind: 'taken', by: 'ann', fence: 1 });
  });
});

describe('one holder', () => {
  test('of many who claim at once on two stores one gets it', async () => {
    const { id } = await fresh();
    const other = await office.another();
    const desks = [office.desk, other.desk];
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, at) => desks[at % 2]?.claim(volunteer(`v${at}`, 'utrecht'), id)),
    );
    expect(answers.filter((answer) => typeof answer === 'object')).toEqual([{ fence: 1 }]);
    expect(answers.filter((answer) => answer === 'taken')).toHaveLength(11);
  });

  test('a lapsed lease is anybody’s; the old fence writes nothing any more', async () => {
    const { id, conversation } = await fresh();
    const old = await claim(ann, id);
    await office.pass(9);
    expect(await office.desk.alive(ann, id, old)).toBe(true);
    await office.pass(10);
    expect(await office.desk.alive(ann, id, old)).toBe(false);
    const fence = await claim(ben, id);
    expect(fence).toBe(2);
    expect(await office.desk.answer(ann, id, old, text('late'))).toBe('stale');
    expect(await office.desk.answer(ann, id, fence, text('with another’s fence'))).toBe('stale');
    expect(await office.desk.close(ann, id, old, 'late')).toBe(false);
    await office.pass(1);
    await office.round();
    expect(await said(conversation)).toEqual([]);
  });
});

describe('an answer', () => {
  test('leaves after ten seconds, under the name of a volunteer, once', async () => {
    const { id, conversation } = await fresh();
    const fence = await claim(ann, id);
    const answer = await office.desk.answer(ann, id, fence, text('Goedemorgen *u*'));
    expect(answer).toEqual({ message: `desk:${id}:1:1` });
    await office.round();
    expect(await said(conversation)).toEqual([]);
    expect((await office.desk.view(ann, id))?.talk.at(-1)).toMatchObject({ id: `desk:${id}:1:1`, direction: 'out' });
    await office.pass(1);
    await Promise.all([office.round(), (await office.another()).round()]);
    expect(await said(conversation)).toEqual(['Goedemorgen \\*u\\*']);
    const [row] = (await office.store.messages.history(conversation)).slice(-1);
    expect(row?.id).toBe(`desk:${id}:1:1`);
    expect((row?.body as unknown as Message | undefined)?.notices).toEqual([
      'يكتب متطوع:',
      'لغة هذه الرسالة: \u2068Nederlands\u2069',
    ]);
    expect((await office.desk.view(ann, id))?.talk.at(-1)?.undoable).toBeUndefined();
  });

  test('can be undone until then, and not after', async () => {
    const { id, conversation } = await fresh();
    const fence = await claim(ann, id);
    const one = (await office.desk.answer(ann, id, fence, text('one'))) as { message: string };
    const two = (await office.desk.answer(ann, id, fence, text('two'))) as { message: string };
    expect(await office.desk.undo(ann, id, fence, one.message)).toBe(true);
    expect(await office.desk.undo(ann, id, fence, one.message)).toBe(false);
    await office.pass(1);
    await office.round();
    expect(await office.desk.undo(ann, id, fence, two.message)).toBe(false);
    expect(await said(conversation)).toEqual(['two']);
  });

  test('that is taken back gives back the time that was promised; another that stays keeps it', async () => {
    const { id } = await fresh();
    const fence = await claim(ann, id);
    const promised = async () => (await office.desk.view(ann, id))?.promisedBefore;
    const before = await promised();
    expect(before).toBeInstanceOf(Date);
    const [one, two] = [
      (await office.desk.answer(ann, id, fence, text('one'))) as { message: string },
      (await office.desk.answer(ann, id, fence, text('two'))) as { message: string },
    ];
    expect(await promised()).toBeUndefined();
    await office.desk.undo(ann, id, fence, one.message);
    expect(await promised()).toBeUndefined();
    await office.desk.undo(ann, id, fence, two.message);
    expect(await promised()).toEqual(before);
  });

  test('waits its turn where messages are brought: one of a person on its way, the next behind it', async () => {
    await office.set(monday);
    const talk = await office.store.conversations.open('whatsapp', '{"user":"NL.1"}');
    const { id } = await handOver(office.store, { team: 'utrecht', conversation: talk });
    const fence = await claim(ann, id);
    await office.desk.answer(ann, id, fence, text('one'));
    await office.desk.answer(ann, id, fence, text('two'));
    await office.desk.view(ann, id);
    expect(await office.desk.close(ann, id, fence, 'three')).toBe(true);
    const rows = (await office.store.messages.history(talk)).filter(({ direction }) => direction === 'out');
    expect(rows.map(({ status }) => status)).toEqual(['waiting', 'queued', 'queued']);
    expect((await said(talk)).slice(0, 2)).toEqual(['one', 'two']);
  });

  test('says why it cannot be sent', async () => {
    const { id } = await fresh();
    const fence = await claim(ann, id);
    expect(await office.desk.answer(ann, id, fence, text('  '))).toEqual({ refused: 'empty', name: 'text' });
    expect(await office.desk.answer(ann, id, fence, { kind: 'card', article: 'none' })).toEqual({
      refused: 'unknown',
      name: 'none',
    });
    expect(await office.desk.answer(ann, id, fence, { kind: 'phrase', phrase: 'none', slots: {} })).toMatchObject({
      refused: 'unknown',
    });
  });

  test('as a card is in the person’s language, with its Dutch for the volunteer', async () => {
    const { id, conversation } = await fresh();
    const fence = await claim(ann, id);
    await office.desk.answer(ann, id, fence, { kind: 'card', article: 'nareis-term' });
    const view = await office.desk.view(ann, id);
    expect((view?.talk.at(-1)?.body as unknown as Message | undefined)?.language).toBe('ar');
    expect(view?.talk.at(-1)?.dutch).toMatchObject({ language: 'nl', kind: 'article' });
    await office.pass(1);
    await office.round();
    expect(await said(conversation)).toHaveLength(1);
  });
});

describe('a case', () => {
  test('shows what came before only with consent, and ids that tell nothing', async () => {
    await office.set(monday);
    const talk = await office.store.conversations.open('whatsapp', '{"phone":"31612345678"}');
    await write(office.store, talk, 'before');
    const no = { given: false, text: 'hand-off.consent/1' };
    const { id } = await handOver(office.store, { team: 'utrecht', conversation: talk, consent: no });
    await write(office.store, talk, 'after');
    const view = await office.desk.view(ann, id);
    expect(view?.talk.map(({ body }) => (body as { text: string }).text)).toEqual(['I need a person', 'after']);
    expect(JSON.stringify(view)).not.toContain('31612345678');
    expect(view?.talk.map((row) => row.id)).toEqual(['in:2', 'in:3']);
    const { id: other } = await fresh();
    expect((await office.desk.view(ann, other))?.request.summary).toEqual([
      { question: 'Welke vergunning?', answer: 'Asiel' },
    ]);
  });

  test('counts what the holder has not seen, and cannot be closed before it was', async () => {
    const { id, conversation } = await fresh();
    const fence = await claim(ann, id);
    await write(office.store, conversation, 'wait!');
    expect((await office.desk.queue(ann)).find((row) => row.id === id)?.unread).toBe(1);
    // A colleague who looks has not read it for the holder.
    await office.desk.view(ben, id);
    expect(await office.desk.close(ann, id, fence, 'agreed')).toBe(false);
    await office.desk.view(ann, id);
    expect(await office.desk.close(ann, id, fence, 'Morgen bellen')).toBe(true);
    expect((await said(conversation)).at(-1)).toContain('Morgen bellen');
    const view = await office.desk.view(ann, id);
    expect(view?.state.kind).toBe('closed');
    expect(view?.notes).toMatchObject([{ kind: 'agreed', by: 'ann', text: 'Morgen bellen' }]);
  });

  test('goes to another team with a reason; the person is told, the fence is spent', async () => {
    const { id, conversation } = await fresh();
    const fence = await claim(ann, id);
    expect(await office.desk.transfer(ann, id, fence, { team: 'zeist' as never, reason: ' ' })).toBe(false);
    expect(await office.desk.transfer(ann, id, fence, { team: 'nowhere' as never, reason: 'x' })).toBe(false);
    expect(await office.desk.transfer(ann, id, fence, { team: 'zeist' as never, reason: 'woont in Zeist' })).toBe(true);
    expect(await said(conversation)).toHaveLength(1);
    expect((await office.desk.view(cas, id))?.notes).toMatchObject([{ kind: 'transfer', text: 'woont in Zeist' }]);
    expect(await office.desk.answer(ann, id, fence, text('still me'))).toBe('stale');
    expect(await claim(cas, id)).toBe(2);
  });

  test('keeps notes and flags', async () => {
    const { id } = await fresh();
    await claim(ann, id);
    expect(await office.desk.note(ann, id, '')).toBe(false);
    await office.desk.note(ann, id, 'gevraagd: brief');
    await office.desk.flag(ann, id, 'heavy', 'slecht geslapen');
    const view = await office.desk.view(ben, id);
    expect(view?.notes.map(({ kind, text: noted }) => [kind, noted])).toEqual([
      ['note', 'gevraagd: brief'],
      ['heavy', 'slecht geslapen'],
    ]);
    expect(view?.flags).toEqual(['heavy']);
    const [sealed] = await office.database.query('select body from case_notes where case_id = $1 limit 1', [id]);
    expect(String(sealed?.body)).not.toContain('brief');
  });

  test('goes with the person who is forgotten', async () => {
    const { id, conversation } = await fresh();
    await claim(ann, id);
    await office.store.conversations.forget(conversation);
    expect(await office.desk.view(ann, id)).toBeUndefined();
    expect(await office.database.query('select id from case_notes where case_id = $1', [id])).toEqual([]);
  });
});

describe('the audit', () => {
  test('tells who opened and claimed, once an hour, and never what was said', async () => {
    const { id } = await fresh();
    await office.desk.view(ben, id);
    await office.desk.view(ben, id);
    const fence = await claim(ann, id);
    await office.desk.answer(ann, id, fence, text('secret words'));
    const rows = (await office.store.desk.audit.read({ limit: 50 })).filter(({ subject }) => subject === id);
    expect(rows.map(({ actor, deed }) => `${actor} ${deed}`)).toEqual(['ann answered', 'ann claimed', 'ben opened']);
    expect(JSON.stringify(await office.store.desk.audit.read({ limit: 1000 }))).not.toContain('secret');
  });

  test('is append-only, and a row that was changed past that is found', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, at) => office.store.desk.audit.append('root', `deed ${at}`, 'x')));
    expect(await office.store.desk.audit.broken()).toBeUndefined();
    const [row] = await office.database.query('select n from audit where actor = $1 order by n limit 1', ['root']);
    const change = "update audit set actor = 'nobody' where n = $1";
    await expect(office.database.query(change, [row?.n])).rejects.toThrow('append-only');
    await expect(office.database.query('delete from audit')).rejects.toThrow('append-only');
    await office.database.query('alter table audit disable trigger audit_stays');
    await office.database.query(change, [row?.n]);
    expect(await office.store.desk.audit.broken()).toBe(Number(row?.n));
  });
});

test('desks hear of a change of a case they may see, in every process', async () => {
  const { id, conversation } = await fresh();
  const other = await office.another();
  const heard: Record<string, CaseId[]> = { utrecht: [], assen: [] };
  const leave = (['utrecht', 'assen'] as const).map((team) =>
    other.desk.onChange([team as never], (one) => heard[team]?.push(one)),
  );
  await write(office.store, conversation, 'are you there?');
  await expect.poll(() => heard.utrecht).toContain(id);
  expect(heard.assen).toEqual([]);
  for (const go of leave) go();
});
