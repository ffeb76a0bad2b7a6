// The hand-off itself: how urgent it is, what goes along, before which moment a person writes; then she waits.
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import type { Day, Topic } from '../../content/schema/ids.ts';
import type { Home } from '../../desk/handoff-desk.ts';
import { urgencyOf } from '../../desk/urgency.ts';
import { placeIn } from '../../guide/place.ts';
import type { Trail } from '../../guide/trail.ts';
import { askAfter } from '../../speech/crisis.ts';
import { consentText } from '../../speech/hand-off.ts';
import { withoutIsolates } from '../../speech/isolate.ts';
import { source } from '../../speech/speech.ts';
import { whyOf } from '../../speech/why.ts';
import { Dialog } from '../dialog-classes.ts';
import { tellInitiated } from '../hand-off-event.ts';
import { notice, type Talk, talkOf } from '../talk.ts';
import { sayWaiting } from '../with-desk.ts';

export type HandOffState = {
  /** The question that is open. Absent: nobody is at any desk, the organisations are named. */
  readonly step?: 'topic' | 'town' | 'letter' | 'safe' | 'consent';
  readonly topic?: Topic;
  /** The road she came from. */
  readonly trail?: Trail;
  readonly home?: Home;
  /** Null: no letter. */
  readonly letterDate?: Day | null;
  /** May somebody write to her here: `yes`, `no`, or when, in her own words. Asked where somebody may read along. */
  readonly safe?: string;
};

/** A word of danger of today. */
export const dangerOf = ({ danger, minds }: Talk): Talk['danger'] =>
  danger?.on === minds.guide.today ? danger : undefined;

/** Violence by people who are near: nobody writes first without her word. */
export const needsSafety = (talk: Talk): boolean =>
  ['domestic-violence', 'sexual-violence', 'trafficking'].includes(dangerOf(talk)?.theme ?? '');

export const queueUp = async (dc: DialogContext, state: HandOffState, given: boolean): Promise<DialogTurnResult> => {
  const talk = talkOf(dc.context);
  const { desk, language, minds } = talk;
  const { topic = 'human.request' as Topic, home, letterDate, trail, safe } = state;
  if (!desk || !home) throw new Error('A hand-off without a desk.');
  const danger = dangerOf(talk);
  const road = roadOf(talk, trail);
  const urgency = urgencyOf({
    today: minds.guide.today,
    ...(danger ? { danger: danger.level } : {}),
    ...(letterDate ? { letterDate } : {}),
    ...(road.risk ? { risk: road.risk } : {}),
  });
  const request = { language, topic, urgency };
  const wait = await desk.open({
    ...request,
    home,
    consent: { given, text: consentText },
    details: {
      ...reasonOf(danger, letterDate),
      ...(letterDate ? { letterDate } : {}),
      ...(safe ? { safe } : {}),
      summary: given ? road.summary : [],
    },
  });
  talk.danger = undefined;
  // Help that does not wait goes along when it may be needed.
  if (danger) talk.aside = askAfter(minds.speech, danger.theme, language).contacts;
  if (safe && safe !== 'yes') notice(dc.context, 'hand-off.safe-noted');
  dc.stack.pop();
  await sayWaiting(dc, wait, 'queued');
  await tellInitiated(dc.context, { ...request, consentGiven: given });
  return Dialog.EndOfTurn;
};

/** For the volunteer's eyes: why it is urgent, as ids she sees in Dutch. */
const reasonOf = (danger: Talk['danger'], letterDate: Day | null | undefined): { readonly reason?: string } => {
  if (danger) return { reason: `danger:${danger.theme}` };
  return letterDate ? { reason: 'letter' } : {};
};

const roadOf = ({ minds }: Talk, trail: Trail | undefined) => {
  const place = trail && placeIn(minds.guide, trail);
  if (!place || place.kind === 'gone') return { summary: [] };
  const summary = whyOf(minds.speech, place.flow, place.why, source).map(({ question, answer }) => ({
    question: withoutIsolates(question),
    answer: withoutIsolates(answer),
  }));
  return { summary, ...(place.kind === 'outcome' ? { risk: place.outcome.risk } : {}) };
};
