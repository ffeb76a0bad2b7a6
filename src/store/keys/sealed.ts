// Sealed bytes: AES-256-GCM, bound to the place they belong to, so that no column or row can be swapped for another.
import { createCipheriv, createDecipheriv, type KeyObject, randomFillSync } from 'node:crypto';

const cipher = 'aes-256-gcm';
/** The first byte names the format: 1, then 12 bytes of nonce, 16 of tag, the rest is what was sealed. */
const version = 1;
const head = 1 + 12 + 16;

/** Drawn from the system a few hundred at a time: one by one each would cost as much as the sealing. */
const drawn = Buffer.alloc(12 * 256);
let used = drawn.length;
const nonce = (): Buffer => {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  used += 12;
  return drawn.subarray(used - 12, used);
};

/** `place` is no secret; the same place must be named to open it again. */
export const seal = (key: KeyObject, place: string, plain: Buffer): Buffer => {
  const sealed = Buffer.allocUnsafe(head + plain.length);
  sealed[0] = version;
  nonce().copy(sealed, 1);
  const to = createCipheriv(cipher, key, sealed.subarray(1, 13));
  to.setAAD(Buffer.from(place));
  to.update(plain).copy(sealed, head);
  to.final();
  to.getAuthTag().copy(sealed, 13);
  return sealed;
};

/** Throws when the key, the place or a single bit is another. */
export const unseal = (key: KeyObject, place: string, sealed: Buffer): Buffer => {
  if (sealed[0] !== version || sealed.length < head) throw new Error('Sealed in a format this version does not know.');
  const from = createDecipheriv(cipher, key, sealed.subarray(1, 13), { authTagLength: 16 });
  from.setAAD(Buffer.from(place));
  from.setAuthTag(sealed.subarray(13, head));
  const plain = from.update(sealed.subarray(head));
  from.final();
  return plain;
};
