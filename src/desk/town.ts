// Which team a person belongs to, by the municipality she typed.
import { fold, words } from '../language/fold.ts';
import type { Team } from '../store/desk/desk.ts';

/** Case, accents, hyphens and a "gemeente" before it make no difference; undefined for a place no team works in. */
export const teamFor = (teams: readonly Team[], typed: string): Team | undefined => {
  const town = plain(typed);
  return town === ''
    ? undefined
    : teams.find(({ municipalities }) => municipalities.some((one) => plain(one) === town));
};

const plain = (text: string): string =>
  words(fold(text))
    .filter((word) => word !== 'gemeente')
    .join(' ');
