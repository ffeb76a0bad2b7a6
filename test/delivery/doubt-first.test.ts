// A message that may have been sent, of a person who must not be sent more for now: the doubt stays, it is not sent as if new.
import { expect, it } from 'vitest';
import { startOutbox } from '../../src/delivery/outbox.ts';
import type { ConversationId, Outgoing, Settlement, Store } from '../../src/store/store.ts';

const row = (n: number, heard?: number): Outgoing => ({
  id: `m${n}:0`,
  conversation: 'talk' as ConversationId,
  fence: 1,
  attempts: 1,
  doubts: 0,
  retried: 0,
  person: { user: 'NL.1' },
  body: { kind: 'menu', text: `${n}` },
  ...(heard === undefined ? {} : { heard }),
});

const settled = async (rows: readonly Outgoing[]) => {
  const came = new Map<string, Settlement>();
  const carried: string[] = [];
  const waiting = [...rows];
  const outbox: Store['outbox'] = {
    keen: () => undefined,
    take: async (most) => waiting.splice(0, most),
    settle: async ({ id }, to) => {
      came.set(id, to);
      return true;
    },
    again: async () => true,
    handBack: async () => undefined,
    tick: async () => ({ processes: 1 }),
  };
  const note = () => undefined;
  const running = startOutbox({
    store: { outbox, onChange: () => note },
    carry: async ({ id }) => {
      carried.push(id);
      return { kind: 'told', delivery: { kind: 'sent', action: 'store-id', id: `wamid.${id}` } };
    },
    patience: { crisis: 0, answer: 30, volunteer: 300, reminder: 900 },
    perSecond: 2_000,
    log: { info: note, warn: note, error: note },
  });
  await expect.poll(() => came.size, { timeout: 60_000 }).toBe(rows.length);
  await running.close();
  return { came, carried };
};

/** As many as one person may be sent at once. */
const burst = Array.from({ length: 45 }, (_, n) => row(n));

it('what may have been sent waits for news, also when the person has had her share', async () => {
  const { came, carried } = await settled([...burst, row(45, 20)]);
  expect(came.get('m45:0')).toEqual({ kind: 'unsure', patience: 30, lost: false });
  expect(carried).not.toContain('m45:0');
});

it('what was surely not sent, and what is new, waits for her next share', async () => {
  const { came, carried } = await settled([...burst, row(45, 31), row(46)]);
  expect(came.get('m45:0')).toMatchObject({ kind: 'later', unsent: true });
  expect(came.get('m46:0')).toMatchObject({ kind: 'later', unsent: true });
  expect(carried).toHaveLength(45);
});
