// Web Chat has tests of its own: half a gigabyte of packages is not for every `npm test`.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['webchat/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
