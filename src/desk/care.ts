// What only a coordinator does with a case: she sees who asked for her or said that it was heavy, and says when it is done.
import type { Actor, AskedRow, Desk } from './desk.ts';
import { type DeskParts, scopeOf } from './moves.ts';

const leads = ({ roles }: Actor): readonly string[] =>
  roles.filter(({ role }) => role === 'coordinator').map(({ team }) => team);

export const careWith = ({ store }: Pick<DeskParts, 'store'>): Pick<Desk, 'asked' | 'settle'> => ({
  asked: async (as) => {
    const teams = leads(as);
    return teams.length === 0 ? [] : ((await store.cases.flagged(teams)) as readonly AskedRow[]);
  },
  settle: async (as, id, flag) => {
    const teams = leads(as);
    const changed = await store.cases.change(scopeOf(as), id, ({ row }) =>
      row.flags.includes(flag) && [row.team, row.holderTeam].some((team) => team !== null && teams.includes(team))
        ? {
            set: { flags: row.flags.filter((one) => one !== flag) },
            note: { kind: 'settled', by: as.volunteer, text: '' },
            audit: { actor: as.volunteer, deed: 'settled', detail: flag },
          }
        : undefined,
    );
    return changed !== undefined;
  },
});
