// The desk at full size, written past the store: 13,500 volunteers in 289 teams, 2,000 cases that wait, a year that is closed.
import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { type AccountId, drawAccountKeys, tokenHash } from '../src/store/accounts/tables.ts';
import { drawKeys, sealJson } from '../src/store/keys/keys.ts';
import type { ConversationId } from '../src/store/store.ts';

export const size = {
  volunteers: 13_500,
  teams: 289,
  regions: 25,
  waiting: 2_000,
  messages: 5,
  closed: 20_000,
} as const;
/** Teams in towns with many newcomers have ten desks open, the others one or none. */
const busyTeams = 25;

export type Seat = { readonly token: string; readonly team: number };
export type Seats = { readonly desks: readonly Seat[]; readonly claimers: readonly Seat[] };

export const fillDesk = async (bare: pg.Client, secret: Buffer, counts: { desks: number; claimers: number }) => {
  await bare.query('set synchronous_commit = off');
  await teamsAndPeople(bare, secret);
  await waiting(bare, secret);
  await bare.query(`insert into cases (id, conversation, team, region, language, topic, urgency, consent_given,
      consent_text, details, from_seq, seen_seq, state, rung, since, closed_at, reopens_until, created_at)
    select 'old-' || n, 'talk-' || 1 + n % ${size.waiting}, 'team-' || 1 + n % ${size.teams}, 'region-' || n % ${size.regions},
      'ti', 'family.nareis', 'normal', true, 'hand-off.consent/1', null, 1, 2, 'closed', 'team', at, at, at, at
    from generate_series(1, ${size.closed}) n, lateral (select now() - n * interval '20 minutes' as at) moment`);
  const seats = await sitDown(bare, counts);
  await bare.query('vacuum analyze');
  return seats;
};

const languages = ['ar', 'ti', 'fa', 'uk', 'tr', 'en', 'so', 'ps'];

const teamsAndPeople = async (bare: pg.Client, secret: Buffer): Promise<void> => {
  const keys = drawAccountKeys(secret);
  const ids = Array.from({ length: size.volunteers }, (_, n) => `account-${n}` as AccountId);
  await bare.query(`insert into teams (id, name, region, municipalities)
    select 'team-' || n, 'Team ' || n, 'region-' || n % ${size.regions}, array['Town ' || n]
    from generate_series(1, ${size.teams}) n`);
  await bare.query(
    `insert into accounts (id, name, mail, mail_hash, handle, languages)
     select id, name, mail, sha256(mail), sha256(name), languages::text[]
     from unnest($1::text[], $2::bytea[], $3::bytea[], $4::text[]) as one (id, name, mail, languages)`,
    [
      ids,
      ids.map((id) => keys.seal(id, 'name', `Naam ${id}`)),
      ids.map((id) => keys.seal(id, 'mail', `${id}@voorbeeld.nl`)),
      ids.map((_, n) => `{${n % 3 === 0 ? '' : languages[n % languages.length]}}`),
    ],
  );
  await bare.query(`insert into account_roles
    select 'account-' || n, 'team-' || 1 + n % ${size.teams}, 'volunteer' from generate_series(0, ${size.volunteers - 1}) n`);
  await bare.query(`insert into shifts (team, volunteer, day, from_time, until_time)
    select 'team-' || 1 + n % ${size.teams}, 'account-' || n, current_date + n % 10, '09:00', '12:30'
    from generate_series(0, ${size.volunteers - 1}) n`);
};

/** Seven in ten wait in their team, two in its region, one in the country; three messages of each are not seen yet. */
const waiting = async (bare: pg.Client, secret: Buffer): Promise<void> => {
  const keys = drawKeys(secret);
  const talks = Array.from({ length: size.waiting }, (_, n) => {
    const id = `talk-${n + 1}` as ConversationId;
    return { id, n: n + 1, ...keys.makePersonKey(id) };
  });
  await bare.query(
    `insert into conversations (id, channel, address_hash, address, person_key, last_seq)
     select id, 'web', hash, '', wrapped, ${size.messages}
     from unnest($1::text[], $2::bytea[], $3::bytea[]) as one (id, hash, wrapped)`,
    [
      talks.map(({ id }) => id),
      talks.map(({ n }) => keys.addressHash('web', `person ${n}`)),
      talks.map(({ wrapped }) => wrapped),
    ],
  );
  const said = talks.flatMap(({ id, key }) =>
    Array.from({ length: size.messages }, (_, at) => {
      const message = `${id}:${at + 1}`;
      return { id, message, seq: at + 1, body: sealJson(key, id, `body ${message}`, { text: `Bericht ${at + 1}` }) };
    }),
  );
  await bare.query(
    `insert into messages (id, conversation, seq, direction, status, attempts, body)
     select message, id, seq, 'in', 'handled', 1, body
     from unnest($1::text[], $2::text[], $3::int[], $4::bytea[]) as one (message, id, seq, body)`,
    [
      said.map(({ message }) => message),
      said.map(({ id }) => id),
      said.map(({ seq }) => seq),
      said.map(({ body }) => body),
    ],
  );
  const summary = [{ question: 'Welke vergunning?', answer: 'Asiel' }];
  await bare.query(
    `insert into cases (id, conversation, team, region, language, topic, urgency, consent_given, consent_text, details,
       from_seq, seen_seq, state, rung, since, promised_before, promises, created_at)
     select 'case-' || n, 'talk-' || n, 'team-' || 1 + n % ${size.teams}, 'region-' || (1 + n % ${size.teams}) % ${size.regions},
       (array['ar', 'ti', 'fa', 'uk', 'tr', 'en', 'so', 'ps'])[1 + n % 8], 'family.nareis',
       case when n % 23 = 0 then 'red' when n % 3 = 0 then 'amber' else 'normal' end, true, 'hand-off.consent/1', details,
       1, 2, 'waiting', case when n % 10 < 7 then 'team' when n % 10 < 9 then 'region' else 'country' end,
       now() - n * interval '1 minute', now() + interval '2 days', 1, now()
     from unnest($1::int[], $2::bytea[]) as one (n, details)`,
    [talks.map(({ n }) => n), talks.map(({ id, n, key }) => sealJson(key, id, `case case-${n}`, { summary }))],
  );
};

/** Sessions of those who sit at an open desk, and of those who will claim; nobody is both. */
const sitDown = async (bare: pg.Client, counts: { desks: number; claimers: number }): Promise<Seats> => {
  const places = Array.from({ length: counts.desks + counts.claimers }, (_, at) => {
    const isBusy = at >= counts.desks || at < counts.desks / 2;
    const team = 1 + (isBusy ? at % busyTeams : busyTeams + (at % (size.teams - busyTeams)));
    // The volunteers of a team are every 289th.
    return {
      token: randomBytes(32).toString('base64url'),
      team,
      account: `account-${team - 1 + size.teams * (at % 46)}`,
    };
  });
  await bare.query(
    `insert into account_sessions (id, token_hash, account, device)
     select 'session-' || n, hash, account, 'Browser' from unnest($1::int[], $2::bytea[], $3::text[]) as one (n, hash, account)`,
    [places.map((_, at) => at), places.map(({ token }) => tokenHash(token)), places.map(({ account }) => account)],
  );
  const seats = places.map(({ token, team }) => ({ token, team }));
  return { desks: seats.slice(0, counts.desks), claimers: seats.slice(counts.desks) };
};
