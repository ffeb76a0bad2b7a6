// One written date that can be two days (an Ethiopian and a Gregorian reading): both as buttons, none guessed.
import type { TurnContext } from 'botbuilder';
import type { Day } from '../../content/schema/ids.ts';
import { press } from '../../guide/button.ts';
import type { Place } from '../../guide/place.ts';
import { showDay } from '../../language/format.ts';
import { speakQuestion } from '../../speech/question.ts';
import { say } from '../say.ts';
import { notice, talkOf } from '../talk.ts';

export const offerDays = async (context: TurnContext, place: Place, days: readonly Day[]): Promise<void> => {
  const { minds, language } = talkOf(context);
  if (place.kind !== 'question') return;
  notice(context, 'expected.which-day');
  const message = speakQuestion(minds.speech, place, language);
  const choices = days.map((day) => ({
    label: showDay(day, language),
    value: press({ kind: 'answer', flow: place.flow.id, node: place.node, given: day }),
    role: 'main' as const,
  }));
  await say(context, { ...message, choices: [...choices, ...message.choices] });
};
