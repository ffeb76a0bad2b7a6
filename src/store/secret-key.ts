// The one secret of an installation: from SECRET_KEY, or made once and kept beside the data.
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StoreFault } from './faults.ts';

/** 32 bytes. `given` is hex (64 letters) or base64 (44). */
export const secretKey = (given: string | undefined, dataDir: string): Buffer =>
  given === undefined || given === '' ? keptIn(dataDir) : read(given, 'SECRET_KEY');

const keptIn = (dataDir: string): Buffer => {
  const file = join(dataDir, 'secret.key');
  try {
    mkdirSync(dataDir, { recursive: true });
    // `wx`: of two processes that start together one writes, the other reads what it wrote.
    writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx', flush: true });
  } catch (error) {
    if (!isCode(error, 'EEXIST')) {
      throw new StoreFault(
        `The secret key cannot be written to ${file}.`,
        'Make the data folder writable, point DATA_DIR at another one, or set SECRET_KEY.',
        error,
      );
    }
  }
  return read(readFileSync(file, 'utf8').trim(), file);
};

const read = (text: string, from: string): Buffer => {
  const key = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64');
  if (key.length === 32) return key;
  throw new StoreFault(
    `${from} holds no key of 32 bytes.`,
    'Give 64 hexadecimal letters or 44 of base64, for example from: openssl rand -hex 32',
  );
};

const isCode = (error: unknown, code: string) => error instanceof Error && 'code' in error && error.code === code;
