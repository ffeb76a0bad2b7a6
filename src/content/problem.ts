// What an editor must mend: a place, a rule and a sentence that says what to do.
export type Problem = {
  readonly file: string;
  /** 1-based; absent when the whole file is meant. */
  readonly line?: number;
  readonly rule: string;
  readonly says: string;
  readonly severity: 'error' | 'warning';
};

/** `content/flows/x.yaml:14  sentence  (rule)`, as a compiler would print it. */
export const print = (problem: Problem): string =>
  `${problem.file}${problem.line ? `:${problem.line}` : ''}  ${problem.severity === 'warning' ? 'warning: ' : ''}${problem.says}  (${problem.rule})`;
