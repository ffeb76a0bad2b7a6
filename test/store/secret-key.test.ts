// The secret key: given, or made once and kept for its user alone.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { StoreFault } from '../../src/store/faults.ts';
import { secretKey } from '../../src/store/keys/secret-key.ts';

const folder = mkdtempSync(join(tmpdir(), 'wegwijs-key-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('reads 32 bytes of hex or base64', () => {
  const key = randomBytes(32);
  expect(secretKey(key.toString('hex'), folder)).toEqual(key);
  expect(secretKey(key.toString('base64'), folder)).toEqual(key);
});

test('makes one and keeps it, readable by its user alone', () => {
  const key = secretKey(undefined, join(folder, 'data'));
  expect(key).toHaveLength(32);
  expect(secretKey('', join(folder, 'data'))).toEqual(key);
  const file = join(folder, 'data', 'secret.key');
  expect(readFileSync(file, 'utf8').trim()).toBe(key.toString('hex'));
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('says what to do about a key of another length and a folder that cannot be written', () => {
  expect(() => secretKey('too short', folder)).toThrow('SECRET_KEY holds no key of 32 bytes.');
  writeFileSync(join(folder, 'file'), '');
  const tell = () => secretKey(undefined, join(folder, 'file'));
  expect(tell).toThrow(StoreFault);
  expect(tell).toThrow('cannot be written');
});
