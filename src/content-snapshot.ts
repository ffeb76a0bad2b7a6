// Reading and checking some three hundred files costs a second; what was found correct is kept under the hash of them all.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Content } from './content/content.ts';
import { freeze } from './content/freeze.ts';
import type { Problem } from './content/problem.ts';
import type { Day } from './content/schema/ids.ts';

export type Checked = { readonly content: Content; readonly notes: readonly Problem[] };

/** The files, the day (facts have periods) and this very build; any other build reads the files again. */
const keyOf = (root: string, today: Day): string => {
  const self = statSync(fileURLToPath(import.meta.url));
  const hash = createHash('sha256').update(`${self.size} ${self.mtimeMs} ${today}`);
  for (const folder of ['content', 'locales']) {
    const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).sort();
    for (const name of names.filter((one) => /\.(yaml|md)$/.test(one))) {
      hash.update(`\0${folder}/${name}\0`).update(readFileSync(join(root, folder, name)));
    }
  }
  return hash.digest('hex');
};

/** What `make` returns for the files as they are, from the snapshot in `dataDir` when nothing has changed since. */
export const withSnapshot = async (
  root: string,
  dataDir: string,
  today: Day,
  make: () => Promise<Checked>,
): Promise<Checked> => {
  const file = join(dataDir, 'content-snapshot.json');
  const key = keyOf(root, today);
  const kept = read(file);
  if (kept?.key === key) return { content: freeze(kept.content), notes: kept.notes };
  const made = await make();
  try {
    writeFileSync(file, JSON.stringify({ key, ...made }), { mode: 0o600 });
  } catch {
    // A data folder that cannot be written has no snapshot; the next start reads the files again.
  }
  return made;
};

const read = (file: string): (Checked & { readonly key: string }) | undefined => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
};
