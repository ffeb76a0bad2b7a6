// Every change of the tables, in order: forward only, never edited once released, named here because the build makes one file.
import type { Migration } from 'kysely';
import { talks } from './0001-talks.ts';

export const migrations: Readonly<Record<string, Migration>> = {
  '0001-talks': talks,
};
