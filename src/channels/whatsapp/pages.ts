// More choices than a list can hold: pages of nine with a last row that brings the next page.
import { type Choice, limits } from './outbound.ts';

const prefix = 'more:';

/** The rows of one page. The last page holds up to ten, and no "more". */
export const pageOf = (choices: readonly Choice[], page: number, more: string): readonly Choice[] => {
  const size = limits.rows - 1;
  // A tap on an old list may ask for a page that this one does not have.
  const from = page * size < choices.length ? page * size : 0;
  const rest = choices.slice(from);
  if (rest.length <= limits.rows) return rest;
  return [...rest.slice(0, size), { id: `${prefix}${from / size + 1}`, label: more }];
};

/** The page a tap asks for; undefined for every other choice. */
export const pageAsked = (choiceId: string): number | undefined => {
  const page = /^more:(\d{1,3})$/.exec(choiceId)?.[1];
  return page === undefined ? undefined : Number(page);
};
