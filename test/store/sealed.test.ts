// Sealing: opens with the same key and place only.
import { createSecretKey, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { seal, unseal } from '../../src/store/keys/sealed.ts';

const key = createSecretKey(randomBytes(32));
const plain = Buffer.from('ሰላም, where is my BSN?');

test('what is sealed opens again, and never looks the same twice', () => {
  const [a, b] = [seal(key, 'here', plain), seal(key, 'here', plain)];
  expect(unseal(key, 'here', a)).toEqual(plain);
  expect(unseal(key, 'here', seal(key, 'here', Buffer.alloc(0)))).toEqual(Buffer.alloc(0));
  expect(a.equals(b)).toBe(false);
  expect(a.includes('BSN')).toBe(false);
});

test('another key, place or format, a cut and a single bit are refused', () => {
  const sealed = seal(key, 'here', plain);
  expect(() => unseal(createSecretKey(randomBytes(32)), 'here', sealed)).toThrow();
  expect(() => unseal(key, 'there', sealed)).toThrow();
  for (let at = 0; at < sealed.length; at++) {
    const bent = Buffer.from(sealed);
    bent.writeUInt8(bent.readUInt8(at) ^ 1, at);
    expect(() => unseal(key, 'here', bent)).toThrow();
  }
  for (let length = 0; length < sealed.length; length++) {
    expect(() => unseal(key, 'here', sealed.subarray(0, length))).toThrow();
  }
});
