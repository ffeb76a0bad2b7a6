// The fingerprint of a Dutch text, by which a translation knows whether it was made from today's Dutch.
import { createHash } from 'node:crypto';

/** First 12 hexadecimal digits of SHA-256 over canonical JSON: keys sorted, texts trimmed and in Unicode form NFC. */
export const fingerprint = (text: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(canonical(text)))
    .digest('hex')
    .slice(0, 12);

const canonical = (value: unknown): unknown => {
  if (typeof value === 'string') return value.normalize('NFC').trim();
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, canonical(inner)]),
  );
};
