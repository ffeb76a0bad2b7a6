// Every change of the tables, in order: forward only, never edited once released, named here because the build makes one file.
import type { Migration } from 'kysely';
import { talks } from './0001-talks.ts';
import { outbox } from './0002-outbox.ts';
import { desk } from './0003-desk.ts';
import { accounts } from './0004-accounts.ts';
import { shifts } from './0005-shifts.ts';
import { numbers } from './0006-numbers.ts';
import { notices } from './0007-notices.ts';
import { deskRules } from './0008-desk-rules.ts';
import { undonePromises } from './0009-undone-promises.ts';
import { quietUpdates } from './0010-quiet-updates.ts';

export const migrations: Readonly<Record<string, Migration>> = {
  '0001-talks': talks,
  '0002-outbox': outbox,
  '0003-desk': desk,
  '0004-accounts': accounts,
  '0005-shifts': shifts,
  '0006-numbers': numbers,
  '0007-notices': notices,
  '0008-desk-rules': deskRules,
  '0009-undone-promises': undonePromises,
  '0010-quiet-updates': quietUpdates,
};
