// Cases in which somebody asked for the coordinator, open or closed, until the coordinator says that it is done.
import { type Database, statement } from '../database.ts';
import type { DeskStore, FlaggedCase } from './desk.ts';

const flagged = statement<[readonly string[]], FlaggedCase>(
  'desk flagged',
  `select c.id, c.topic, c.language, flag, n.by, n.at
   from cases c, unnest(c.flags) as flag, lateral (
     select by, at from case_notes where case_id = c.id and kind = flag order by case_notes.n desc limit 1
   ) n
   where cardinality(c.flags) > 0 and c.details is not null and (c.team = any ($1) or c.holder_team = any ($1))
   order by n.at, c.id limit 100`,
);

export const flagsIn =
  (database: Database): DeskStore['cases']['flagged'] =>
  (teams) =>
    database.run(flagged, [teams]);
