// What the holder of a case may do, each as one guarded change: the fence is asked of the state machine at every write.
import type { Day, Language } from '../content/schema/ids.ts';
import { speakClosed, speakTransferred } from '../speech/desk-said.ts';
import { type Speech, source } from '../speech/speech.ts';
import type { CaseChange, CaseRow, DeskStore, FoundCase, Scope } from '../store/desk/desk.ts';
import { type Event, step } from './case-state.ts';
import type { Actor, CaseId, Desk, Refused, VolunteerId } from './desk.ts';
import type { Minds } from './dutch-road.ts';
import { statusEvent } from './hand-off-event.ts';
import { heldOf, movesOf } from './held.ts';
import { findWindow } from './promise.ts';
import { messageOf } from './said.ts';

export type DeskParts = {
  readonly store: DeskStore;
  /** Of today; asked anew each time. */
  minds(): Minds;
  /** The first name the person reads; undefined says "a volunteer". */
  nameOf?(volunteer: VolunteerId): Promise<string | undefined>;
};

/** So long an answer can be taken back. */
export const undoSeconds = 10;

/** Teams in which she works on cases; an editor or an auditor sees none. */
export const scopeOf = ({ volunteer, roles, languages = [] }: Actor): Scope => ({
  volunteer,
  // Dutch is what everybody at the desk speaks.
  languages: languages.filter((language) => language !== source),
  teams: roles.filter(({ role }) => role === 'volunteer' || role === 'coordinator').map(({ team }) => team),
});

export const holidaysOf = ({ content }: Speech): readonly Day[] => Object.keys(content.holidays) as Day[];

type Moves = Pick<Desk, 'claim' | 'alive' | 'answer' | 'undo' | 'note' | 'transfer' | 'flag' | 'close'>;

export const movesWith = (parts: DeskParts): Moves => {
  const { store } = parts;
  /** The change of who holds the case under this fence; nothing happens for anybody else. */
  const holding = (
    as: Actor,
    id: CaseId,
    event: Extract<Event, { fence: number }>['kind'],
    fence: number,
    leave: (found: FoundCase, row: CaseRow) => CaseChange | undefined,
  ) =>
    store.cases.change(scopeOf(as), id, (found) => {
      const next = step(heldOf(found.row), { kind: event, by: as.volunteer, fence }, found.now);
      if (!next) return undefined;
      const change = leave(found, { ...found.row, ...movesOf(next) });
      return change && { ...change, set: { ...movesOf(next), ...change.set } };
    });

  return {
    claim: async (as, id) => {
      const scope = scopeOf(as);
      const name = await parts.nameOf?.(as.volunteer);
      let refused: 'taken' | 'gone' = 'gone';
      const changed = await store.cases.change(scope, id, ({ row, now }) => {
        const next = step(heldOf(row), { kind: 'claim', by: as.volunteer }, now);
        if (next) return claimed({ ...row, ...movesOf(next) }, row, scope, name);
        refused = row.state === 'taken' ? 'taken' : 'gone';
        return undefined;
      });
      if (changed?.full) return 'full';
      return changed ? { fence: changed.row.fence } : refused;
    },

    alive: async (as, id, fence) => (await holding(as, id, 'sign', fence, () => ({}))) !== undefined,

    answer: async (as, id, fence, answer) => {
      const name = await parts.nameOf?.(as.volunteer);
      let refused: Refused | undefined;
      const changed = await holding(as, id, 'sign', fence, (_, row) => {
        const message = messageOf(parts.minds().speech, answer, { ...row, language: row.language as Language }, name);
        if ('refused' in message) {
          refused = message;
          return undefined;
        }
        const said = row.said + 1;
        return {
          set: { said, promisedBefore: null },
          hold: { id: messageId(row, said), body: message as never, seconds: undoSeconds },
          audit: { actor: as.volunteer, deed: 'answered', detail: answer.kind },
        };
      });
      return changed ? { message: messageId(changed.row, changed.row.said) } : (refused ?? 'stale');
    },

    undo: async (as, id, fence, message) =>
      (await holding(as, id, 'sign', fence, () => ({ unhold: message })))?.undone ?? false,

    note: async (as, id, text) => {
      if (text.trim() === '') return false;
      const changed = await store.cases.change(scopeOf(as), id, ({ row, now }) => {
        const { fence } = row;
        const next = step(heldOf(row), { kind: 'sign', by: as.volunteer, fence }, now);
        return { set: next ? movesOf(next) : {}, note: { kind: 'note', by: as.volunteer, text } };
      });
      return changed !== undefined;
    },

    transfer: async (as, id, fence, { team, reason }) => {
      const to = (await store.teams.list()).find((one) => one.id === team);
      const look = (await store.cases.open(scopeOf(as), id)) ?? undefined;
      if (!to || !look || reason.trim() === '') return false;
      const home = { team: to.id, region: to.region };
      const window = await findWindow(store.teams.hours, holidaysOf(parts.minds().speech), home, {
        urgency: look.urgency,
      });
      const changed = await holding(as, id, 'transfer', fence, (_, row) => ({
        set: {
          ...home,
          rung: window?.rung ?? 'country',
          promisedBefore: window?.before ?? null,
          promises: row.promises + 1,
        },
        release: 'all',
        say: [
          {
            id: `desk:${row.id}:time:${row.promises + 1}`,
            body: speakTransferred(parts.minds().speech, row.language as Language, window?.before) as never,
          },
        ],
        note: { kind: 'transfer', by: as.volunteer, text: reason },
        audit: { actor: as.volunteer, deed: 'transferred', detail: to.id },
      }));
      return changed !== undefined;
    },

    flag: async (as, id, flag, note) => {
      const changed = await store.cases.change(scopeOf(as), id, ({ row }) => ({
        set: { flags: [...new Set([...row.flags, flag])] },
        note: { kind: flag, by: as.volunteer, text: note },
        audit: { actor: as.volunteer, deed: 'flagged', detail: flag },
      }));
      return changed !== undefined;
    },

    close: async (as, id, fence, agreed) => {
      const changed = await holding(as, id, 'close', fence, ({ unread }, row) =>
        unread > 0 || !row.reopensUntil ? undefined : farewell(parts.minds().speech, as, row, agreed),
      );
      return changed !== undefined;
    },
  };
};

/** Of the case, its fence and a number: an answer sent twice is one row. */
const messageId = ({ id, fence }: CaseRow, n: number): string => `desk:${id}:${fence}:${n}`;

/** What the one before had said and not undone leaves first, so that nobody answers past it. */
const claimed = (next: CaseRow, row: CaseRow, { teams, volunteer }: Scope, name?: string): CaseChange => {
  if (next.fence === row.fence) return { set: { ...next, holderTeam: row.holderTeam } };
  const holderTeam = teams.includes(row.team) ? row.team : (teams[0] ?? null);
  return {
    set: { ...next, holderTeam },
    release: 'all',
    events: [statusEvent(next, 'accepted', name)],
    // Danger waits for nobody's full hands.
    ...(row.urgency === 'red' || holderTeam === null ? {} : { unlessFull: { volunteer, team: holderTeam } }),
    audit: { actor: volunteer, deed: 'claimed', detail: `${next.fence}` },
  };
};

export const farewell = (speech: Speech, as: Actor, row: CaseRow, agreed: string): CaseChange => {
  const said = row.said + 1;
  const message = speakClosed(speech, row.language as Language, agreed, row.reopensUntil as Date);
  return {
    set: { said, promisedBefore: null },
    release: 'all',
    say: [{ id: messageId(row, said), body: message as never }],
    events: [statusEvent(row, 'completed')],
    ...(agreed.trim() ? { answers: true, note: { kind: 'agreed', by: as.volunteer, text: agreed } } : {}),
    audit: { actor: as.volunteer, deed: 'closed' },
  };
};
