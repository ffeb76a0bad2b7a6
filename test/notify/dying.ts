// A process of its own for the test of kills: it plans, begins to send, and is killed before it can say that it did.
import { setTimeout } from 'node:timers/promises';
import { makeNotifier } from '../../src/notify/notifier.ts';
import { openStore } from '../../src/store/open.ts';

const [databaseUrl = '', secret = '', point] = process.argv.slice(2);
const store = await openStore({
  databaseUrl,
  dataDir: 'unused',
  secretKey: Buffer.from(secret, 'hex'),
  log: () => undefined,
});
const die = async (at: string): Promise<void> => {
  if (at !== point) return;
  process.kill(process.pid, 'SIGKILL');
  await setTimeout(60_000);
};
const { notices } = store.accounts;
const round = makeNotifier({
  notices: {
    ...notices,
    plan: async (planning) => {
      const told = await notices.plan(planning);
      await die('after commit');
      return told;
    },
    settle: async (notice, to) => {
      await die('after send');
      return notices.settle(notice, to);
    },
  },
  mail: async ({ id }) => {
    await die('before send');
    process.stdout.write(`${id}\n`);
    return { is: 'sent' };
  },
  push: async () => 'gone',
  publicUrl: 'https://wegwijs.example',
  quiet: { from: '00:00', until: '00:00' },
  holidays: () => [],
  log: () => undefined,
});
await round();
