// Judges a week by its log alone; returns what was wrong, each in a sentence.
import type { Line } from './log.ts';

type CaseLine = Extract<Line, { of: 'cases' }>;
type Case = NonNullable<CaseLine['now']>;
type Faults = string[];

const states = ['waiting', 'taken', 'closed'];
const time = (text: string | null): number => (text === null ? Number.NaN : Date.parse(text));

export const judge = (lines: readonly Line[], until: Date): readonly string[] => {
  const faults: Faults = [];
  const byTx = grouped(lines, ({ tx }) => tx);
  const cases = grouped(
    lines.filter((line) => line.of === 'cases'),
    ({ was, now }) => (now ?? was)?.id as string,
  );
  const left = new Set(lines.flatMap((line) => (line.of === 'messages' && line.now ? [line.now.id] : [])));
  for (const [id, own] of cases) {
    const told = (line: Line, what: string) => void faults.push(`${id} line ${line.n}: ${what}`);
    judgeStates(own, byTx, told);
    judgePromises(own, { byTx, left, until }, told);
  }
  judgeAnswers(lines, byTx, (line, what) => void faults.push(`line ${line.n}: ${what}`));
  return faults;
};

const grouped = <T>(all: readonly T[], key: (one: T) => string): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  return groups;
};

type Told = (line: Line, what: string) => void;
type ByTx = ReadonlyMap<string, readonly Line[]>;

const audited = (byTx: ByTx, { tx }: Line, deed: string): string | undefined =>
  byTx.get(tx)?.flatMap((line) => (line.of === 'audit' && line.now?.deed === deed ? [line.now.actor] : []))[0];
/** The person was told a time, or that nobody is there, in the same breath. */
const toldTime = (byTx: ByTx, { tx }: Line, id: string): boolean =>
  byTx.get(tx)?.some((line) => line.of === 'messages' && line.now?.id.startsWith(`desk:${id}:time:`)) ?? false;

/** At every moment one state, each following from the one before; a fence has one holder, and never goes back. */
const judgeStates = (own: readonly CaseLine[], byTx: ByTx, told: Told): void => {
  const holders = new Map<number, string>();
  let last: Case | undefined;
  for (const line of own) {
    const { was, now, at } = line;
    if (!now) {
      told(line, 'a case is gone');
      return;
    }
    if (JSON.stringify(was) !== JSON.stringify(last ?? null)) told(line, 'a change is missing before this one');
    if (states.filter((state) => state === now.state).length !== 1) told(line, `is in ${now.state}`);
    if ((now.state === 'taken') !== (now.leased_until !== null)) told(line, 'a lease goes with being taken');
    if (now.state === 'taken') {
      const holder = holders.get(now.fence) ?? now.taken_by;
      if (holder !== now.taken_by) told(line, `${holder} and ${now.taken_by} hold it under fence ${now.fence}`);
      holders.set(now.fence, now.taken_by as string);
    }
    if (!was) {
      if (now.state !== 'waiting' || now.fence !== 0) told(line, 'a case begins waiting');
    } else judgeStep({ was, now, at: at.getTime(), line }, byTx, told);
    last = now;
  }
};

type Step = { readonly was: Case; readonly now: Case; readonly at: number; readonly line: Line };

const judgeStep = ({ was, now, at, line }: Step, byTx: ByTx, told: Told): void => {
  const lapsed = was.state === 'taken' && time(was.leased_until) <= at;
  const step = `${was.state} → ${now.state}`;
  if (now.fence !== was.fence) {
    if (now.fence !== was.fence + 1 || now.state !== 'taken') told(line, `fence ${was.fence} → ${now.fence}, ${step}`);
    if (was.state === 'closed' || (was.state === 'taken' && !lapsed)) told(line, `claimed while it was ${was.state}`);
    if (audited(byTx, line, 'claimed') !== now.taken_by) told(line, 'claimed and not in the audit');
  } else if (step === 'waiting → taken' || step === 'closed → taken') told(line, `${step} without a new fence`);
  else if (step === 'taken → taken' && lapsed) told(line, 'a lapsed lease was renewed');
  if (step === 'taken → waiting' && !lapsed && !audited(byTx, line, 'transferred')) told(line, 'taken away from her');
  if (step === 'closed → waiting' && time(was.reopens_until) <= at) told(line, 'reopened too late');
};

type Rest = { readonly byTx: ByTx; readonly left: ReadonlySet<string>; readonly until: Date };

/** A time that was named: by then somebody gave an answer that left, or it was closed, or another time was told. */
const judgePromises = (own: readonly CaseLine[], { byTx, left, until }: Rest, told: Told): void => {
  let open: { readonly before: number; readonly line: Line } | undefined;
  const end = (line: Line, at: number) => {
    if (open && at > open.before) told(line, `told or kept after the promise of line ${open.line.n}`);
    open = undefined;
  };
  for (const line of own) {
    const { was, now, tx } = line;
    const at = line.at.getTime();
    const id = (now as Case).id;
    const answered = byTx.get(tx)?.some((one) => one.of === 'held_answers' && !one.was && left.has(one.now?.id ?? ''));
    if (answered || now?.state === 'closed' || toldTime(byTx, line, id)) end(line, at);
    if (now?.state === 'waiting' && now.promised_before === null && !toldTime(byTx, line, id))
      told(line, 'waits without a time');
    const before = time(now?.promised_before ?? null);
    if (!Number.isNaN(before) && now?.promised_before !== was?.promised_before) {
      if (open && before > open.before) told(line, 'a later time was named and not told');
      open = { before, line };
    }
  }
  const last = own.at(-1);
  if (last && open) end(last, until.getTime());
};

/** Each was given under the fence of the moment by who held it, and left once; nobody answered past a later one. */
const judgeAnswers = (lines: readonly Line[], byTx: ByTx, told: Told): void => {
  const current = new Map<string, Case>();
  const newest = new Map<string, number>();
  for (const line of lines) {
    if (line.of === 'cases' && line.now) current.set(line.now.id, line.now);
    if (line.of === 'held_answers' && line.now && !line.was) {
      const { id, case_id, fence } = line.now;
      const held = byTx.get(line.tx)?.findLast((one) => one.of === 'cases' && one.now?.id === case_id);
      const now = held?.of === 'cases' ? held.now : undefined;
      if (now?.state !== 'taken' || now.fence !== fence || time(now.leased_until) <= line.at.getTime())
        told(line, `answered under fence ${fence} while it was ${now?.state} under ${now?.fence}`);
      if (!id.startsWith(`desk:${case_id}:${fence}:`)) told(line, `${id} under fence ${fence}`);
      if (audited(byTx, line, 'answered') !== now?.taken_by) told(line, 'answered and not by who holds it');
    }
    const [, id = '', fence = ''] = (line.of === 'messages' && line.now?.id.match(/^desk:([^:]+):(\d+):/)) || [];
    if (id === '') continue;
    if (Number(fence) < (newest.get(id) ?? 0)) told(line, `left under fence ${fence} after one under a later fence`);
    newest.set(id, Number(fence));
    if (Number(fence) > (current.get(id)?.fence ?? 0)) told(line, 'left under a fence that was never given');
  }
};
