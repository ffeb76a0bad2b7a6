// What the month may cost, in messages: when it is spent, WhatsApp offers the web page; danger and people are never stopped.
import type { Message } from '../speech/message.ts';
import type { Json, Store } from '../store/store.ts';
import type { Purpose } from './purpose.ts';

export type Budget = {
  /** True when this message must not cost anything any more. */
  stops(purpose: Purpose, body: Json): Promise<boolean>;
};
export type BudgetParts = {
  /** Messages a month; undefined: no end. */
  readonly monthly: number | undefined;
  readonly bills: Pick<Store['bills'], 'since'>;
  /** In the Netherlands, like 2026-11-24. */
  today(): string;
  readonly log: { warn(facts: Readonly<Record<string, number | string>>, says: string): void };
  now?(): number;
};

/** How old the count may be. */
const freshMs = 5_000;
/** Roads and answers can go on on the web; a person, an apology, "your data is gone" cannot. */
const stopped: readonly Message['kind'][] = [
  'welcome',
  'menu',
  'question',
  'outcome',
  'article',
  'results',
  'languages',
];

export const makeBudget = ({ monthly, bills, today, log, now = Date.now }: BudgetParts): Budget => {
  let [count, at, warned] = [0, Number.NEGATIVE_INFINITY, ''];
  const spent = async (): Promise<number> => {
    if (now() - at >= freshMs) [count, at] = [await bills.since(`${today().slice(0, 7)}-01`), now()];
    return count;
  };
  return {
    stops: async (purpose, body) => {
      if (monthly === undefined || purpose !== 'answer') return false;
      const { kind, urgent } = body as unknown as Message;
      if (urgent || !stopped.includes(kind)) return false;
      if ((await spent()) < monthly) return false;
      const month = today().slice(0, 7);
      if (warned !== month) log.warn({ month, messages: monthly }, budgetSpent);
      warned = month;
      return true;
    },
  };
};

const budgetSpent =
  'The month’s budget for WhatsApp is spent: people are offered the web page. Raise WHATSAPP_MONTHLY_BUDGET to go on.';
