// The house as it is served, for benchmarks of its channels.
import { build } from '../src/build.ts';
import { readConfig } from '../src/config.ts';
import { makeLog } from '../src/log.ts';
import { listen } from '../src/server/listen.ts';
import { tellStarter } from './told.ts';

const read = readConfig(process.env);
if ('faults' in read) throw new Error(read.faults.join('\n'));
const house = await build(read.config, makeLog(read.config.LOG_LEVEL), process.cwd());
house.warm();
const door = await listen(house.app, { host: '127.0.0.1', port: 0, upgrade: house.upgrade });
tellStarter(Number(new URL(door.url).port), (): { readonly used: number; readonly rss: number } => {
  globalThis.gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { used: heapUsed + external, rss };
});
