// Our own desk behind the `Desk` port: the queue, one case with its talk, the moves of the holder, and who is told of a change.
import type { Day, Language } from '../content/schema/ids.ts';
import type { OpenedCase, Scope } from '../store/desk/desk.ts';
import type { ConversationId, MessageRow, Store } from '../store/store.ts';
import { careWith } from './care.ts';
import type { CaseView, Desk, QueueRow, Request, TalkRow } from './desk.ts';
import { dutchReader } from './dutch.ts';
import { handOffEventIn } from './hand-off-event.ts';
import { queueRowOf } from './held.ts';
import { movesWith, type DeskParts as Parts, scopeOf } from './moves.ts';
import { ringer } from './ringer.ts';

export type DeskParts = Omit<Parts, 'store'> & { readonly store: Store };

const longestQueue = 500;
/** Of a talk without end the newest are shown. */
const longestTalk = 500;

/** Kept sealed with a case: what only the volunteer who helps needs. */
export type Details = {
  readonly reason?: string;
  readonly letterDate?: Day;
  readonly safe?: string;
  readonly summary: Request['summary'];
};

/** Call `stop` before the store is closed. */
export const makeDesk = (parts: DeskParts): Desk & { stop(): void } => {
  const { store } = parts;
  const dutch = dutchReader(parts.minds);
  const ring = ringer(store);
  return {
    queue: async (as) => {
      const scope = scopeOf(as);
      const { now, rows } = await store.desk.cases.queue(scope, longestQueue);
      return rows.map((row) => queueRowOf(row, now, scope));
    },
    look: async (as, screen) => {
      const scope = scopeOf(as);
      const { rows, now, unread, total } = await store.desk.cases.look(scope, screen);
      return { rows: rows.map((row) => queueRowOf(row, now, scope)), unread, total };
    },
    rowsFor: async (people, ids) => {
      const scopes = people.map(scopeOf);
      const rows = scopes.map((): QueueRow[] => []);
      for (const { row, now, by } of await store.desk.cases.seenBy(scopes, ids))
        for (const n of by) rows[n]?.push(queueRowOf(row, now, scopes[n] as Scope));
      return rows;
    },
    view: async (as, id) => {
      const opened = await store.desk.cases.open(scopeOf(as), id);
      if (!opened) return undefined;
      const { conversation, fromSeq } = opened;
      const rows = await store.messages.history(conversation, { after: fromSeq - 1, limit: longestTalk });
      const said = rows.filter(({ body }) => !handOffEventIn(body));
      return {
        ...queueRowOf(opened, opened.now, scopeOf(as)),
        ...shown(opened, [...said.map(plainId), ...heldRows(opened, said)], dutch),
      };
    },
    ...movesWith({ ...parts, store: store.desk }),
    ...careWith({ store: store.desk }),
    onChange: ring.onChange,
    stop: ring.close,
  };
};

type Shown = Pick<CaseView, 'request' | 'talk' | 'notes'>;

const shown = (opened: OpenedCase, talk: readonly TalkRow[], dutch: ReturnType<typeof dutchReader>): Shown => {
  const { reason, letterDate, safe, summary } = opened.details as unknown as Details;
  return {
    request: {
      language: opened.language as Language,
      topic: opened.topic as Request['topic'],
      urgency: opened.urgency,
      ...(reason ? { reason } : {}),
      ...(letterDate ? { letterDate } : {}),
      ...(safe ? { safe } : {}),
      consent: { given: opened.consentGiven, text: opened.consentText },
      summary,
    },
    talk: talk.map((row) => {
      const own = row.direction === 'out' ? dutch(row.body) : undefined;
      return own ? { ...row, dutch: own } : row;
    }),
    notes: opened.notes,
  };
};

/** A channel's id of a message may hold a telephone number. */
const plainId = (row: MessageRow): MessageRow => (row.direction === 'in' ? { ...row, id: `in:${row.seq}` } : row);

/** Not gone yet, so without a place in the talk: they stand at its end. */
const heldRows = ({ held, conversation }: OpenedCase, said: readonly MessageRow[]): readonly TalkRow[] =>
  held.map(({ id, at, due, body }, index) => ({
    id,
    conversation: conversation as ConversationId,
    seq: (said.at(-1)?.seq ?? 0) + index + 1,
    direction: 'out',
    at,
    status: 'waiting',
    body,
    undoable: due,
  }));
