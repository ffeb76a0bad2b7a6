// The take-along sheet: one outcome in the person's language and in Dutch, to show at a desk or send on.
import type { Language } from '../content/schema/ids.ts';
import type { Guide } from '../guide/guide.ts';
import { placeIn } from '../guide/place.ts';
import type { Trail } from '../guide/trail.ts';
import type { Message } from './message.ts';
import { speakOutcome } from './outcome.ts';
import { type Speech, source } from './speech.ts';
import { sayer } from './text.ts';

export type Sheet = {
  readonly language: Language;
  readonly title: string;
  /** The same outcome twice. */
  readonly own: Message;
  readonly dutch: Message;
};

/** Undefined when the trail no longer ends in an outcome: the content has changed since the sheet was made. */
export const speakSheet = (speech: Speech, guide: Guide, trail: Trail, language: Language): Sheet | undefined => {
  const place = placeIn(guide, trail);
  if (place.kind !== 'outcome') return undefined;
  const say = sayer(speech, language);
  return {
    language,
    title: say('sheet.title'),
    own: speakOutcome(speech, place, language, trail),
    dutch: speakOutcome(speech, place, source, trail),
  };
};
