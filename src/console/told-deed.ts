// A row of the audit in words, with the names a reader may know.
import type { AccountId } from '../store/accounts/tables.ts';
import type { AuditRow } from '../store/desk/desk.ts';
import type { ConsoleParts } from './parts.ts';
import { auditWords as said } from './words/audit.ts';
import { words } from './words.ts';

/** One row in words; `about` is the name of a person, or an id that tells nothing by itself. */
export type ToldDeed = {
  readonly n: number;
  readonly at: Date;
  readonly actor: string;
  readonly who: string;
  readonly deed: string;
  readonly about: string;
  readonly detail: string;
  readonly mark: string;
};

export const tellDeeds = async (
  parts: ConsoleParts,
  by: AccountId,
  rows: readonly AuditRow[],
): Promise<readonly ToldDeed[]> => {
  const names = await parts.accounts.names(by, [...new Set(rows.flatMap(({ actor, subject }) => [actor, subject]))]);
  const teams = new Map((await parts.teams()).map(({ id, name }) => [id as string, name]));
  const detailOf = (detail: string): string => {
    // A bare number is a fence or a count: nothing to read.
    if (/^\d*$/.test(detail)) return '';
    const role = (words.roles as Readonly<Record<string, string>>)[detail];
    return said.details[detail] ?? role ?? teams.get(detail) ?? detail;
  };
  return rows.map(({ n, at, actor, deed, subject, detail, mark }) => ({
    n,
    at,
    actor,
    who: names.get(actor) ?? (actor === 'start' ? said.system : said.outside),
    deed: said.deeds[deed] ?? deed,
    about: subject === actor ? '' : (names.get(subject) ?? said.details[subject] ?? teams.get(subject) ?? subject),
    detail: detailOf(detail),
    mark,
  }));
};
