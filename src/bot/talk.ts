// What one turn carries through the dialogs: the person's state, what she sent and meant, what will be said and done.
import type { TurnContext } from 'botbuilder';
import type { DialogState } from 'botbuilder-dialogs';
import type { Day, Language } from '../content/schema/ids.ts';
import type { HandoffDesk } from '../desk/handoff-desk.ts';
import type { Guide } from '../guide/guide.ts';
import type { Known } from '../guide/trail.ts';
import type { Asked, Understood } from '../language/understand.ts';
import type { SearchRoom } from '../search/find.ts';
import type { SpokenContact } from '../speech/message.ts';
import type { Speech } from '../speech/speech.ts';
import { sayer } from '../speech/text.ts';
import type { Effect, TurnInput } from '../store/store.ts';

/** What a person sent: typed text, or the value of the choice she tapped (then `text` is its label). */
export type Inbound = {
  readonly text: string;
  readonly value?: string;
  readonly language?: Language;
  /** Something that is not opened: a picture, a voice. `text` is what was written under it. */
  readonly media?: string;
};

/** Sealed in the conversation's row; written by every turn. */
export type TalkState = {
  readonly language: Language;
  readonly known: Known;
  readonly dialogs: DialogState;
  /** What the last message offered, so that "2" or a label can be understood. */
  readonly asked: Asked;
  /** The last word of danger, for who asks for a person after it. */
  readonly danger?: Danger;
  /** A volunteer has this talk, or had it until a moment ago: the desk is asked at every message. */
  readonly withDesk?: boolean;
};

export type Danger = { readonly theme: string; readonly level: 'red' | 'amber'; readonly on: Day };

/** What the bot needs of the other rooms, for the day it is. */
export type Minds = {
  readonly guide: Guide;
  readonly speech: Speech;
  readonly search: SearchRoom;
  understand(text: string, asked: Asked, language: Language): Understood;
  crisis(text: string): { readonly theme: string; readonly level: 'red' | 'amber' } | undefined;
  /** The language a text names, in any spelling: "arabisch", "3arabi". */
  named(text: string): Language | undefined;
  /** The language a text is in, when that is clear. */
  detect(text: string): Language | undefined;
};

/** One turn; its fields change while the dialogs run and are committed together. */
export type Talk = {
  readonly minds: Minds;
  readonly inbound: Inbound;
  meant: Understood;
  language: Language;
  known: Known;
  asked: Asked;
  /** Lines that go before the next message: an echo, "the text has changed". */
  notices: string[];
  /** Help that goes along with whatever is answered, after an uncertain word of danger. */
  aside: readonly SpokenContact[];
  readonly effects: Effect[];
  /** Absent where a talk is rehearsed without a store. */
  readonly desk: HandoffDesk | undefined;
  readonly said: TurnInput['said'] | undefined;
  danger: Danger | undefined;
  withDesk: boolean;
};

const key = Symbol('talk');

export const carry = (context: TurnContext, talk: Talk): void => {
  context.turnState.set(key, talk);
};

export const talkOf = (context: TurnContext): Talk => {
  const talk: Talk | undefined = context.turnState.get(key);
  if (!talk) throw new Error('A dialog ran outside a turn.');
  return talk;
};

/** A line before the next message, by its key in ui.yaml. */
export const notice = (context: TurnContext, line: string, values?: Readonly<Record<string, string>>): void => {
  const talk = talkOf(context);
  talk.notices.push(sayer(talk.minds.speech, talk.language)(line, values));
};
