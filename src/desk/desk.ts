// The desk as the console and the bot see it: who waits, who helps, what was said, and that nobody answers twice.
import type { Day, Language, Topic } from '../content/schema/ids.ts';
import type { Message } from '../speech/message.ts';
import type { ConversationId, MessageRow } from '../store/store.ts';

export type CaseId = string & { readonly __id: 'case' };
export type VolunteerId = string & { readonly __id: 'volunteer' };
export type TeamId = string & { readonly __id: 'team' };

/** Red comes before everything, then amber; inside a band who waits longest. */
export type Urgency = 'red' | 'amber' | 'normal';
export type Role = 'volunteer' | 'coordinator' | 'editor' | 'auditor';

/** Whoever acts; scope (which teams, which role) is enforced in the SQL, in one place. */
export type Actor = {
  readonly volunteer: VolunteerId;
  readonly roles: readonly { readonly team: TeamId; readonly role: Role }[];
  /** What she speaks besides Dutch, which everybody here does. */
  readonly languages?: readonly Language[];
};

export type CaseState =
  | { readonly kind: 'waiting'; readonly since: Date; readonly rung: 'team' | 'region' | 'country' }
  /** `fence` grows with every claim; every write names it, and a stale one writes nothing. */
  | { readonly kind: 'taken'; readonly by: VolunteerId; readonly fence: number; readonly leasedUntil: Date }
  | { readonly kind: 'closed'; readonly at: Date; readonly reopensUntil: Date };

/** What the bot hands over, with consent recorded by the version of its text. */
export type Request = {
  readonly conversation: ConversationId;
  readonly language: Language;
  readonly topic: Topic;
  readonly urgency: Urgency;
  readonly reason?: string;
  readonly letterDate?: Day;
  /** May somebody write to her: `yes`, `no`, or when, in her words; asked where somebody may read along. */
  readonly safe?: string;
  readonly consent: { readonly given: boolean; readonly text: string };
  /** The road walked with its answers, in Dutch words, when consent was given. */
  readonly summary: readonly { readonly question: string; readonly answer: string }[];
};

/** "Needs coordinator", and "this was heavy" for the care afterwards. */
export type Flag = 'needs-coordinator' | 'heavy';

export type QueueRow = {
  readonly id: CaseId;
  readonly team: TeamId;
  readonly language: Language;
  readonly topic: Topic;
  readonly urgency: Urgency;
  readonly state: CaseState;
  readonly waitingSince: Date;
  readonly promisedBefore?: Date;
  readonly unread: number;
  readonly flags: readonly Flag[];
  /** Waiting in a language she speaks, in her own team; or waiting so short that it is first for those who do. Nobody is kept out. */
  readonly offered?: 'you' | 'others';
};

export type AskedRow = {
  readonly id: CaseId;
  readonly topic: Topic;
  readonly language: Language;
  readonly flag: Flag;
  readonly by: string;
  readonly at: Date;
};

/** `undoable`: said by the desk and not gone yet; until then it can be taken back. Ids of her own messages tell nothing. */
export type TalkRow = MessageRow & { readonly dutch?: Message; readonly undoable?: Date };

export type CaseView = QueueRow & {
  readonly request: Omit<Request, 'conversation'>;
  /** In order; the Dutch of everything the bot and the desk said goes along in `dutch`. */
  readonly talk: readonly TalkRow[];
  /** `kind`: note, transfer, agreed or a flag. */
  readonly notes: readonly { readonly kind: string; readonly by: string; readonly at: Date; readonly text: string }[];
};

/** What a volunteer sends: an approved phrase with its slots, an article or outcome as a card, or free text with its language. */
export type Answer =
  | { readonly kind: 'phrase'; readonly phrase: string; readonly slots: Readonly<Record<string, string>> }
  /** An article by its id, or an outcome as `road/outcome`. */
  | { readonly kind: 'card'; readonly article: string }
  | { readonly kind: 'text'; readonly text: string; readonly language: Language }
  /** Her Dutch and what the organisation's engine made of it; she has seen it back in Dutch. */
  | { readonly kind: 'machine'; readonly text: string; readonly translated: string };

/**
 * Not sent: an unknown phrase or article, an empty text, a slot that is unfit, a fact that cannot be said as certain, a
 * machine's translation where none may be or that lost what `name` says.
 */
export type Refused = { readonly refused: 'unknown' | 'empty' | 'slot' | 'fact' | 'machine'; readonly name: string };

/** One screen of somebody's queue; `unread` and `total` are of the whole of it, as far as 500. */
export type Look = { readonly rows: readonly QueueRow[]; readonly unread: number; readonly total: number };

export type Desk = {
  /** At most 500: by urgency, then those offered to her first, then waiting time. */
  queue(as: Actor): Promise<readonly QueueRow[]>;
  /** In the same order; what a screen asks for. */
  look(as: Actor, screen: { readonly from: number; readonly size: number }): Promise<Look>;
  /** For each of these people, in order, the rows that those of these cases have in her queue which she sees now. */
  rowsFor(people: readonly Actor[], ids: readonly CaseId[]): Promise<readonly (readonly QueueRow[])[]>;
  /** For its holder it marks what came in as seen. Undefined for a case outside the actor's scope, exactly as for one that does not exist. */
  view(as: Actor, id: CaseId): Promise<CaseView | undefined>;
  /** `full`: she has as many open cases as her team lets one volunteer have. A red case is never refused for that. */
  claim(as: Actor, id: CaseId): Promise<{ readonly fence: number } | 'taken' | 'gone' | 'full'>;
  /** A sign of life renews the lease of ten minutes; false when it has lapsed: claim again. */
  alive(as: Actor, id: CaseId, fence: number): Promise<boolean>;
  /** Held for ten seconds before it leaves, so that it can be undone. */
  answer(
    as: Actor,
    id: CaseId,
    fence: number,
    answer: Answer,
  ): Promise<{ readonly message: string } | Refused | 'stale'>;
  undo(as: Actor, id: CaseId, fence: number, message: string): Promise<boolean>;
  note(as: Actor, id: CaseId, text: string): Promise<boolean>;
  transfer(
    as: Actor,
    id: CaseId,
    fence: number,
    to: { readonly team: TeamId; readonly reason: string },
  ): Promise<boolean>;
  /** "Needs coordinator" and "this was heavy", with a note. */
  flag(as: Actor, id: CaseId, flag: Flag, note: string): Promise<boolean>;
  /** For a coordinator: where she was asked for, in her teams, open or closed; the longest ago first. */
  asked(as: Actor): Promise<readonly AskedRow[]>;
  /** She did what was asked; false for anybody else. */
  settle(as: Actor, id: CaseId, flag: Flag): Promise<boolean>;
  /** False when the fence is stale, or when a message came in that the holder has not seen: show the case again. */
  close(as: Actor, id: CaseId, fence: number, agreed: string): Promise<boolean>;
  /** Calls back after every commit that touched a case of these teams. */
  onChange(teams: readonly TeamId[], listener: (id: CaseId) => void): () => void;
};
