// Writes a secret file that must be whole from the first moment, and the same for all who start together.
import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, rmSync, writeFileSync } from 'node:fs';

/** Mode 600. Of several who write at once the first wins; read what is there afterwards. Throws when it cannot be written. */
export const writeOnce = (file: string, content: string): void => {
  if (existsSync(file)) return;
  const half = `${file}.${randomBytes(4).toString('hex')}`;
  writeFileSync(half, content, { mode: 0o600, flag: 'wx', flush: true });
  try {
    // A link appears whole or not at all, and never over another file.
    linkSync(half, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(half, { force: true });
  }
};
