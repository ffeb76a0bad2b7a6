// The one secret of an installation: from SECRET_KEY, or made once and kept beside the data.
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StoreFault } from '../faults.ts';
import { writeOnce } from './write-once.ts';

/** 32 bytes. `given` is hex (64 letters) or base64 (44). */
export const secretKey = (given: string | undefined, dataDir: string): Buffer =>
  given === undefined || given === '' ? keptIn(dataDir) : read(given, 'SECRET_KEY');

const keptIn = (dataDir: string): Buffer => {
  const file = join(dataDir, 'secret.key');
  try {
    mkdirSync(dataDir, { recursive: true });
    writeOnce(file, `${randomBytes(32).toString('hex')}\n`);
  } catch (error) {
    throw fault(`The secret key cannot be written to ${file}.`, error);
  }
  try {
    return read(readFileSync(file, 'utf8').trim(), file);
  } catch (error) {
    throw error instanceof StoreFault ? error : fault(`The secret key in ${file} cannot be read.`, error);
  }
};

const fault = (says: string, cause: unknown) =>
  new StoreFault(
    says,
    'Give the data folder to the user who starts Wegwijs, point DATA_DIR at another one, or set SECRET_KEY.',
    cause,
  );

const read = (text: string, from: string): Buffer => {
  const key = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64');
  if (key.length === 32) return key;
  throw new StoreFault(
    `${from} holds no key of 32 bytes.`,
    'Give 64 hexadecimal letters or 44 of base64, for example from: openssl rand -hex 32',
  );
};
