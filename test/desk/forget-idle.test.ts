// Talks in which nobody writes any more are forgotten whole; never one that waits for an answer, a volunteer, or the desk's own term.
import { expect, it } from 'vitest';
import type { ConversationId } from '../../src/store/store.ts';
import { handOver, openDesk, volunteer, write } from './half-day-team.ts';

const { store, desk, ask, now } = await openDesk();
await store.desk.teams.save({ id: 'utrecht', name: 'Utrecht', region: 'utrecht', municipalities: [] });
const ann = volunteer('ann', 'utrecht');
let n = 0;

const talk = async (channel: 'web' | 'whatsapp' = 'web'): Promise<ConversationId> => {
  n += 1;
  const conversation = await store.conversations.open(channel, `idle ${n}`);
  await write(store, conversation, 'hello');
  return conversation;
};
const quietFor = (conversation: ConversationId, hours: number) =>
  ask(`update conversations set active_at = now() - $2 * interval '1 hour' where id = $1`, [conversation, hours]);
const exists = async (conversation: ConversationId) =>
  (await ask('select from conversations where id = $1', [conversation])).length === 1;
const forget = () => store.conversations.forgetIdle(72);

it('the old go, with their messages; the young stay', async () => {
  const [old, young] = [await talk(), await talk('whatsapp')];
  await quietFor(old, 72.1);
  await quietFor(young, 71.9);
  expect(await forget()).toBe(1);
  expect([await exists(old), await exists(young)]).toEqual([false, true]);
  expect(await ask('select from messages where conversation = $1', [old])).toEqual([]);
});

it('more than fit one statement go in one round', async () => {
  const before = await ask('select from conversations');
  await ask(
    `insert into conversations (id, channel, address_hash, address, person_key, active_at)
     select 'many ' || n, 'web', decode(lpad(to_hex(n), 64, '0'), 'hex'), '', '', now() - interval '4 days'
     from generate_series(1, 450) n`,
  );
  expect(await forget()).toBe(450);
  expect(await ask('select from conversations')).toHaveLength(before.length);
});

it('not while something waits to be handled or sent', async () => {
  const [unhandled, unsent] = [await talk(), await talk('whatsapp')];
  await store.messages.receive(unhandled, `waits ${n}`, { text: 'still there?' });
  await ask(`update messages set status = 'waiting', direction = 'out' where conversation = $1`, [unsent]);
  for (const one of [unhandled, unsent]) await quietFor(one, 1_000);
  expect(await forget()).toBe(0);
  await ask(`update messages set status = 'sent' where conversation = $1`, [unsent]);
  expect(await forget()).toBe(1);
});

it('not while the desk has it or still remembers it', async () => {
  const { conversation, id } = await handOver(store, { team: 'utrecht' });
  await quietFor(conversation, 1_000);
  expect(await forget()).toBe(0);
  const claimed = await desk.claim(ann, id);
  if (typeof claimed === 'string') throw new Error(claimed);
  expect(await forget()).toBe(0);
  expect(await desk.close(ann, id, claimed.fence, 'agreed')).toBe(true);
  await quietFor(conversation, 1_000);
  expect(await forget()).toBe(0);
  // The term of the desk is over.
  await ask('update cases set closed_at = $2 where id = $1', [id, new Date((await now()).getTime() - 90 * 86_400_000)]);
  expect(await store.desk.cases.forget(89)).toBe(1);
  expect(await forget()).toBe(1);
  expect(await exists(conversation)).toBe(false);
});
