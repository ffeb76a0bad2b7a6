// Runs a PostgreSQL program as its user, untouched by the PG… variables of ours.
import { execFile } from 'node:child_process';
import type { Owner } from './owner.ts';

export type Ended = { readonly ok: boolean; readonly said: string };

export const runProgram = (file: string, args: readonly string[], owner: Owner): Promise<Ended> =>
  new Promise((resolve) => {
    const own = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name));
    const options = { cwd: '/', env: { ...Object.fromEntries(own), LC_ALL: 'C' }, ...owner };
    execFile(file, args, options, (error, out, err) => resolve({ ok: !error, said: `${out}${err}`.trim() }));
  });
