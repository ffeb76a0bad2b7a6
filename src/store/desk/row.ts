// A case between its row in the table and its name in the house.
import type { CaseMoves, CaseRow } from './desk.ts';

/** The columns of a case, under the names the house knows; `c` is the table. */
export const caseColumns = `c.id, c.conversation, c.team, c.region, c.holder_team as "holderTeam", c.language, c.topic,
  c.urgency, c.consent_given as "consentGiven", c.consent_text as "consentText", c.from_seq as "fromSeq",
  c.seen_seq as "seenSeq", c.state, c.rung, c.since, c.fence, c.taken_by as "takenBy",
  c.leased_until as "leasedUntil", c.closed_at as "closedAt", c.reopens_until as "reopensUntil",
  c.promised_before as "promisedBefore", c.promises, c.said, c.flags, c.created_at as "createdAt"`;

/** How many messages of the person nobody at the desk has seen; `c` is the case. */
export const unreadCount = `(select count(*)::int from messages m
  where m.conversation = c.conversation and m.seq > c.seen_seq and m.direction = 'in')`;

export const moves = (row: CaseRow) =>
  [
    row.team,
    row.region,
    row.holderTeam,
    row.urgency,
    row.state,
    row.rung,
    row.since,
    row.fence,
    row.takenBy,
    row.leasedUntil,
    row.closedAt,
    row.reopensUntil,
    row.promisedBefore,
    row.promises,
    row.said,
    row.seenSeq,
    row.flags,
  ] as const satisfies readonly CaseMoves[keyof CaseMoves][];

/** `$1` is the id, the rest in the order of `moves`. */
export const writeMoves = `update cases set team = $2, region = $3, holder_team = $4, urgency = $5, state = $6,
  rung = $7, since = $8, fence = $9, taken_by = $10, leased_until = $11, closed_at = $12, reopens_until = $13,
  promised_before = $14, promises = $15, said = $16, seen_seq = $17, flags = $18 where id = $1`;
