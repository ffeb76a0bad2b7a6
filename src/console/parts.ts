// What the console needs from the rest of the house; made once in build, so that no room is imported from above.
import type { Content } from '../content/content.ts';
import type { Day } from '../content/schema/ids.ts';
import type { Desk, TeamId } from '../desk/desk.ts';
import type { Numbers } from '../desk/numbers.ts';
import type { Sendable, SendablePhrase } from '../desk/sendable.ts';
import type { Translator } from '../desk/translator.ts';
import type { Speech } from '../speech/speech.ts';
import type { Accounts } from '../store/accounts/accounts.ts';
import type { DeskStore, HoursReader } from '../store/desk/desk.ts';
import type { Roster } from '../store/roster/roster.ts';
import type { Assets } from './assets.ts';

export type Phrase = SendablePhrase;

export type Team = { readonly id: TeamId; readonly name: string };

/** The organisation's own sign-in, when there is one. */
export type OutsideSettings = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** On the button, like "Inloggen bij Vereniging X". */
  readonly label: string;
};

/** An engine of the organisation's own; nothing of the product depends on it. */
export type Machine = {
  readonly translator: Translator;
  readonly speech: () => Speech;
  /** What was shown is what is sent: the form carries a proof of it. */
  readonly secret: Buffer;
};

export type ConsoleParts = {
  readonly content: Content;
  readonly desk: Desk;
  readonly accounts: Accounts;
  readonly roster: Roster;
  /** When a team is there, as a hand-off sees it. */
  readonly hours: HoursReader;
  readonly numbers: Numbers;
  readonly audit: DeskStore['audit'];
  readonly assets: Assets;
  /** What may be sent today; asked anew for every page and every answer. */
  sendable(): Sendable;
  teams(): Promise<readonly Team[]>;
  /** Open cases one volunteer of a team may have at a time. */
  readonly limits: {
    mostOpen(team: string): Promise<number | undefined>;
    saveMostOpen(team: string, most: number): Promise<void>;
  };
  /** How volunteers are told beside the desk: with this key a browser takes push messages, and by mail when there is a mail server. */
  readonly notices?: { readonly pushKey: string; readonly mails: boolean };
  /** The organisation's own translation engine, when one is connected. */
  readonly machine?: Machine;
  readonly settings: {
    readonly publicUrl: string;
    readonly secureCookies: boolean;
    readonly outside?: OutsideSettings;
    today(): Day;
  };
};
