// What is kept open is known by its sealed bytes, its place and its key; anything else goes through the cipher.
import { createSecretKey, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { sealJson, unsealJson } from '../../src/store/keys/keys.ts';
import { sealKept, unsealKept } from '../../src/store/keys/lately.ts';
import type { ConversationId } from '../../src/store/store.ts';

const key = createSecretKey(randomBytes(32));
const talk = 'talk' as ConversationId;

test('what was sealed here is read again, each time as a value of its own, and stays sealed for everybody else', () => {
  const sealed = sealKept(key, talk, 'state', { known: { age: 29 } });
  const [one, other] = [unsealKept(key, talk, 'state', sealed), unsealKept(key, talk, 'state', sealed)];
  expect([one, unsealJson(key, talk, 'state', sealed)]).toEqual([other, other]);
  expect(one).not.toBe(other);
});

test('what another process sealed is opened by the cipher, and so is what was sealed before the last', () => {
  const before = sealKept(key, talk, 'state', 'before');
  sealKept(key, talk, 'state', 'last');
  expect(unsealKept(key, talk, 'state', before)).toBe('before');
  expect(unsealKept(key, talk, 'state', sealJson(key, talk, 'state', 'elsewhere'))).toBe('elsewhere');
});

test('another key, another place and another bit are refused, kept or not', () => {
  const body = sealKept(key, talk, 'body 1', 'my first words');
  const bent = Buffer.from(body);
  bent.writeUInt8(bent.readUInt8(20) ^ 1, 20);
  expect(() => unsealKept(createSecretKey(randomBytes(32)), talk, 'body 1', body)).toThrow();
  expect(() => unsealKept(key, talk, 'body 2', body)).toThrow();
  expect(() => unsealKept(key, talk, 'state', body)).toThrow();
  expect(() => unsealKept(key, talk, 'body 1', bent)).toThrow();
});
