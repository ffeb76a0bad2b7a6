// While a volunteer has the talk, or is waited for, the bot relays and is silent: every message is kept, none is answered.
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import type { Command } from '../content/schema/registers.ts';
import { reopening, settle } from '../desk/case-state.ts';
import { heldOf } from '../desk/held.ts';
import { findWindow, type Home, placeOf, whereOf } from '../desk/promise.ts';
import { speakCancelled, speakTaken, speakWaiting } from '../speech/hand-off.ts';
import type { CaseRow, TurnDesk } from '../store/desk.ts';
import { Dialog } from './dialog-classes.ts';
import { say } from './say.ts';
import { type Talk, talkOf } from './talk.ts';

/** These are the bot's at any time; every other word is meant for the volunteer. */
const ours: ReadonlySet<Command> = new Set(['menu', 'language', 'human', 'delete_my_data']);

export type Standing = 'waiting' | 'taken' | 'closed';

/** How the hand-off of this talk stands; undefined when there is none, or its time to reopen is over. */
export const standingOf = async (desk: TurnDesk): Promise<{ row: CaseRow; is: Standing } | undefined> => {
  const found = await desk.current();
  const is = found && settle(heldOf(found.row), found.now).state.kind;
  return found && (is === 'waiting' || is === 'taken' || is === 'closed') ? { row: found.row, is } : undefined;
};

/** The answer of the turn when the message belongs to the desk; undefined: it is the bot's. */
export const relay = async (dc: DialogContext): Promise<DialogTurnResult | undefined> => {
  const talk = talkOf(dc.context);
  const standing = talk.desk && (await standingOf(talk.desk));
  if (!talk.desk || !standing) {
    talk.withDesk = false;
    return undefined;
  }
  const typed = talk.inbound.value === undefined;
  if (standing.is === 'closed') {
    // Her next choice is the guide's; a message in her own words goes back to who helped her.
    if (typed && isOwnWords(talk)) return reopen(dc, talk.desk, standing.row);
    talk.withDesk = false;
    return undefined;
  }
  if (talk.meant.kind === 'command' && talk.meant.command === 'stop') return cancel(dc);
  if (talk.inbound.value === 'command:stop') return cancel(dc);
  if (!typed || isOurs(dc, talk, standing.is)) return undefined;
  talk.asked = { kind: 'nothing' };
  return Dialog.EndOfTurn;
};

const isOurs = (dc: DialogContext, { meant, minds, inbound }: Talk, is: Standing): boolean => {
  const top = dc.activeDialog?.id;
  if (top === 'privacy' && (isYesOrNo(meant) || meant.kind === 'option')) return true;
  if (meant.kind === 'command') return ours.has(meant.command);
  if (top === 'language' && minds.named(inbound.text) !== undefined) return true;
  // She opened a menu or a road while she waits: what answers the last thing it said is an answer.
  const answers = meant.kind === 'option' || (top === 'guide' && (meant.kind === 'day' || meant.kind === 'number'));
  return is === 'waiting' && answers;
};

const isYesOrNo = (meant: Talk['meant']): boolean =>
  meant.kind === 'command' && (meant.command === 'yes' || meant.command === 'no');

const isOwnWords = ({ meant, inbound }: Talk): boolean =>
  inbound.media !== undefined || (meant.kind !== 'command' && meant.kind !== 'option');

const cancel = async (dc: DialogContext): Promise<DialogTurnResult> => {
  const talk = talkOf(dc.context);
  talk.effects.push({ kind: 'cancel-hand-off', reopensFor: reopening / 1000 });
  talk.withDesk = false;
  await dc.cancelAllDialogs();
  await say(dc.context, speakCancelled(talk.minds.speech, talk.language));
  return Dialog.EndOfTurn;
};

export const holidaysIn = ({ minds }: Talk): readonly string[] => Object.keys(minds.guide.content.holidays);

/** The same case, with a new time; what was agreed and noted is still there. */
export const reopen = async (dc: DialogContext, desk: TurnDesk, row: CaseRow): Promise<DialogTurnResult> => {
  const talk = talkOf(dc.context);
  const window = await findWindow(desk.hours, holidaysIn(talk), row, { urgency: row.urgency });
  talk.effects.push({ kind: 'reopen-hand-off', promisedBefore: window?.before ?? null });
  await sayWaiting(dc, { desk, home: row, urgency: row.urgency, before: window?.before, title: 'reopened' });
  return Dialog.EndOfTurn;
};

/** She asked how it stands. */
export const sayStanding = async (dc: DialogContext, desk: TurnDesk, row: CaseRow, is: Standing): Promise<void> => {
  const talk = talkOf(dc.context);
  talk.withDesk = true;
  if (is === 'taken') return say(dc.context, speakTaken(talk.minds.speech, talk.language));
  const before = row.promisedBefore ?? undefined;
  return sayWaiting(dc, { desk, home: row, urgency: row.urgency, before, title: 'still-waiting' });
};

type Waiting = {
  readonly desk: TurnDesk;
  readonly home: Home & { readonly rung?: CaseRow['rung'] };
  readonly urgency: CaseRow['urgency'];
  readonly before: Date | undefined;
  readonly title: Parameters<typeof speakWaiting>[3];
};

export const sayWaiting = async (dc: DialogContext, { desk, home, urgency, before, title }: Waiting): Promise<void> => {
  const talk = talkOf(dc.context);
  talk.withDesk = true;
  const place = placeOf(await desk.hours(whereOf(home.rung ?? 'team', home), holidaysIn(talk)), urgency);
  const wait = { place, ...(before ? { before } : {}) };
  await say(dc.context, speakWaiting(talk.minds.speech, talk.language, wait, title), { kind: 'nothing' });
};
