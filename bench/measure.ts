// Measuring beside a floor in the same run: each side several rounds in turns, the best round of each counts.

export type Row = {
  readonly name: string;
  readonly ours: string;
  readonly floor: string;
  readonly ratio: string;
  readonly target: string;
  readonly met: boolean;
};

/** CPU microseconds (user + system) of this process per call. */
export const cpuOf = async (times: number, work: (at: number) => Promise<void> | void): Promise<number> => {
  const before = process.cpuUsage();
  for (let at = 0; at < times; at++) await work(at);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / times;
};

/** Both sides in turns, so that a busy neighbour hurts both; the lowest of each. */
export const beside = async (
  rounds: number,
  ours: () => Promise<number>,
  floor: () => Promise<number>,
): Promise<{ readonly ours: number; readonly floor: number }> => {
  let best = { ours: Number.POSITIVE_INFINITY, floor: Number.POSITIVE_INFINITY };
  for (let round = 0; round < rounds; round++) {
    best = { floor: Math.min(best.floor, await floor()), ours: Math.min(best.ours, await ours()) };
  }
  return best;
};

export const show = (rows: readonly Row[]): string => {
  const columns = ['name', 'ours', 'floor', 'ratio', 'target'] as const;
  const head = { name: 'benchmark', ours: 'ours', floor: 'floor', ratio: 'ratio', target: 'target', met: true };
  const all = [head, ...rows];
  const width = (column: (typeof columns)[number]) => Math.max(...all.map((row) => row[column].length));
  return all
    .map(
      (row) => `${columns.map((column) => row[column].padEnd(width(column))).join('  ')}${row.met ? '' : '  MISSED'}`,
    )
    .join('\n');
};
