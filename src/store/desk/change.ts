// One change of one case in one transaction: conversation and case locked, work done, everything it leaves written.
import { randomBytes } from 'node:crypto';
import type { Changes } from '../changes.ts';
import { type Connection, type Database, statement, together } from '../database.ts';
import { type Keys, sealJson } from '../keys/keys.ts';
import { hearsHandOffs, pushes } from '../outbox/line.ts';
import type { ChannelName, ConversationId } from '../store.ts';
import type { CaseChange, CaseRow, Changed, DeskStore, FoundCase, Scope } from './desk.ts';
import { holdsEnough } from './limits.ts';
import { caseColumns, moves, unreadCount, writeMoves } from './row.ts';

type Parts = { readonly database: Database; readonly keys: Keys; readonly changes: Changes };
type Talk = { readonly id: ConversationId; readonly channel: ChannelName; readonly person_key: Buffer };
type Locked = CaseRow & { readonly unread: number };

/** Always the conversation first: a turn holds it when it writes a case. */
const lockTalk = statement<[string], Talk>(
  'desk lock talk',
  'select id, channel, person_key from conversations where id = (select conversation from cases where id = $1) for no key update',
);
const lockCase = statement<[string, readonly string[] | null], Locked>(
  'desk lock case',
  `select ${caseColumns}, ${unreadCount} as unread from cases c
   where c.id = $1 and ($2::text[] is null
     or in_scope(c, $2, array(select region from teams where id = any ($2)), desk_now())) for update of c`,
);
const clock = statement<[], { now: Date }>('desk now', 'select desk_now() as now');
const write = statement<readonly unknown[], never>('desk write', writeMoves);
const say = statement<[ConversationId, readonly string[], readonly Buffer[], 'queued' | 'sent'], never>(
  'desk say',
  `with talk as (
     update conversations set last_seq = last_seq + cardinality($2::text[]), active_at = now() where id = $1
     returning last_seq
   )
   insert into messages (id, conversation, seq, direction, status, attempts, body)
   select said.id, $1, talk.last_seq - cardinality($2::text[]) + said.n, 'out', $4, 0, said.body
   from talk, unnest($2::text[], $3::bytea[]) with ordinality as said (id, body, n)`,
);
/** The oldest of her line comes to the head when nothing is on its way. */
const head = statement<[ConversationId], never>(
  'desk head',
  `update messages set status = 'waiting'
   where id = (select id from messages where conversation = $1 and status = 'queued' order by seq limit 1)
     and not exists (select from messages where conversation = $1 and status in ('waiting', 'unsure'))`,
);
const hold = statement<[string, string, number, Buffer, number, Date | null], never>(
  'desk hold',
  `insert into held_answers (id, case_id, fence, body, at, due_at, promised_before)
   select $1, $2, $3, $4, moment, moment + $5 * interval '1 second', $6 from desk_now() as moment`,
);
/** The promise it had answered is open again, unless another answer is on its way. */
const unhold = statement<[string, string], { promised: Date | null }>(
  'desk unhold',
  `with gone as (delete from held_answers where id = $1 and case_id = $2 returning promised_before),
   kept as (
     update held_answers h set promised_before = coalesce(h.promised_before, gone.promised_before)
     from gone where h.case_id = $2 and h.id <> $1 returning h.id
   )
   select case when not exists (select from kept) then promised_before end as promised from gone`,
);
const takeHeld = statement<[string, boolean], { id: string; body: Buffer }>(
  'desk take held',
  `with gone as (
     delete from held_answers where case_id = $1 and ($2 or due_at <= desk_now()) returning id, body, at
   )
   select id, body from gone order by at, id`,
);
const note = statement<[string, string, string, string, Buffer], never>(
  'desk note',
  'insert into case_notes (id, case_id, kind, by, at, body) values ($1, $2, $3, $4, desk_now(), $5)',
);
const known = statement<[string], { id: string }>(
  'desk said before',
  'select id from messages where id = $1 union all select id from held_answers where id = $1',
);
/** Before the case is written: what counts the closing asks whether anybody answered. */
const answered = statement<[string], never>(
  'desk answered',
  'update cases set answered_at = desk_now() where id = $1 and answered_at is null',
);
/** Of the teams the case belongs to; `appendTeamAudit` names them. */
export const appendAudit = statement<[string, string, string, string], never>(
  'desk audit',
  'select audit_append($1, $2, $3, $4)',
);
export const appendTeamAudit = statement<[string, string, string, string, readonly string[]], never>(
  'desk team audit',
  'select audit_append($1, $2, $3, $4, $5)',
);

export const changeCase = (parts: Parts): DeskStore['cases']['change'] => {
  return async (scope, id, work) => {
    const done = await parts.database.borrow(async (connection): Promise<Changed | undefined> => {
      const [, [talk], [locked], [time]] = await together([
        connection.say('begin'),
        connection.send(lockTalk, [id]),
        connection.send(lockCase, [id, teamsOf(scope)]),
        connection.send(clock, []),
      ]);
      const found = talk && locked && time && { row: rowOf(locked), unread: locked.unread, now: time.now };
      const change = found && work(found);
      if (!talk || !found || !change) {
        await connection.say('rollback');
        return undefined;
      }
      if (change.unlessFull && (await holdsEnough(connection, change.unlessFull, id))) {
        await connection.say('rollback');
        return { row: found.row, undone: false, full: true as const };
      }
      if (change.once && (await connection.send(known, [change.once])).length > 0) {
        await connection.say('rollback');
        return undefined;
      }
      return leave(parts.keys, connection, { talk, found, change });
    });
    if (done && !done.full) parts.changes.ring(done.row.conversation);
    return done;
  };
};

const teamsOf = (scope: Scope | 'timer') => (scope === 'timer' ? null : scope.teams);
const rowOf = ({ unread: _, ...row }: Locked): CaseRow => row;

type Left = { readonly talk: Talk; readonly found: FoundCase; readonly change: CaseChange };

const leave = async (keys: Keys, connection: Connection, { talk, found, change }: Left): Promise<Changed> => {
  const key = keys.personKey(talk.id, talk.person_key);
  const seal = (id: string, body: Parameters<typeof sealJson>[3]) => sealJson(key, talk.id, `body ${id}`, body);
  const [undone] = change.unhold ? await connection.send(unhold, [change.unhold, found.row.id]) : [];
  const row: CaseRow = {
    ...found.row,
    ...(undone?.promised ? { promisedBefore: undone.promised } : {}),
    ...change.set,
  };
  const due = change.release ? await connection.send(takeHeld, [row.id, change.release === 'all']) : [];
  const events = hearsHandOffs(talk.channel) ? (change.events ?? []) : [];
  const fresh = [...(change.say ?? []), ...events].map(({ id, body }) => ({ id, body: seal(id, body) }));
  const said = [...due, ...fresh];
  const noteId = randomBytes(12).toString('base64url');
  await together([
    ...(due.length > 0 || change.answers ? [connection.send(answered, [row.id])] : []),
    connection.send(write, [row.id, ...moves(row)]),
    ...sayAll(connection, talk, said),
    ...(change.hold
      ? [
          connection.send(hold, [
            change.hold.id,
            row.id,
            row.fence,
            seal(change.hold.id, change.hold.body),
            change.hold.seconds,
            found.row.promisedBefore,
          ]),
        ]
      : []),
    ...(change.note
      ? [
          connection.send(note, [
            noteId,
            row.id,
            change.note.kind,
            change.note.by,
            sealJson(key, talk.id, `note ${noteId}`, change.note.text),
          ]),
        ]
      : []),
    ...(change.audit ? [auditIt(connection, change.audit, [found.row, row])] : []),
    connection.say('commit'),
  ]);
  return { row, undone: undone !== undefined };
};

/** A case that went from one team to another is the business of both. */
const auditIt = (connection: Connection, audit: NonNullable<CaseChange['audit']>, rows: readonly CaseRow[]) => {
  const { actor, deed, detail = '' } = audit;
  const teams = rows.flatMap(({ team, holderTeam }) => [team, ...(holderTeam === null ? [] : [holderTeam])]);
  return connection.send(appendTeamAudit, [actor, deed, rows[0]?.id ?? '', detail, [...new Set(teams)]]);
};

type Sealed = { readonly id: string; readonly body: Buffer };

const sayAll = (connection: Connection, talk: Talk, said: readonly Sealed[]): readonly Promise<unknown>[] => {
  if (said.length === 0) return [];
  const [ids, bodies] = [said.map(({ id }) => id), said.map(({ body }) => body)];
  if (!pushes(talk.channel)) return [connection.send(say, [talk.id, ids, bodies, 'sent'])];
  return [connection.send(say, [talk.id, ids, bodies, 'queued']), connection.send(head, [talk.id])];
};
