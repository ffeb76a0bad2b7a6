// One process of the wringer: the house itself, with its own patience, on a port of its choice; it says "open <port>" when it is ready.
import { fileURLToPath } from 'node:url';
import { build } from '../../build.ts';
import { readConfig } from '../../config.ts';
import { makeLog } from '../../log.ts';
import { listen } from '../../server/listen.ts';

const read = readConfig(process.env);
if ('faults' in read) {
  for (const fault of read.faults) console.error(fault);
  process.exit(2);
}
const { config } = read;
const seconds = Number(process.argv[2] ?? '30');
const patience = { crisis: 0, answer: seconds, volunteer: seconds, reminder: seconds };
const root = fileURLToPath(new URL('../../..', import.meta.url));
const house = await build(config, makeLog(config.LOG_LEVEL), root, patience);
// As behind a load balancer that sends nothing to a process which is still busy with its start.
house.warm();
const door = await listen(house.app, { host: '127.0.0.1', port: 0, upgrade: house.upgrade });
console.log(`open ${new URL(door.url).port}`);

// The wringer went away without a word: its processes do not stay behind.
process.stdin.resume().on('end', () => process.exit(0));
