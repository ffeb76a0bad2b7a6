// One JSON line an event. Never a message, a telephone number or a name: only ids, counts and what to do.
import { type Logger, pino } from 'pino';

export type Log = Logger;

export const makeLog = (level: string): Log =>
  pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  });
