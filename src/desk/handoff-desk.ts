// The port between a talk and whoever helps. The dialogs know a desk by this alone: ours, or an organisation's own.
import type { Day, Language, Topic } from '../content/schema/ids.ts';
import type { Team } from '../store/desk/desk.ts';
import type { Urgency } from './desk.ts';

/** `country`: no team works where she lives. */
export type Home = { readonly team: string; readonly region: string; readonly rung: 'team' | 'country' };

/** What goes along when she asks for a person. */
export type HandoffRequest = {
  readonly home: Home;
  readonly language: Language;
  readonly topic: Topic;
  readonly urgency: Urgency;
  /** `text`: the version of the question she answered. */
  readonly consent: { readonly given: boolean; readonly text: string };
  readonly details: {
    /** For the volunteer's eyes, as an id: `letter`, or `danger:<theme>`. */
    readonly reason?: string;
    readonly letterDate?: Day;
    /** May somebody write to her: `yes`, `no`, or when, in her words. Anything but yes: nobody writes first. */
    readonly safe?: string;
    /** Empty without consent. */
    readonly summary: readonly { readonly question: string; readonly answer: string }[];
  };
};

/** How long she waits: by band, never a number. Without `before` no time can be named. */
export type Wait = { readonly before?: Date; readonly place: 'first' | 'some' | 'many' };

/** `closed`: helped, and still within the time in which it can be opened again. */
export type Standing = Pick<HandoffRequest, 'language' | 'topic' | 'urgency'> & {
  readonly is: 'waiting' | 'taken' | 'closed';
  readonly consentGiven: boolean;
};

/** `at`: when somebody comes; absent when somebody is there now. */
export type Opening = { readonly teams: readonly Team[]; readonly at?: Date };

/**
 * One talk's side of the desk, for one turn. Everything is called inside the turn's transaction, which may be run again or
 * never be committed: a desk behind a network notes what it is told under the talk and the number of the message, and does
 * it after the commit, once.
 */
export type HandoffDesk = {
  /** Undefined: there is no hand-off, or its time to be opened again is over. */
  standing(): Promise<Standing | undefined>;
  /** Undefined: nobody is there in the coming two weeks. */
  opening(): Promise<Opening | undefined>;
  open(request: HandoffRequest): Promise<Wait>;
  /** Of the standing hand-off, as it is by now. */
  wait(): Promise<Wait>;
  /** What she says while she waits or is helped; the bot is silent about it. */
  relay(said: { readonly text: string; readonly media?: string }): Promise<void>;
  /** A word of danger: never less urgent than before. */
  raise(urgency: Urgency): void;
  /** She needs nobody any more. */
  close(): void;
  /** The same hand-off again, with a new time. */
  reopen(): Promise<Wait>;
};

/**
 * What a desk tells the talk, from outside any turn; each is one commit. The fence that `accepted` gives must be named by
 * everything after it: who lost the hand-off in the meantime writes nothing and is told so.
 */
export type HandoffBack = {
  /** `gone`: nobody waits there (any more). `taken`: somebody else was first. `full`: that team's rule lets nobody have more. */
  accepted(handOff: string, name?: string): Promise<{ readonly fence: number } | 'taken' | 'gone' | 'full'>;
  /** The desk has what she said up to this number: also its sign of life, due every ten minutes. False for a stale fence. */
  heard(handOff: string, fence: number, upTo: number): Promise<boolean>;
  /** `key` is the desk's own id of the message: told twice, it is said once. `left-out`: said before, or nothing to say. */
  message(
    handOff: string,
    fence: number,
    said: { readonly key: string; readonly text: string; readonly language: Language; readonly name?: string },
  ): Promise<'said' | 'left-out' | 'stale'>;
  /** Nobody will come. She hears it with who does help, and her question stays with the other desks. */
  failed(handOff: string): Promise<boolean>;
  /** What was agreed, in one line. False for a stale fence, or while she has said something that it has not heard. */
  completed(handOff: string, fence: number, agreed: string): Promise<boolean>;
};
