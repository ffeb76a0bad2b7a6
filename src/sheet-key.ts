// The key in the address of a take-along sheet: the road itself, sealed, so that it opens that sheet and nothing else.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Language } from './content/schema/ids.ts';
import type { Trail } from './guide/trail.ts';

type Sealed = { readonly trail: Trail; readonly language: Language };

export type SheetKeys = { seal(road: Sealed): string; open(key: string): Sealed | undefined };

/** AES-256-GCM under a key derived from the secret key (HKDF-SHA-256); the text is 12 bytes nonce, 16 bytes tag, the rest. */
export const sheetKeys = (secret: Buffer): SheetKeys => {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'wegwijs sheet', 32));
  return {
    seal: (road) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const sealed = Buffer.concat([cipher.update(JSON.stringify(road), 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
    },
    open: (text) => {
      const bytes = Buffer.from(text.slice(0, 4096), 'base64url');
      if (bytes.length < 29) return undefined;
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAuthTag(bytes.subarray(12, 28));
        return JSON.parse(
          Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8'),
        ) as Sealed;
      } catch {
        return undefined;
      }
    },
  };
};
