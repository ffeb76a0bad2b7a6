// Tokens of pages: each is bound to one conversation and one person, both invented by us, for half an hour.
import { sign, verify } from './signed.ts';

/** Clients refresh after half of it. Seconds. */
export const lifetime = 1800;

export type Bearer = { readonly conversation: string; readonly user: string };
export type Signing = { readonly secret: string; now(): Date };

/** `user` is the claim that clients read. */
export const makeToken = ({ conversation, user }: Bearer, { secret, now }: Signing): string => {
  const iat = seconds(now());
  return sign({ conv: conversation, user, iat, exp: iat + lifetime }, secret);
};

/** `expired` only for tokens that were ours: the client then asks its page for a new one instead of trying on. */
export const readToken = (text: string, { secret, now }: Signing): Bearer | 'bad' | 'expired' => {
  const { conv, user, exp } = verify(text, secret) ?? {};
  // A stream ticket is signed by us too, but names no person.
  if (typeof conv !== 'string' || typeof user !== 'string' || typeof exp !== 'number') return 'bad';
  return exp <= seconds(now()) ? 'expired' : { conversation: conv, user };
};

export const seconds = (at: Date): number => Math.floor(at.getTime() / 1000);
