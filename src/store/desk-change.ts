// One change of one case in one transaction: conversation and case locked, work done, everything it leaves written.
import { randomBytes } from 'node:crypto';
import type { Changes } from './changes.ts';
import { type Connection, type Database, statement, together } from './database.ts';
import type { CaseChange, CaseRow, Changed, DeskStore, FoundCase, Scope } from './desk.ts';
import { holdsEnough } from './desk-limits.ts';
import { caseColumns, moves, unreadCount, writeMoves } from './desk-row.ts';
import { type Keys, sealJson } from './keys.ts';
import { pushes } from './line.ts';
import type { ChannelName, ConversationId } from './store.ts';

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
const hold = statement<[string, string, number, Buffer, number], never>(
  'desk hold',
  `insert into held_answers (id, case_id, fence, body, at, due_at)
   select $1, $2, $3, $4, moment, moment + $5 * interval '1 second' from desk_now() as moment`,
);
const unhold = statement<[string, string], { id: string }>(
  'desk unhold',
  'delete from held_answers where id = $1 and case_id = $2 returning id',
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
export const appendAudit = statement<[string, string, string, string], never>(
  'desk audit',
  'select audit_append($1, $2, $3, $4)',
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
  const row: CaseRow = { ...found.row, ...change.set };
  const undone = change.unhold ? (await connection.send(unhold, [change.unhold, row.id])).length > 0 : false;
  const due = change.release ? await connection.send(takeHeld, [row.id, change.release === 'all']) : [];
  const fresh = (change.say ?? []).map(({ id, body }) => ({ id, body: seal(id, body) }));
  const said = [...due, ...fresh];
  const noteId = randomBytes(12).toString('base64url');
  await together([
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
    ...(change.audit
      ? [connection.send(appendAudit, [change.audit.actor, change.audit.deed, row.id, change.audit.detail ?? ''])]
      : []),
    connection.say('commit'),
  ]);
  return { row, undone };
};

type Sealed = { readonly id: string; readonly body: Buffer };

const sayAll = (connection: Connection, talk: Talk, said: readonly Sealed[]): readonly Promise<unknown>[] => {
  if (said.length === 0) return [];
  const [ids, bodies] = [said.map(({ id }) => id), said.map(({ body }) => body)];
  if (!pushes(talk.channel)) return [connection.send(say, [talk.id, ids, bodies, 'sent'])];
  return [connection.send(say, [talk.id, ids, bodies, 'queued']), connection.send(head, [talk.id])];
};
