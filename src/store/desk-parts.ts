// The desk's part of the store, joined.
import type { Changes } from './changes.ts';
import type { Database } from './database.ts';
import type { DeskStore } from './desk.ts';
import { auditIn } from './desk-audit.ts';
import { changeCase } from './desk-change.ts';
import { flagsIn } from './desk-flags.ts';
import { forgetIn } from './desk-forget.ts';
import { limitsIn } from './desk-limits.ts';
import { looksIn } from './desk-look.ts';
import { casesIn } from './desk-read.ts';
import { teamsIn } from './desk-teams.ts';
import type { Keys } from './keys.ts';

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
