// The pair of keys with which push services know us (RFC 8292), drawn from the one secret: the same in every process, kept nowhere.
import { createECDH, hkdfSync } from 'node:crypto';

export type VapidKeys = { readonly publicKey: string; readonly privateKey: string };

/** Both in base64url, as browsers and push services want them. */
export const vapidKeys = (secret: Buffer): VapidKeys => {
  const pair = createECDH('prime256v1');
  for (let round = 0; ; round += 1) {
    const drawn = Buffer.from(hkdfSync('sha256', secret, '', `wegwijs vapid ${round}`, 32));
    try {
      pair.setPrivateKey(drawn);
    } catch {
      // Not a number below the order of the curve: one in four billion.
      continue;
    }
    return { publicKey: pair.getPublicKey('base64url'), privateKey: drawn.toString('base64url') };
  }
};
