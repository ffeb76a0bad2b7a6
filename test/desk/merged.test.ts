// She goes on under another user id while she waits or is helped: her case goes on with her, also when both talks have one.
import { expect, it } from 'vitest';
import type { ConversationId, Person } from '../../src/store/store.ts';
import { handOver, openDesk, volunteer } from './half-day-team.ts';

const { store, desk, ask } = await openDesk();
await store.desk.teams.save({ id: 'utrecht', name: 'Utrecht', region: 'utrecht', municipalities: [] });
let n = 0;

const meet = async (person: Person): Promise<ConversationId> => {
  n += 1;
  const arrival = { kind: 'message', id: `merged ${n}`, person, at: new Date(), body: { text: 'hello' } } as const;
  const [fresh] = await store.inbox.receive('whatsapp', [arrival], () => ({ language: 'ar', flow: 'menu' }));
  if (!fresh) throw new Error('not fresh');
  await store.turns.take(fresh.conversation, async () => ({ state: {}, replies: [], effects: [] }));
  return fresh.conversation;
};
const both = async () => {
  n += 1;
  const [from, to] = [{ user: `NL.from${n}` }, { user: `NL.to${n}` }];
  const [older, younger] = [await meet(from), await meet(to)];
  const becomeOne = () =>
    store.inbox.receive('whatsapp', [{ kind: 'identity', from, person: to }], () => ({ language: 'ar', flow: '' }));
  return { older, younger, to, becomeOne };
};
const casesOf = (talk: ConversationId) =>
  ask('select id, state, urgency from cases where conversation = $1 order by created_at', [talk]);

it('the younger talk waits: it goes on, and the older one’s words come along', async () => {
  const { younger, to, becomeOne } = await both();
  const { id } = await handOver(store, { team: 'utrecht', conversation: younger });
  await becomeOne();
  expect(await casesOf(younger)).toEqual([{ id, state: 'waiting', urgency: 'normal' }]);
  expect(await store.messages.history(younger)).toHaveLength(3);
  expect(await meet(to)).toBe(younger);
});

it('a volunteer holds the younger one, the older waits and is red: she keeps it, and it is red', async () => {
  const { older, younger, becomeOne } = await both();
  await handOver(store, { team: 'utrecht', conversation: older, urgency: 'red' });
  const { id } = await handOver(store, { team: 'utrecht', conversation: younger });
  const fatima = volunteer('fatima', 'utrecht');
  expect(await desk.claim(fatima, id)).toEqual({ fence: 1 });
  await becomeOne();
  expect(await casesOf(younger)).toEqual([{ id, state: 'taken', urgency: 'red' }]);
  expect(await casesOf(older)).toEqual([]);
  expect(await desk.alive(fatima, id, 1)).toBe(true);
});

it('nobody waits in either: the older goes on, as before', async () => {
  const { older, to, becomeOne } = await both();
  await becomeOne();
  expect(await meet(to)).toBe(older);
});
