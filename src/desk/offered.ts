// To whom a waiting case is offered first: who speaks the language and works for the municipality.
import { source } from '../speech/speech.ts';
import type { CaseRow, Scope } from '../store/desk/desk.ts';
import type { QueueRow } from './desk.ts';

/** So long it is others' before it is anybody's. A red case is everybody's at once. */
const fresh = 10 * 60_000;

type Asked = Pick<CaseRow, 'team' | 'language' | 'urgency' | 'since'>;

/** Of a case that waits now. */
export const offeredTo = ({ teams, languages = [] }: Scope, row: Asked, now: Date): QueueRow['offered'] => {
  if (teams.includes(row.team) && languages.includes(row.language)) return 'you';
  const isFresh = now.getTime() - row.since.getTime() < fresh;
  return isFresh && row.urgency !== 'red' && row.language !== source ? 'others' : undefined;
};
