// `npm run wringer -- --kills 20 --seconds 120 --processes 3`: a crowd on a faulty WhatsApp, a killer among the processes, a verdict.
import { parseArgs } from 'node:util';
import { print } from './wringer/verdict.ts';
import { wring } from './wringer/wring.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '120' },
    processes: { type: 'string', default: '3' },
    people: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    /** Seconds of hearing nothing after which an answer is sent again. */
    patience: { type: 'string', default: '30' },
    /** Without faults of Graph: then nothing may be doubled at all. */
    calm: { type: 'boolean', default: false },
  },
});

const number = (name: 'kills' | 'seconds' | 'processes' | 'people' | 'seed' | 'patience', most: number): number => {
  const value = Number(values[name]);
  if (Number.isInteger(value) && value >= 0 && value <= most) return value;
  console.error(`--${name}: write a whole number from 0 to ${most}.`);
  process.exit(2);
};

const verdict = await wring({
  kills: number('kills', 1000),
  seconds: number('seconds', 3600),
  processes: number('processes', 6),
  people: number('people', 500),
  seed: number('seed', 1_000_000_000),
  patience: number('patience', 900),
  calm: values.calm,
  tell: (line) => console.log(line),
});
console.log(print(verdict));
process.exit(verdict.faults.length === 0 ? 0 : 1);
