// Tests run on real PostgreSQL and a real browser; see test/README.md.
import { defineConfig } from 'vitest/config';
import { LastLine } from './test/support/last-line.ts';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    globalSetup: ['test/support/global-setup.ts'],
    testTimeout: 180_000,
    hookTimeout: 120_000,
    // What comes by itself, comes: a busy machine may take its time.
    expect: { poll: { timeout: 60_000 } },
    pool: 'forks',
    reporters: ['default', new LastLine()],
    maxWorkers: 2,
  },
});
