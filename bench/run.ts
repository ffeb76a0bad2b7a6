// `npm run bench`: each benchmark with its floor measured in the same run; a missed target ends with 1.
import { benchCommands } from './commands.ts';
import { benchDesk } from './desk.ts';
import { benchGuide } from './guide.ts';
import { type Row, show } from './measure.ts';
import { benchPage } from './page.ts';
import { benchStart } from './start.ts';
import { benchTurn } from './turn.ts';

const run = async (): Promise<void> => {
  const rows: Row[] = [
    await benchGuide(),
    await benchTurn(),
    await benchPage(),
    await benchStart(),
    ...(await benchDesk()),
    ...benchCommands(),
  ];
  console.log(show(rows));
  console.log('memory per idle talk: none; a talk that waits is two rows in the database and nothing in the process');
  process.exit(rows.every(({ met }) => met) ? 0 : 1);
};

void run();
