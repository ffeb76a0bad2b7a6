// Is it Meta who speaks? HMAC-SHA256 over the raw bytes, compared in constant time.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** The 32 bytes of `sha256=…`; undefined for anything else, so that nothing is read on behalf of a stranger. */
export const claimedSignature = (header: string | undefined): Buffer | undefined => {
  const hex = /^sha256=([0-9a-f]{64})$/i.exec(header ?? '')?.[1];
  return hex === undefined ? undefined : Buffer.from(hex, 'hex');
};

/** Over bytes: Meta escapes letters, so JSON that is parsed and written again has another signature. */
export const signatureOf = (bytes: Uint8Array, secret: string): Buffer =>
  createHmac('sha256', secret).update(bytes).digest();

export const isSame = (one: Buffer, other: Buffer): boolean =>
  one.length === other.length && timingSafeEqual(one, other);

/** Texts of any length, in constant time. */
export const isSameText = (one: string, other: string): boolean => isSame(sha256(one), sha256(other));

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();
