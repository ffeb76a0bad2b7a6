// While a volunteer has the talk, or is waited for, the bot relays and is silent: every message is kept, none is answered.
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import type { Command } from '../content/schema/registers.ts';
import type { HandoffDesk, Standing, Wait } from '../desk/handoff-desk.ts';
import { speakCancelled, speakTaken, speakWaiting } from '../speech/hand-off.ts';
import { Dialog } from './dialog-classes.ts';
import { tellCancelled, tellInitiated } from './hand-off-event.ts';
import { say } from './say.ts';
import { type Talk, talkOf } from './talk.ts';

/** These are the bot's at any time; every other word is meant for the volunteer. */
const ours: ReadonlySet<Command> = new Set(['menu', 'language', 'human', 'delete_my_data']);

/** The answer of the turn when the message belongs to the desk; undefined: it is the bot's. */
export const relay = async (dc: DialogContext): Promise<DialogTurnResult | undefined> => {
  const talk = talkOf(dc.context);
  const standing = await talk.desk?.standing();
  if (!talk.desk || !standing) {
    talk.withDesk = false;
    return undefined;
  }
  const { inbound } = talk;
  const typed = inbound.value === undefined;
  if (standing.is === 'closed') {
    // What she chooses, and what a road asks for, is the guide's; her own words go back to who helped her.
    if (!typed || !isOwnWords(dc, talk)) return undefined;
    await talk.desk.relay(wordsOf(inbound));
    return reopen(dc, talk.desk, standing);
  }
  if (talk.meant.kind === 'command' && talk.meant.command === 'stop') return cancel(dc, talk.desk);
  if (inbound.value === 'command:stop') return cancel(dc, talk.desk);
  if (!typed || isOurs(dc, talk, standing.is)) return undefined;
  await talk.desk.relay(wordsOf(inbound));
  talk.asked = { kind: 'nothing' };
  return Dialog.EndOfTurn;
};

const wordsOf = ({ text, media }: Talk['inbound']): Parameters<HandoffDesk['relay']>[0] => ({
  text,
  ...(media === undefined ? {} : { media }),
});

const isOurs = (dc: DialogContext, { meant, minds, inbound }: Talk, is: Standing['is']): boolean => {
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

/** A day or a number is an answer when something asks for it; after the farewell nothing does. */
const isOwnWords = (dc: DialogContext, { meant, inbound, asked, minds }: Talk): boolean => {
  if (inbound.media !== undefined) return true;
  if (dc.activeDialog?.id === 'language' && minds.named(inbound.text) !== undefined) return false;
  return meant.kind === 'free' || (asked.kind === 'nothing' && meant.kind !== 'command' && meant.kind !== 'option');
};

const cancel = async (dc: DialogContext, desk: HandoffDesk): Promise<DialogTurnResult> => {
  const talk = talkOf(dc.context);
  desk.close();
  talk.withDesk = false;
  await dc.cancelAllDialogs();
  await say(dc.context, speakCancelled(talk.minds.speech, talk.language));
  await tellCancelled(dc.context);
  return Dialog.EndOfTurn;
};

/** The same case, with a new time; what was agreed and noted is still there. */
export const reopen = async (dc: DialogContext, desk: HandoffDesk, standing: Standing): Promise<DialogTurnResult> => {
  const { danger, minds } = talkOf(dc.context);
  const wait = await desk.reopen();
  const level = danger?.on === minds.guide.today ? danger.level : undefined;
  if (level) desk.raise(level);
  await sayWaiting(dc, wait, 'reopened');
  const { urgency } = standing;
  await tellInitiated(dc.context, { ...standing, urgency: urgency === 'red' ? urgency : (level ?? urgency) });
  return Dialog.EndOfTurn;
};

/** A word of danger after the farewell is answered at once, and who helped her reads it too. */
export const reopenInDanger = async (dc: DialogContext): Promise<void> => {
  const { desk, inbound, notices, minds, language } = talkOf(dc.context);
  const standing = await desk?.standing();
  if (!desk || standing?.is !== 'closed') return;
  await desk.relay(wordsOf(inbound));
  await desk.reopen();
  notices.push(minds.speech.say(language, 'hand-off.reopened'));
  await tellInitiated(dc.context, { ...standing, urgency: 'red' });
};

/** She asked how it stands. */
export const sayStanding = async (dc: DialogContext, desk: HandoffDesk, { is }: Standing): Promise<void> => {
  const talk = talkOf(dc.context);
  talk.withDesk = true;
  if (is === 'taken') return say(dc.context, speakTaken(talk.minds.speech, talk.language));
  return sayWaiting(dc, await desk.wait(), 'still-waiting');
};

export const sayWaiting = async (
  dc: DialogContext,
  wait: Wait,
  title: Parameters<typeof speakWaiting>[3],
): Promise<void> => {
  const talk = talkOf(dc.context);
  talk.withDesk = true;
  await say(dc.context, speakWaiting(talk.minds.speech, talk.language, wait, title), { kind: 'nothing' });
};
