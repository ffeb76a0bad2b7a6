// What the fake's own book says of a run: lost, doubled, out of order, and how long Meta waited for its 200.
import type { Book } from '../../channels/whatsapp/fake/book.ts';
import { messageKey } from '../../channels/whatsapp/message-key.ts';

/** One message of one person, in the order she sent them. */
export type Numbered = { readonly person: string; readonly n: number; readonly id: string };
export type Run = {
  readonly said: readonly Numbered[];
  readonly book: Book;
  /** How often the sending of each answer ended without an answer from Graph. */
  readonly doubts: ReadonlyMap<string, number>;
  readonly kills: number;
  readonly seed: number;
  readonly seconds: number;
  /** Names and numbers that stood in a log. */
  readonly leaks: readonly string[];
  /** Processes that ended by themselves. */
  readonly died: number;
};
export type Verdict = Omit<Run, 'said' | 'book' | 'doubts' | 'leaks'> & {
  readonly messages: number;
  readonly sent: number;
  readonly lost: number;
  readonly doubled: number;
  readonly disordered: number;
  /** Two sends of one message without an answer: more than is promised. Told, and not counted as lost. */
  readonly beyond: number;
  readonly doubtful: number;
  readonly webhooks: number;
  readonly again: number;
  readonly ack: { readonly p50: number; readonly p99: number; readonly most: number };
  /** Why the run failed; empty when it did not. */
  readonly faults: readonly string[];
};

const longestAck = 1_000;

export const judgeRun = ({ said, book, doubts, leaks, ...run }: Run): Verdict => {
  const answerTo = ({ id }: Numbered) => `${messageKey(id)}:0`;
  const orders = new Map<string, number>();
  for (const { callbackData: data = '', order } of book.taken) if (!orders.has(data)) orders.set(data, order);
  const unanswered = said.filter((one) => !orders.has(answerTo(one)));
  const beyond = unanswered.filter((one) => (doubts.get(answerTo(one)) ?? 0) > 1).length;
  const lost = unanswered.length - beyond;
  const doubled = [...book.doubled().values()].reduce((sum, count) => sum + count - 1, 0);
  const disordered = countDisordered(said, (one) => orders.get(answerTo(one)));
  const times = book.brought.map(({ ms }) => ms).sort((one, other) => one - other);
  const at = (share: number) => Math.round(times[Math.floor((times.length - 1) * share)] ?? 0);
  const ack = { p50: at(0.5), p99: at(0.99), most: at(1) };
  const untaken = book.brought.filter(({ status }) => status !== 200).length;
  return {
    ...run,
    messages: said.length,
    sent: book.taken.length,
    lost,
    doubled,
    disordered,
    beyond,
    doubtful: doubts.size,
    webhooks: book.brought.length,
    again: book.brought.filter(({ tries }) => tries > 1).length,
    ack,
    faults: [
      ...(said.length === 0 ? ['nobody said anything'] : []),
      ...(lost > 0 ? [`${lost} lost`] : []),
      ...(doubled > 0 ? [`${doubled} doubled`] : []),
      ...(disordered > 0 ? [`${disordered} out of order`] : []),
      ...(untaken > 0 ? [`${untaken} webhooks never taken`] : []),
      ...(ack.p99 >= longestAck ? [`99 of 100 acknowledgements within ${ack.p99} ms, not ${longestAck}`] : []),
      ...(leaks.length > 0 ? [`${leaks.length} names or numbers in the log`] : []),
      ...(run.died > 0 ? [`${run.died} processes ended by themselves`] : []),
    ],
  };
};

/** Answers of one person that came after the answer to something she said later. */
const countDisordered = (said: readonly Numbered[], orderOf: (one: Numbered) => number | undefined): number => {
  const furthest = new Map<string, number>();
  let count = 0;
  for (const one of [...said].sort((a, b) => a.n - b.n)) {
    const order = orderOf(one);
    if (order === undefined) continue;
    const before = furthest.get(one.person) ?? 0;
    if (order < before) count += 1;
    furthest.set(one.person, Math.max(before, order));
  }
  return count;
};

export const print = (verdict: Verdict): string => {
  const { messages, sent, kills, seconds, lost, doubled, disordered, beyond, doubtful, webhooks, again, ack } = verdict;
  return [
    `seed ${verdict.seed}: ${messages} messages, ${sent} answers taken, ${kills} kills in ${seconds} s`,
    `lost ${lost} · doubled ${doubled} · out of order ${disordered}`,
    `${doubtful} answers met a lost request or response, ${beyond} of them twice and were left (that is the promise)`,
    `${webhooks} webhooks, ${again} brought again; acknowledged in ${ack.p50} ms (half), ${ack.p99} ms (99 %), ${ack.most} ms (all)`,
    verdict.faults.length === 0 ? 'passed' : `failed: ${verdict.faults.join('; ')}`,
  ].join('\n');
};
