// The register of rules a flow may name. One subject a file; an id stands in one file only.
import { family } from './family.ts';
import { inburgering } from './inburgering.ts';
import type { Rules } from './rule.ts';
import { study } from './study.ts';

export const rules: Rules = { ...inburgering, ...study, ...family };
