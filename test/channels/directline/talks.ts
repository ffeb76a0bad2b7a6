// The house as Direct Line sees it, in memory: talks with numbered rows, a store that can be away, and what the bot got.
import type { DirectLineParts, StoredActivity } from '../../../src/channels/directline/parts.ts';
import type { Carried } from '../../../src/channels/directline/wire.ts';

export type Row = { readonly key: string; readonly activity?: Carried };
export type Talks = ReturnType<typeof makeTalks>;

export const makeTalks = (start: Date = new Date('2026-11-24T06:00:00.000Z')) => {
  const talks = new Map<string, Row[]>();
  const listeners = new Set<(talk: string) => void>();
  const received: Carried[] = [];
  const woken: string[] = [];
  const typed: string[] = [];
  const state = { isAway: false, reads: 0 };
  const reach = async () => {
    await undefined;
    if (state.isAway) throw Object.assign(new Error('secret words'), { name: 'StoreAway' });
  };
  const talkOf = (conversation: string) => `talk ${conversation}`;
  const ring = (conversation: string) => {
    for (const listener of listeners) listener(talkOf(conversation));
  };

  const parts: Pick<DirectLineParts, 'open' | 'history' | 'receive' | 'wake' | 'typing' | 'onChange'> = {
    open: async (conversation, update) => {
      await reach();
      const fresh = !talks.has(conversation);
      if (fresh) {
        talks.set(conversation, []);
        received.push(update);
      }
      return { talk: talkOf(conversation), fresh };
    },
    history: async (conversation, after) => {
      state.reads += 1;
      await reach();
      const rows = talks.get(conversation)?.map(
        ({ activity }, index): StoredActivity => ({
          seq: index + 1,
          at: new Date(start.getTime() + index * 1000),
          ...(activity ? { activity } : {}),
        }),
      );
      return rows && { talk: talkOf(conversation), rows: rows.filter(({ seq }) => seq > after) };
    },
    receive: async (conversation, key, activity) => {
      await reach();
      const rows = talks.get(conversation);
      if (!rows) return undefined;
      const known = rows.findIndex((row) => row.key === key);
      if (known >= 0) return { talk: talkOf(conversation), seq: known + 1, fresh: false };
      received.push(activity);
      rows.push({ key, activity });
      ring(conversation);
      return { talk: talkOf(conversation), seq: rows.length, fresh: true };
    },
    wake: (talk) => void woken.push(talk),
    typing: (conversation) => void typed.push(conversation),
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };

  return {
    parts,
    state,
    received,
    woken,
    typed,
    talkOf,
    listening: () => listeners.size,
    rows: (conversation: string): readonly Row[] => talks.get(conversation) ?? [],
    begin: (conversation: string, activities: readonly (Carried | undefined)[] = []) => {
      talks.set(
        conversation,
        activities.map((activity, index) => ({ key: `begun ${index}`, ...(activity ? { activity } : {}) })),
      );
    },
    /** The bot, a volunteer or the house says something; undefined is a row that no page may see. */
    say: (conversation: string, activity: Carried | undefined, quietly = false) => {
      const rows = talks.get(conversation) as Row[];
      rows.push({ key: `said ${rows.length}`, ...(activity ? { activity } : {}) });
      if (!quietly) ring(conversation);
    },
    forget: (conversation: string) => {
      talks.delete(conversation);
      ring(conversation);
    },
    ring,
  };
};
