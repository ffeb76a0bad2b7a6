// The desk's part of the store, joined.
import type { Changes } from '../changes.ts';
import type { Database } from '../database.ts';
import type { Keys } from '../keys/keys.ts';
import { auditIn } from './audit.ts';
import { changeCase } from './change.ts';
import type { DeskStore } from './desk.ts';
import { flagsIn } from './flags.ts';
import { forgetIn } from './forget.ts';
import { limitsIn } from './limits.ts';
import { looksIn } from './look.ts';
import { casesIn } from './read.ts';
import { teamsIn } from './teams.ts';

export const deskIn = (parts: {
  readonly database: Database;
  readonly keys: Keys;
  readonly changes: Changes;
}): DeskStore => ({
  cases: {
    ...casesIn(parts.database, parts.keys),
    ...looksIn(parts.database),
    change: changeCase(parts),
    forget: forgetIn(parts.database),
    flagged: flagsIn(parts.database),
  },
  teams: { ...teamsIn(parts.database), ...limitsIn(parts.database) },
  audit: auditIn(parts.database),
});
