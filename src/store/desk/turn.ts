// The hand-off inside a turn: what the bot asks about it, and what it writes, on the turn's own connection.
import { randomBytes } from 'node:crypto';
import type { ConversationId } from '../conversation-id.ts';
import { type Connection, statement } from '../database.ts';
import type { CaseRow, CaseUrgency, DeskEffect, NewCase, Team, TurnDesk } from './desk.ts';
import { hoursWith } from './hours.ts';
import { caseColumns } from './row.ts';

const current = statement<[ConversationId], CaseRow & { now: Date }>(
  'desk current',
  `select ${caseColumns}, desk_now() as now from cases c where c.conversation = $1 order by c.created_at desc limit 1`,
);
const teams = statement<[], Team>(
  'desk staffed teams',
  `select t.id, t.name, t.region, t.municipalities from teams t, desk_now() as moment
   where exists (select from shifts s where s.team = t.id
     and s.day between (moment at time zone 'Europe/Amsterdam')::date
       and (moment at time zone 'Europe/Amsterdam')::date + 14)
   order by t.id`,
);

export const turnDesk = (connection: Connection, conversation: ConversationId): TurnDesk => ({
  current: async () => {
    const [found] = await connection.send(current, [conversation]);
    if (!found) return undefined;
    const { now, ...row } = found;
    return { row, now };
  },
  teams: () => connection.send(teams, []),
  hours: hoursWith((what, values) => connection.send(what, values)),
});

type Opened = [
  id: string,
  conversation: ConversationId,
  team: string,
  language: string,
  topic: string,
  urgency: CaseUrgency,
  given: boolean,
  text: string,
  details: Buffer,
  rung: string,
  promised: Date | null,
  seq: number,
];
/** One open case a conversation; a second request while one is open writes nothing. */
const open = statement<Opened, never>(
  'desk open case',
  `insert into cases (id, conversation, team, region, language, topic, urgency, consent_given, consent_text, details,
     from_seq, seen_seq, state, rung, since, promised_before, promises, created_at)
   select $1, $2, t.id, t.region, $4, $5, $6, $7, $8, $9,
     case when $7 then 1 else $12::int end, $12, 'waiting', $10, moment, $11, 1, moment
   from teams t, desk_now() as moment where t.id = $3
   on conflict (conversation) where state <> 'closed' do nothing`,
);
const cancel = statement<[ConversationId, number], never>(
  'desk cancel',
  `update cases set state = 'closed', leased_until = null, closed_at = moment, promised_before = null,
     reopens_until = moment + $2 * interval '1 second'
   from desk_now() as moment where conversation = $1 and state <> 'closed'`,
);
/** Only the newest: an older one stays closed. */
const reopen = statement<[ConversationId, Date | null], never>(
  'desk reopen',
  `update cases set state = 'waiting', rung = 'team', since = moment, taken_by = null, closed_at = null,
     reopens_until = null, promised_before = $2, promises = promises + 1
   from desk_now() as moment
   where id = (select id from cases where conversation = $1 order by created_at desc limit 1)
     and state = 'closed' and reopens_until > moment`,
);
const raise = statement<[ConversationId, CaseUrgency], never>(
  'desk raise',
  `update cases set urgency = $2 where conversation = $1 and state <> 'closed'
     and array_position(array['red', 'amber', 'normal'], urgency) > array_position(array['red', 'amber', 'normal'], $2)`,
);

/** Sealed at once, sent when called. `seal` closes the details for the case of this id; `seq` is the message that asked. */
export const deskEffect = (
  connection: Connection,
  conversation: ConversationId,
  effect: DeskEffect,
  { seq, seal }: { readonly seq: number; seal(id: string, details: NewCase['details']): Buffer },
): (() => Promise<unknown>) => {
  switch (effect.kind) {
    case 'hand-off': {
      const id = randomBytes(12).toString('base64url');
      const { team, language, topic, urgency, consent, details, rung, promisedBefore } = effect.case;
      const sealed = seal(id, details);
      const { given, text } = consent;
      const values: Opened = [
        ...([id, conversation, team, language, topic, urgency, given, text, sealed] as const),
        ...([rung, promisedBefore, seq] as const),
      ];
      return () => connection.send(open, values);
    }
    case 'cancel-hand-off':
      return () => connection.send(cancel, [conversation, effect.reopensFor]);
    case 'reopen-hand-off':
      return () => connection.send(reopen, [conversation, effect.promisedBefore]);
    case 'raise-hand-off':
      return () => connection.send(raise, [conversation, effect.urgency]);
  }
};
