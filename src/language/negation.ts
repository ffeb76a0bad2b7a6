// Words that turn a statement round, per language: 'not married' must never be read as 'married'.
import type { Language } from '../content/schema/ids.ts';
import { whole } from './word-table.ts';

const negations: Readonly<Record<string, ReadonlySet<string>>> = Object.fromEntries(
  Object.entries({
    nl: 'niet geen nooit zonder nee noch',
    en: "no not never without none don't doesn't didn't isn't aren't haven't hasn't can't cannot won't",
    ar: 'لا ما مو مش ليس ليست لست لم لن غير بدون ماني ماعندي مافي',
    ti: 'ኣይኮነን ኣይኮንኩን የብለይን የብልናን የለን ብዘይ',
    fa: 'نه نیست نیستم نیستند ندارم نداریم ندارد نشده نشدم نکردم نکرده بدون هیچ',
    tr: 'değil yok hiç hayır değilim yoktu',
    so: 'ma maya aan maan aanan weli',
    uk: 'не ні немає нема без ніколи',
    ru: 'не нет нету без никогда',
    fr: "non ne n'ai n'est pas jamais sans aucun aucune",
  }).map(([language, list]) => [language, new Set(list.split(' ').map(whole))]),
);
/** Negation inside one word, folded: ኣይ…ን, نمی…, …mıyor…, …madı…. */
const inside: Readonly<Record<string, RegExp>> = {
  ti: /^አየ.+ነ$/u,
  fa: /^نمی./u,
  tr: /^\p{L}{2,}m(?:[iu]yor|[ae]d[ie])\p{L}*$/u,
};

/** Expects folded words with single spaces. */
export const denies = (said: string, language: Language): boolean =>
  said.split(' ').some((word) => negations[language]?.has(word) || inside[language]?.test(word));
