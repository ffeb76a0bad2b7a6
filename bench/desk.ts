// The queue of a desk with 2,000 cases waiting in 289 teams, beside the same rows read bare.
import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Actor, TeamId, VolunteerId } from '../src/desk/desk.ts';
import { makeDesk } from '../src/desk/make-desk.ts';
import { startEmbedded } from '../src/store/embedded/embedded.ts';
import { openStore } from '../src/store/open.ts';
import { mindsOn } from '../test/support/minds.ts';
import { beside, type Row } from './measure.ts';

const most = 150;

export const benchDesk = async (): Promise<Row> => {
  const folder = mkdtempSync(join(tmpdir(), 'wegwijs-bench-'));
  const server = await startEmbedded(folder, () => undefined);
  const { user, password, host, port } = server.address;
  const url = `postgres://${user}:${password}@${host}:${port}/postgres`;
  const store = await openStore({
    databaseUrl: url,
    dataDir: folder,
    secretKey: randomBytes(32),
    log: () => undefined,
  });
  const bare = new pg.Client({ connectionString: url });
  await bare.connect();
  await fill(bare);
  const desk = makeDesk({ store, minds: mindsOn('2026-11-24') });
  // The worst case: every case has climbed to the country, so that everybody may see all of them.
  const actor: Actor = {
    volunteer: 'ann' as VolunteerId,
    roles: [{ team: 'team-7' as TeamId, role: 'volunteer' }],
  };
  const floor = `select * from cases where state <> 'closed' order by since limit 500`;
  const timed = (work: () => Promise<unknown>) => async (): Promise<number> => {
    const took: number[] = [];
    for (let at = 0; at < 40; at++) {
      const began = performance.now();
      await work();
      took.push(performance.now() - began);
    }
    return took.toSorted((one, other) => one - other)[37] as number;
  };
  const best = await beside(
    3,
    timed(() => desk.queue(actor)),
    timed(() => bare.query(floor)),
  );
  desk.stop();
  await bare.end();
  await store.close();
  await server.stop();
  return {
    name: 'desk: the queue, 2,000 waiting in 289 teams, p95',
    ours: `${best.ours.toFixed(1)} ms`,
    floor: `${best.floor.toFixed(1)} ms the rows bare`,
    ratio: (best.ours / best.floor).toFixed(2),
    target: `≤ ${most} ms`,
    met: best.ours <= most,
  };
};

/** Five messages a case, three of them not seen yet. */
const fill = async (bare: pg.Client): Promise<void> => {
  await bare.query(`insert into teams select 'team-' || n, 'Team ' || n, 'region-' || n % 25, array['Town ' || n]
    from generate_series(1, 289) n`);
  await bare.query(`insert into conversations (id, channel, address_hash, address, person_key, last_seq)
    select 'talk-' || n, 'web', int4send(n), '', '', 5 from generate_series(1, 2000) n`);
  await bare.query(`insert into messages (id, conversation, seq, direction, status, attempts, body)
    select 'talk-' || n || ':' || seq, 'talk-' || n, seq, 'in', 'handled', 1, ''
    from generate_series(1, 2000) n, generate_series(1, 5) seq`);
  await bare.query(`insert into cases (id, conversation, team, region, language, topic, urgency, consent_given,
      consent_text, details, from_seq, seen_seq, state, rung, since, promised_before, promises, created_at)
    select 'case-' || n, 'talk-' || n, 'team-' || 1 + n % 289, 'region-' || (1 + n % 289) % 25, 'ti', 'family.nareis',
      (array['red', 'amber', 'normal'])[1 + n % 3], true, 'hand-off.consent/1', '', 1, 2, 'waiting', 'country',
      now() - n * interval '1 minute', now() + interval '1 day', 1, now() from generate_series(1, 2000) n`);
  await bare.query('analyze');
};
