// The tables of the accounts as Kysely sees them, and the keys that seal and find what stands in them.
import { createHash, createHmac, createSecretKey, hkdfSync, randomBytes } from 'node:crypto';
import type { ColumnType, Generated, Kysely } from 'kysely';
import { seal, unseal } from '../keys/sealed.ts';

export type AccountId = string & { readonly __id: 'account' };
export type AccountRole = 'volunteer' | 'coordinator' | 'editor' | 'auditor';

type Moment = ColumnType<Date, Date | undefined, Date>;

export type AccountTables = {
  readonly accounts: {
    readonly id: AccountId;
    readonly name: Buffer;
    readonly mail: Buffer;
    readonly mail_hash: Buffer;
    /** What a passkey knows of the account: random, so that it tells nothing. */
    readonly handle: Buffer;
    readonly password: string | null;
    readonly code_secret: Buffer | null;
    /** The newest time step whose code was taken. */
    readonly code_used: Generated<number>;
    /** Of issuer and subject at the organisation's own sign-in. */
    readonly outside_hash: Buffer | null;
    readonly languages: ColumnType<readonly string[], never, readonly string[]>;
    /** Mail about who waits. */
    readonly mail_me: ColumnType<boolean, never, boolean>;
    readonly made_at: Moment;
  };
  readonly account_roles: { readonly account: AccountId; readonly team: string; readonly role: AccountRole };
  readonly account_invitations: {
    readonly id: string;
    readonly token_hash: Buffer;
    readonly team: string;
    readonly role: AccountRole;
    /** Made at a start without any account; void as soon as there is one. */
    readonly first: Generated<boolean>;
    readonly made_by: AccountId | null;
    readonly expires_at: ColumnType<Date, never, Date>;
    readonly used_at: Date | null;
  };
  readonly account_passkeys: {
    readonly id: string;
    readonly account: AccountId;
    readonly public_key: Buffer;
    readonly counter: ColumnType<string, number, number>;
    readonly made_at: Moment;
  };
  readonly account_sessions: {
    readonly id: string;
    readonly token_hash: Buffer;
    readonly account: AccountId;
    readonly device: string;
    readonly opened_at: Moment;
    readonly seen_at: Moment;
  };
};

export type AccountDatabase = Kysely<AccountTables>;

type SealedColumn = 'name' | 'mail' | 'code' | `push ${string}` | `notice ${string}`;

export type AccountKeys = {
  /** Finds a mail address, or a subject elsewhere, without storing it. */
  hash(what: 'mail' | 'outside' | 'try' | 'push', text: string): Buffer;
  seal(account: AccountId, column: SealedColumn, text: string): Buffer;
  open(account: AccountId, column: SealedColumn, sealed: Buffer): string;
  sealStep(kind: string, text: string): Buffer;
  openStep(kind: string, sealed: Buffer): string;
};

export const drawAccountKeys = (secret: Buffer): AccountKeys => {
  const draw = (purpose: string) => createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', purpose, 32)));
  const [hashKey, sealKey] = [draw('wegwijs account hash'), draw('wegwijs account')];
  return {
    hash: (what, text) => createHmac('sha256', hashKey).update(`${what}\0${text}`).digest(),
    seal: (account, column, text) => seal(sealKey, `${account} ${column}`, Buffer.from(text)),
    open: (account, column, sealed) => unseal(sealKey, `${account} ${column}`, sealed).toString(),
    sealStep: (kind, text) => seal(sealKey, `step ${kind}`, Buffer.from(text)),
    openStep: (kind, sealed) => unseal(sealKey, `step ${kind}`, sealed).toString(),
  };
};

/** 256 random bits; only the hash is kept, so that a copy of the database opens no door. */
export const newToken = (): string => randomBytes(32).toString('base64url');
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();
export const newId = (): string => randomBytes(12).toString('base64url');
