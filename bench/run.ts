// `npm run bench`: each benchmark with its floor measured in the same run; a missed target ends with 1. Some of them:
// `npm run bench -- whatsapp waiting`; `--long` floods for two minutes instead of fifteen seconds.
import { benchCommands } from './commands.ts';
import { benchDesk } from './desk.ts';
import { benchGuide } from './guide.ts';
import { type Row, show } from './measure.ts';
import { benchPage } from './page.ts';
import { benchStart } from './start.ts';
import { benchTurn } from './turn.ts';
import { benchWaiting } from './waiting.ts';
import { benchWhatsAppFlood } from './whatsapp-flood.ts';
import { benchWhatsAppStored } from './whatsapp-stored.ts';
import { benchWhatsAppTurn } from './whatsapp-turn.ts';

const given = process.argv.slice(2);
const seconds = given.includes('--long') ? 120 : 15;
const names = given.filter((word) => !word.startsWith('--'));

const benches: Readonly<Record<string, () => Promise<Row | readonly Row[]>>> = {
  guide: benchGuide,
  turn: benchTurn,
  whatsapp: benchWhatsAppTurn,
  stored: benchWhatsAppStored,
  flood: () => benchWhatsAppFlood(seconds),
  waiting: benchWaiting,
  page: benchPage,
  start: benchStart,
  desk: benchDesk,
  commands: async () => benchCommands(),
};

const run = async (): Promise<void> => {
  const unknown = names.filter((name) => !Object.hasOwn(benches, name));
  if (unknown.length > 0) throw new Error(`No benchmark ${unknown.join(', ')}: ${Object.keys(benches).join(', ')}.`);
  const rows: Row[] = [];
  for (const [name, bench] of Object.entries(benches))
    if (names.length === 0 || names.includes(name)) rows.push(...[await bench()].flat());
  console.log(show(rows));
  console.log('memory per idle talk: none; a talk that waits is two rows in the database and nothing in the process');
  process.exit(rows.every(({ met }) => met) ? 0 : 1);
};

void run();
