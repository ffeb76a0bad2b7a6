// Rules of study and benefit: objection to the municipality (Awb), the search period under 27 (Participatiewet).
import type { Rules } from './rule.ts';

export const study: Rules = {};
