// The editors' commands as they are typed, beside the start of the same runner with nothing to do.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../test/support/minds.ts';
import type { Row } from './measure.ts';

const seconds = (command: readonly string[]): number => {
  const began = performance.now();
  execFileSync(join(root, 'node_modules/.bin/tsx'), command, {
    cwd: root,
    stdio: 'ignore',
    env: { ...process.env, TODAY: '2026-11-24' },
  });
  return (performance.now() - began) / 1000;
};

export const benchCommands = (): readonly Row[] => {
  const bare = seconds(['-e', '0']);
  const row = (name: string, file: string, most: number): Row => {
    const took = Math.min(seconds([file]), seconds([file]));
    return {
      name,
      ours: `${took.toFixed(1)} s`,
      floor: `${bare.toFixed(1)} s the runner alone`,
      ratio: (took / bare).toFixed(1),
      target: `≤ ${most} s`,
      met: took <= most,
    };
  };
  return [row('npm run content', 'src/cli/check.ts', 3), row('npm run walk', 'src/cli/walk.ts', 20)];
};
