// A desk that fits in memory, with the rules of the contract: scope, one holder, fences, ten seconds to undo.
import { randomUUID } from 'node:crypto';
import { placeOf } from '../../src/console/order.ts';
import type { Language, Topic } from '../../src/content/schema/ids.ts';
import type { Actor, CaseId, CaseState, CaseView, Desk, TalkRow, TeamId, VolunteerId } from '../../src/desk/desk.ts';
import type { ConversationId, Json } from '../../src/store/store.ts';

type Case = {
  view: CaseView;
  fence: number;
  /** What the person is known by; must never reach a browser of the desk. */
  readonly secret: { readonly phone: string; readonly name: string };
};

export type MemoryDesk = Desk & {
  add(
    given: Partial<Omit<CaseView, 'id' | 'team' | 'language' | 'topic'>> & {
      id: string;
      team: string;
      texts?: readonly (string | Json)[];
    },
  ): CaseId;
  write(id: CaseId, text: string): void;
  /** The person wants to be forgotten. */
  forget(id: CaseId): void;
  readonly cases: Map<CaseId, Case>;
  /** Everything that was answered and not undone. */
  answers(id: CaseId): readonly TalkRow[];
};

export const phone = '+31612345678';
export const personName = 'Semhar Tesfay';

export const memoryDesk = (): MemoryDesk => {
  const cases = new Map<CaseId, Case>();
  const listeners = new Set<{ teams: readonly TeamId[]; listener: (id: CaseId) => void }>();
  const told = (id: CaseId, of = cases.get(id)?.view.team as TeamId) => {
    for (const { teams, listener } of listeners) if (teams.includes(of)) listener(id);
  };
  const within = (as: Actor, id: CaseId): Case | undefined => {
    const found = cases.get(id);
    return found && as.roles.some(({ team }) => team === found.view.team) ? found : undefined;
  };
  const seenBy = (as: Actor): readonly CaseView[] =>
    [...cases.keys()].flatMap((id) => within(as, id)?.view ?? []).filter(({ state }) => state.kind !== 'closed');
  const held = (as: Actor, id: CaseId, fence: number): Case | undefined => {
    const found = within(as, id);
    const state = found?.view.state;
    return state?.kind === 'taken' && state.by === as.volunteer && state.fence === fence ? found : undefined;
  };
  const set = (one: Case, change: Partial<CaseView>) => {
    one.view = { ...one.view, ...change };
    told(one.view.id);
  };
  const noted = (one: Case, kind: string, by: string, text: string) =>
    set(one, { notes: [...one.view.notes, { kind, by, at: new Date(), text }] });
  const row = (seq: number, body: Json, more: Partial<TalkRow> = {}): TalkRow => ({
    id: `wamid.${Buffer.from(phone).toString('base64')}.${seq}`,
    conversation: `talk of ${personName}` as ConversationId,
    seq,
    direction: 'in',
    at: new Date(),
    status: 'handled',
    body,
    ...more,
  });

  return {
    cases,
    answers: (id) => cases.get(id)?.view.talk.filter(({ direction }) => direction === 'out') ?? [],
    add: ({ id: name, team, texts = ['Help mij'], ...more }) => {
      const id = name as CaseId;
      const talk = texts.map((text, index) =>
        row(index + 1, typeof text === 'string' ? { text, from: phone, name: personName } : text, {
          direction: typeof text === 'string' ? 'in' : 'out',
        }),
      );
      const language = 'ar' as Language;
      const topic = 'inburgering.term' as Topic;
      const urgency = more.urgency ?? 'normal';
      const waitingSince = more.waitingSince ?? new Date(Date.now() - 20 * 60_000);
      const view: CaseView = {
        id,
        team: team as TeamId,
        language,
        topic,
        urgency,
        state: { kind: 'waiting', since: waitingSince, rung: 'team' },
        waitingSince,
        unread: 0,
        flags: [],
        request: {
          language,
          topic,
          urgency,
          consent: { given: true, text: '1' },
          summary: [{ question: 'Welke wet geldt voor u?', answer: 'Vanaf 1-1-2022' }],
        },
        talk,
        notes: [],
        ...more,
      };
      cases.set(id, { view, fence: 0, secret: { phone, name: personName } });
      told(id);
      return id;
    },
    forget: (id) => {
      const team = cases.get(id)?.view.team;
      cases.delete(id);
      told(id, team);
    },
    write: (id, text) => {
      const one = cases.get(id) as Case;
      const last = one.view.talk.at(-1)?.seq ?? 0;
      set(one, {
        talk: [...one.view.talk, row(last + 1, { text, from: phone })],
        unread: one.view.unread + 1,
      });
    },
    queue: async (as) => seenBy(as).toSorted((a, b) => a.waitingSince.getTime() - b.waitingSince.getTime()),
    look: async (as, { from, size }) => {
      const rows = seenBy(as).toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
      const unread = rows.reduce((sum, row) => sum + row.unread, 0);
      return { rows: rows.slice(from, from + size), unread, total: rows.length };
    },
    rowsFor: async (people, ids) => people.map((as) => seenBy(as).filter(({ id }) => ids.includes(id))),
    view: async (as, id) => {
      const one = within(as, id);
      if (!one) return undefined;
      const view = one.view;
      if (view.state.kind === 'taken' && view.state.by === as.volunteer) one.view = { ...view, unread: 0 };
      return view;
    },
    claim: async (as, id) => {
      const one = within(as, id);
      if (!one || one.view.state.kind === 'closed') return 'gone';
      if (one.view.state.kind === 'taken') return 'taken';
      one.fence += 1;
      set(one, { state: takenBy(as.volunteer, one.fence) });
      return { fence: one.fence };
    },
    alive: async (as, id, fence) => held(as, id, fence) !== undefined,
    answer: async (as, id, fence, answer) => {
      const one = held(as, id, fence);
      if (!one) return 'stale';
      const seq = (one.view.talk.at(-1)?.seq ?? 0) + 1;
      const message = randomUUID();
      const text =
        answer.kind === 'text' ? answer.text : answer.kind === 'card' ? answer.article : JSON.stringify(answer);
      const language = answer.kind === 'text' ? answer.language : one.view.language;
      const body = { kind: 'notice', language, direction: 'ltr', notices: [], text, choices: [] } as unknown as Json;
      const undoable = new Date(Date.now() + 10_000);
      set(one, {
        talk: [...one.view.talk, row(seq, body, { id: message, direction: 'out', status: 'waiting', undoable })],
      });
      return { message };
    },
    undo: async (as, id, fence, message) => {
      const one = held(as, id, fence);
      const found = one?.view.talk.find((said) => said.id === message);
      if (!one || !found?.undoable || found.undoable.getTime() < Date.now()) return false;
      set(one, { talk: one.view.talk.filter((said) => said !== found) });
      return true;
    },
    note: async (as, id, text) => {
      const one = within(as, id);
      if (one) noted(one, 'note', as.volunteer, text);
      return one !== undefined;
    },
    transfer: async (as, id, fence, { team, reason }) => {
      const one = held(as, id, fence);
      if (!one) return false;
      noted(one, 'transfer', as.volunteer, reason);
      set(one, { team, state: { kind: 'waiting', since: one.view.waitingSince, rung: 'team' } });
      return true;
    },
    flag: async (as, id, flag, note) => {
      const one = within(as, id);
      if (!one) return false;
      noted(one, flag, as.volunteer, note);
      set(one, { flags: [...new Set([...one.view.flags, flag])] });
      return true;
    },
    asked: async (as) =>
      [...cases.values()].flatMap(({ view }) =>
        as.roles.some(({ team, role }) => team === view.team && role === 'coordinator')
          ? view.flags.map((flag) => {
              const { id, topic, language } = view;
              const note = view.notes.findLast(({ kind }) => kind === flag);
              return { id, topic, language, flag, by: note?.by ?? '', at: note?.at ?? new Date() };
            })
          : [],
      ),
    settle: async (as, id, flag) => {
      const one = within(as, id);
      const isLead = as.roles.some(({ team, role }) => team === one?.view.team && role === 'coordinator');
      if (!one || !isLead || !one.view.flags.includes(flag)) return false;
      noted(one, 'settled', as.volunteer, '');
      set(one, { flags: one.view.flags.filter((other) => other !== flag) });
      return true;
    },
    close: async (as, id, fence, agreed) => {
      const one = held(as, id, fence);
      if (!one) return false;
      noted(one, 'agreed', as.volunteer, agreed);
      set(one, { state: { kind: 'closed', at: new Date(), reopensUntil: new Date() } });
      return true;
    },
    onChange: (teams, listener) => {
      const one = { teams, listener };
      listeners.add(one);
      return () => void listeners.delete(one);
    },
  };
};

const takenBy = (by: VolunteerId, fence: number): CaseState => ({
  kind: 'taken',
  by,
  fence,
  leasedUntil: new Date(Date.now() + 600_000),
});
