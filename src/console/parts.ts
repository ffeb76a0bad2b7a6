// What the console needs from the rest of the house; made once in build, so that no room is imported from above.
import type { Content } from '../content/content.ts';
import type { Day } from '../content/schema/ids.ts';
import type { Desk, TeamId } from '../desk/desk.ts';
import type { Accounts } from '../store/accounts.ts';
import type { Assets } from './assets.ts';

/** An approved sentence: the volunteer reads the Dutch, the person gets her own language. */
export type Phrase = {
  readonly id: string;
  readonly topic: string;
  /** With `{{slot.name}}` where something is filled in. */
  readonly nl: string;
  readonly slots: Readonly<Record<string, SlotKind>>;
};
export type SlotKind = 'date' | 'amount' | 'place' | 'hour';

export type Team = { readonly id: TeamId; readonly name: string };

/** The organisation's own sign-in, when there is one. */
export type OutsideSettings = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** On the button, like "Inloggen bij Vereniging X". */
  readonly label: string;
};

export type ConsoleParts = {
  readonly content: Content;
  readonly desk: Desk;
  readonly accounts: Accounts;
  readonly assets: Assets;
  readonly phrases: readonly Phrase[];
  teams(): Promise<readonly Team[]>;
  /** Told when an account signs in on a device it was never seen on; a mail says it to the volunteer. */
  newDevice?(told: { readonly mail: string; readonly device: string; readonly at: Date }): void;
  readonly settings: {
    readonly publicUrl: string;
    readonly secureCookies: boolean;
    readonly outside?: OutsideSettings;
    today(): Day;
  };
};
