// The activities after a watermark. For clients it is an opaque text, for us the number of rows they have seen.
import type { DirectLineParts } from './parts.ts';
import { isForPage, toWire, type Wire } from './wire.ts';

export type ActivitySet = { readonly activities: readonly Wire[]; readonly watermark: string };

/** Anything that is no number counts as "seen nothing". */
export const seenAt = (watermark: unknown): number =>
  typeof watermark === 'string' && /^\d{1,9}$/.test(watermark) ? Number(watermark) : 0;

/** Undefined when there is no such talk. `upTo` may be below `after`: a restored backup knows less than the client. */
export const setAfter = async (
  parts: Pick<DirectLineParts, 'history'>,
  conversation: string,
  after: number,
): Promise<{ readonly talk: string; readonly upTo: number; readonly set: ActivitySet } | undefined> => {
  // One row earlier: that row shows that the watermark is true, without a question of its own.
  const found = await parts.history(conversation, Math.max(0, after - 1));
  if (!found) return undefined;
  const { talk, rows } = found;
  const last = rows.at(-1)?.seq ?? (after > 0 ? await lastOf(parts, conversation) : 0);
  const activities = rows.flatMap(({ seq, at, activity }) =>
    seq > after && activity && isForPage(activity) ? [toWire(conversation, { seq, at, activity })] : [],
  );
  return { talk, upTo: last, set: { activities, watermark: String(last) } };
};

const lastOf = async ({ history }: Pick<DirectLineParts, 'history'>, conversation: string): Promise<number> =>
  (await history(conversation, 0))?.rows.at(-1)?.seq ?? 0;
