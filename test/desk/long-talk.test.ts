// A person who writes ten thousand messages: her case opens like any other.
import { expect, test } from 'vitest';
import { drawKeys, sealJson } from '../../src/store/keys/keys.ts';
import { handOver, openDesk, volunteer } from './half-day-team.ts';

test('the case of ten thousand messages is as quick as one of fifty, shows the newest, and counts them all', async () => {
  const office = await openDesk();
  await office.store.desk.teams.save({ id: 'utrecht', name: 'Utrecht', region: 'midden', municipalities: [] });
  const ann = volunteer('ann', 'utrecht');
  const keys = drawKeys(office.database.secretKey);
  const talk = async (count: number) => {
    const { conversation, id } = await handOver(office.store, { team: 'utrecht' });
    const [row] = await office.ask('select person_key from conversations where id = $1', [conversation]);
    const key = keys.personKey(conversation, row?.person_key as Buffer);
    const said = Array.from({ length: count }, (_, at) => {
      const name = `${conversation} ${at}`;
      return { name, seq: at + 2, body: sealJson(key, conversation, `body ${name}`, { text: `bericht ${at + 2}` }) };
    });
    await office.ask(
      `insert into messages (id, conversation, seq, direction, status, attempts, body)
       select name, $1, seq, 'in', 'handled', 1, body from unnest($2::text[], $3::int[], $4::bytea[]) as one (name, seq, body)`,
      [conversation, said.map(({ name }) => name), said.map(({ seq }) => seq), said.map(({ body }) => body)],
    );
    await office.ask('update conversations set last_seq = $2 where id = $1', [conversation, count + 1]);
    return id;
  };
  const [few, many] = [await talk(49), await talk(10_000)];
  await office.ask('analyze messages');
  const took: Record<'few' | 'many' | 'screens', number[]> = { few: [], many: [], screens: [] };
  const timed = async (into: keyof typeof took, work: () => Promise<unknown>) => {
    const began = performance.now();
    await work();
    took[into].push(performance.now() - began);
  };
  // In turns, so that a busy neighbour hurts both; the best of each.
  for (let at = 0; at < 15; at++) {
    await timed('few', () => office.desk.view(ann, few));
    await timed('many', () => office.desk.view(ann, many));
    await timed('screens', () => office.desk.look(ann, { from: 0, size: 60 }));
  }
  const best = (some: keyof typeof took) => Math.min(...took[some]);
  const view = await office.desk.view(ann, many);
  const texts = view?.talk.map(({ body }) => (body as { text: string }).text);
  expect(texts?.at(-1)).toBe('bericht 10001');
  expect(texts).toHaveLength(500);
  expect(view?.unread).toBe(10_000);
  // Ten times the rows are read, not two hundred times; all of them would be far beyond both.
  expect(best('many') / best('few')).toBeLessThan(12);
  expect(best('screens')).toBeLessThan(best('many'));
});
