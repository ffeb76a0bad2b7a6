// Tells open desks which case was touched: rings of conversations, gathered, become cases and the teams they concern.
import type { ConversationId, Store } from '../store/store.ts';
import type { CaseId, Desk, TeamId } from './desk.ts';

/** Milliseconds in which rings share one question to the database. */
const gathering = 40;
/** Cases that were touched last; an older one is looked at with its whole queue. */
const remembered = 10_000;

type Listener = { readonly teams: readonly TeamId[]; readonly hear: (id: CaseId) => void };
/** `teams`: null concerns everybody. */
type Touched = { readonly id: string; readonly teams: readonly string[] | null };

export const ringer = (store: Store): { readonly onChange: Desk['onChange']; close(): void } => {
  const listeners = new Set<Listener>();
  const rung = new Set<ConversationId>();
  /** Cases told before: one that is forgotten is told a last time. */
  const known = new Map<ConversationId, Touched>();
  let timer: NodeJS.Timeout | undefined;
  const dropOldest = (): void => {
    for (const oldest of known.keys()) {
      if (known.size <= remembered) return;
      known.delete(oldest);
    }
  };

  const tell = ({ id, teams }: Touched): void => {
    for (const { teams: mine, hear } of listeners) {
      if (teams === null ? mine.length > 0 : mine.some((team) => teams.includes(team))) hear(id as CaseId);
    }
  };
  const ask = async (): Promise<void> => {
    timer = undefined;
    const conversations = [...rung];
    rung.clear();
    // Away: the desk asks for its queue every while, and at the next ring.
    const cases = await store.desk.cases.of(conversations).catch(() => undefined);
    if (!cases) return;
    const found = new Map(cases.map((one) => [one.conversation, one]));
    for (const conversation of conversations) {
      const [now, before] = [found.get(conversation), known.get(conversation)];
      known.delete(conversation);
      if (now) known.set(conversation, now);
      const one = now ?? before;
      // A case that went to another team leaves the queue of the one that had it.
      if (one) tell({ id: one.id, teams: joined(one.teams, before?.teams ?? []) });
    }
    dropOldest();
  };
  const leave = store.onChange((conversation) => {
    if (listeners.size === 0) return;
    rung.add(conversation);
    timer ??= setTimeout(() => void ask(), gathering);
  });

  return {
    onChange: (teams, hear) => {
      const mine = { teams, hear };
      listeners.add(mine);
      return () => void listeners.delete(mine);
    },
    close: () => {
      clearTimeout(timer);
      leave();
    },
  };
};

const joined = (one: Touched['teams'], other: Touched['teams']): Touched['teams'] =>
  one === null || other === null ? null : [...one, ...other];
