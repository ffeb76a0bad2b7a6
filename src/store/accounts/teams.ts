// Teams as their coordinators make and change them: a name, a region, and municipalities that no other team has; told in the audit.
import { sql } from 'kysely';
import { away } from '../database.ts';
import type { Team } from '../desk/desk.ts';
import { deed } from './deeds.ts';
import { isCoordinator } from './people.ts';
import type { AccountDatabase, AccountId } from './tables.ts';

export type Taken = { readonly town: string; readonly team: string };
export type Teams = {
  /** Undefined unless `by` is its coordinator. */
  read(by: AccountId, team: string): Promise<Team | undefined>;
  /** Nothing is saved when a municipality is another team's: those are named. */
  save(by: AccountId, team: Team): Promise<'done' | 'refused' | readonly Taken[]>;
  /** By a coordinator of the team `of`, who becomes its first coordinator; false when there is one already. */
  make(by: AccountId, of: string, team: Pick<Team, 'id' | 'name' | 'region'>): Promise<boolean>;
};

export const teamsOfAccounts = (db: AccountDatabase): Teams => ({
  read: async (by, team) => {
    const { rows } = await away(
      sql<Team>`select id, name, region, municipalities from teams where id = ${team} and ${isCoordinator(by, team)}`.execute(
        db,
      ),
    );
    return rows[0];
  },
  save: async (by, { id, name, region, municipalities }) => {
    const { rows: taken } = await away(
      sql<Taken>`
        select one as town, t.name as team from teams t, unnest(t.municipalities) as one
        where t.id <> ${id} and lower(one) = any (select lower(own) from unnest(${municipalities}::text[]) as own)
        order by one`.execute(db),
    );
    if (taken.length > 0) return taken;
    const saved = sql`
      with saved as (
        update teams set name = ${name}, region = ${region}, municipalities = ${municipalities}::text[]
        where id = ${id} and ${isCoordinator(by, id)} returning id
      )
      select ${deed({ actor: by, deed: 'changed-team', subject: sql`id`, teams: [id] })} from saved`;
    return (await away(saved.execute(db))).rows.length === 1 ? 'done' : 'refused';
  },
  make: async (by, of, { id, name, region }) => {
    const made = sql`
      with made as (
        insert into teams (id, name, region) select ${id}, ${name}, ${region} where ${isCoordinator(by, of)}
        on conflict do nothing returning id
      ), led as (
        insert into account_roles (account, team, role) select ${by}, id, 'coordinator' from made returning team
      )
      select ${deed({ actor: by, deed: 'made-team', subject: sql`team`, teams: [of, id] })} from led`;
    return (await away(made.execute(db))).rows.length === 1;
  },
});
