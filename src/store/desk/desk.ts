// The desk's part of the store as other rooms see it: cases, teams with their hours, and the audit.
import type { ConversationId, Json } from '../conversation-id.ts';

/** Who asks: the teams in which she may work on cases. The SQL function `in_scope` decides with it what she sees. */
export type Scope = {
  readonly volunteer: string;
  readonly teams: readonly string[];
  /** She speaks these: cases of her own team in them come first for her. */
  readonly languages?: readonly string[];
};

export type CaseStage = 'waiting' | 'taken' | 'closed';
export type CaseRung = 'team' | 'region' | 'country';
export type CaseUrgency = 'red' | 'amber' | 'normal';

/** What changes while a case lives; written as a whole, under the lock of its row. */
export type CaseMoves = {
  readonly team: string;
  readonly region: string;
  readonly holderTeam: string | null;
  readonly urgency: CaseUrgency;
  readonly state: CaseStage;
  readonly rung: CaseRung;
  readonly since: Date;
  readonly fence: number;
  readonly takenBy: string | null;
  readonly leasedUntil: Date | null;
  readonly closedAt: Date | null;
  readonly reopensUntil: Date | null;
  /** The moment we named, or mean to keep; null once somebody answered. */
  readonly promisedBefore: Date | null;
  /** How often a time was told; names the messages that tell it. */
  readonly promises: number;
  /** How many messages the desk wrote; names the next one. */
  readonly said: number;
  readonly seenSeq: number;
  readonly flags: readonly string[];
};
export type CaseRow = CaseMoves & {
  readonly id: string;
  readonly conversation: ConversationId;
  readonly language: string;
  readonly topic: string;
  readonly consentGiven: boolean;
  readonly consentText: string;
  /** The first message that goes along with the case. */
  readonly fromSeq: number;
  readonly createdAt: Date;
};

export type QueuedCase = CaseRow & { readonly unread: number };
export type CaseNote = { readonly kind: string; readonly by: string; readonly at: Date; readonly text: string };
export type HeldAnswer = { readonly id: string; readonly at: Date; readonly due: Date; readonly body: Json };
/** `flag` and who raised it last. */
export type FlaggedCase = Pick<CaseRow, 'id' | 'topic' | 'language'> & {
  readonly flag: string;
  readonly by: string;
  readonly at: Date;
};
export type OpenedCase = QueuedCase & {
  readonly details: Json;
  readonly notes: readonly CaseNote[];
  readonly held: readonly HeldAnswer[];
  /** The database's clock when it was read. */
  readonly now: Date;
};

/** What `work` found under the lock; `now` is the database's clock, `lastSeq` the newest message. */
export type FoundCase = { readonly row: CaseRow; readonly now: Date; readonly unread: number };
/** What `work` leaves behind, written in one transaction. */
export type CaseChange = {
  readonly set?: Partial<CaseMoves>;
  /** Messages that leave at once; held answers of the case leave before them. */
  readonly say?: readonly { readonly id: string; readonly body: Json }[];
  /** After them, where the channel's clients know hand-off events; left out elsewhere. */
  readonly events?: readonly { readonly id: string; readonly body: Json }[];
  /** A message of this id was said or held before: nothing is written at all. */
  readonly once?: string;
  readonly hold?: { readonly id: string; readonly body: Json; readonly seconds: number };
  /** Takes a held answer back; `undone` of the outcome says whether it was still there. */
  readonly unhold?: string;
  /** Lets held answers go: all, or those whose time has come. */
  readonly release?: 'all' | 'due';
  /** What is said are words of a volunteer; held answers that leave always are. */
  readonly answers?: true;
  readonly note?: { readonly kind: string; readonly by: string; readonly text: string };
  readonly audit?: { readonly actor: string; readonly deed: string; readonly detail?: string };
  /** Nothing is written when she holds as many other cases already as that team lets one volunteer have. */
  readonly unlessFull?: { readonly volunteer: string; readonly team: string };
};
/** `full`: nothing was written, see `unlessFull`. */
export type Changed = { readonly row: CaseRow; readonly undone: boolean; readonly full?: true };

export type Team = {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly municipalities: readonly string[];
};
/** A half-day or a part of one; days and local times of the Netherlands ("2026-11-24", "09:00"). */
export type Shift = {
  readonly team: string;
  readonly volunteer: string;
  readonly day: string;
  readonly from: string;
  readonly until: string;
};
export type TeamDay = {
  readonly team: string;
  readonly day: string;
  readonly isOpen: boolean;
  readonly why: string;
};

/** Whose hours: of a team, of its region, of all. */
export type Where =
  | { readonly rung: 'team'; readonly team: string }
  | { readonly rung: 'region'; readonly region: string }
  | { readonly rung: 'country' };
export type Span = { readonly from: Date; readonly until: Date; readonly volunteers: number };
export type Hours = {
  readonly now: Date;
  /** Of two weeks, in order, those that are not over; without closed days. */
  readonly spans: readonly Span[];
  /** How many wait there, by urgency. */
  readonly waiting: Readonly<Record<CaseUrgency, number>>;
};
export type HoursReader = (where: Where, holidays: readonly string[]) => Promise<Hours>;

/** What a turn may ask about the hand-off of its conversation, on its own connection and under its lock. */
export type TurnDesk = {
  /** The newest case, open or closed. */
  current(): Promise<{ readonly row: CaseRow; readonly now: Date } | undefined>;
  /** Teams that have anybody on shift in the coming two weeks. */
  teams(): Promise<readonly Team[]>;
  readonly hours: HoursReader;
};

/** What the bot hands over; the effect `hand-off` writes it. */
export type NewCase = {
  readonly team: string;
  readonly rung: CaseRung;
  readonly language: string;
  readonly topic: string;
  readonly urgency: CaseUrgency;
  /** Null when no time can be named. */
  readonly promisedBefore: Date | null;
  readonly consent: { readonly given: boolean; readonly text: string };
  /** Sealed with the key of the person. */
  readonly details: Json;
};

/** What a turn does to the hand-off of its conversation, in its own transaction. */
export type DeskEffect =
  | { readonly kind: 'hand-off'; readonly case: NewCase }
  /** She needs nobody any more: a word is enough, also while somebody helps. `reopensFor`: seconds. */
  | { readonly kind: 'cancel-hand-off'; readonly reopensFor: number }
  | { readonly kind: 'reopen-hand-off'; readonly promisedBefore: Date | null }
  /** A word of danger while she waits or talks. */
  | { readonly kind: 'raise-hand-off'; readonly urgency: CaseUrgency };

export type AuditRow = {
  readonly n: number;
  readonly at: Date;
  readonly actor: string;
  readonly deed: string;
  readonly subject: string;
  readonly detail: string;
  /** The beginning of its hash: a list that was kept tells whether the row is still the same. */
  readonly mark: string;
};

export type AuditRange = { readonly before?: number; readonly limit: number; readonly by?: string };

export type Look = {
  readonly rows: readonly QueuedCase[];
  readonly now: Date;
  readonly unread: number;
  readonly total: number;
};

export type DeskStore = {
  readonly cases: {
    /** Waiting and taken: the urgent first, then those in a language she speaks, then who waits longest; at most `limit`. */
    queue(scope: Scope, limit: number): Promise<{ readonly now: Date; readonly rows: readonly QueuedCase[] }>;
    /** One screen of that queue; `unread` and `total` are of the whole of it, as far as 500. */
    look(scope: Scope, screen: { readonly from: number; readonly size: number }): Promise<Look>;
    /** Those of these cases that are open, each with who of these people (by their place in the list) sees it. */
    seenBy(
      scopes: readonly Scope[],
      ids: readonly string[],
    ): Promise<readonly { readonly row: QueuedCase; readonly now: Date; readonly by: readonly number[] }[]>;
    /** Undefined outside the scope. Marks what the holder has seen, and writes "opened" into the audit once an hour. */
    open(scope: Scope, id: string): Promise<OpenedCase | undefined>;
    /**
     * Locks the conversation, then the case, and writes what `work` leaves; nothing when it leaves nothing.
     * Undefined outside the scope, or when `work` leaves nothing. `timer` sees every case.
     */
    change(
      scope: Scope | 'timer',
      id: string,
      work: (found: FoundCase) => CaseChange | undefined,
    ): Promise<Changed | undefined>;
    /**
     * Cases with a lapsed lease, a held answer whose time has come, a promise that ends within `seconds`, or red and
     * waiting on a rung for longer than `redSeconds`. At most 500.
     */
    due(seconds: number, redSeconds: number): Promise<readonly CaseRow[]>;
    /** Cases of these teams in which somebody asked for the coordinator, open or closed; at most 100. */
    flagged(teams: readonly string[]): Promise<readonly FlaggedCase[]>;
    /** Closed for longer than so many days: details, notes and held answers are deleted. How many cases it were. */
    forget(days: number): Promise<number>;
    /** The cases of these conversations, open or closed a moment ago, and the teams they concern; null: all of them. */
    of(conversations: readonly ConversationId[]): Promise<
      readonly {
        readonly id: string;
        readonly conversation: ConversationId;
        readonly teams: readonly string[] | null;
      }[]
    >;
  };
  readonly teams: {
    list(): Promise<readonly Team[]>;
    save(team: Team): Promise<void>;
    shifts(team: string, from: string, until: string): Promise<readonly Shift[]>;
    /** Adds half-days; one that stands already stays. */
    addShifts(shifts: readonly Shift[]): Promise<void>;
    saveDay(day: TeamDay): Promise<void>;
    /** Open cases one volunteer of the team may have at a time; undefined for an unknown team. */
    mostOpen(team: string): Promise<number | undefined>;
    saveMostOpen(team: string, most: number): Promise<void>;
    readonly hours: HoursReader;
  };
  readonly audit: {
    /** Never a text of a message: who, what, on which case or account. Without `teams`: those of the case. */
    append(actor: string, deed: string, subject: string, detail?: string, teams?: readonly string[]): Promise<void>;
    /** Newest first. `by`: only deeds of teams in which this account is auditor or coordinator. */
    read(range: AuditRange): Promise<readonly AuditRow[]>;
    /** The first row, of `from` on, whose hash does not follow from the one before; undefined when all hold. */
    broken(from?: number): Promise<number | undefined>;
    /** When the first row was written, and how many there are; undefined when there is none. */
    ends(): Promise<{ readonly from: Date; readonly rows: number } | undefined>;
  };
};
