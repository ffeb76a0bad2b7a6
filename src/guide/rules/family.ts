// Rules of family reunification: the three months of nareis, the law of 12 June 2026, objection terms.
import type { Rules } from './rule.ts';

export const family: Rules = {};
