// The register of checks. Each is one file, looks at everything, and returns what an editor must mend.
import type { Loaded } from '../loaded.ts';
import type { Problem } from '../problem.ts';
import { articles } from './articles.ts';
import { channelLimits } from './channel-limits.ts';
import type { Check, Known } from './check.ts';
import { contacts } from './contacts.ts';
import { facts } from './facts.ts';
import { figures } from './figures.ts';
import { glossary } from './glossary.ts';
import { holidays } from './holidays.ts';
import { learns } from './learns.ts';
import { links } from './links.ts';
import { menu } from './menu.ts';
import { phrases } from './phrases.ts';
import { plain } from './plain.ts';
import { renamed } from './renamed.ts';
import { routes } from './routes.ts';
import { rules } from './rules.ts';
import { safety } from './safety.ts';
import { texts } from './texts.ts';
import { translations } from './translations.ts';

export const checks: readonly Check[] = [
  routes,
  rules,
  texts,
  figures,
  facts,
  translations,
  channelLimits,
  glossary,
  plain,
  links,
  menu,
  contacts,
  safety,
  phrases,
  learns,
  articles,
  renamed,
  holidays,
];

/** What is wrong besides the form, which `loadContent` has told already. Pure; half a second on the whole content. */
export const checkContent = (loaded: Loaded, known: Known): readonly Problem[] =>
  checks.flatMap((check) => check(loaded, known));
