// The ways that are always open: menu, back, a person, another language.
import type { Language } from '../content/schema/ids.ts';
import type { Command } from '../content/schema/registers.ts';
import { press } from '../guide/button.ts';
import type { Choice } from './message.ts';
import type { Speech } from './speech.ts';

export const way = (speech: Speech, language: Language, command: Command): Choice => ({
  label: speech.say(language, `ways.${command}`),
  value: press({ kind: 'command', command }),
  role: 'way',
});

/** In the order of the thumb: back first, a person always. */
export const ways = (speech: Speech, language: Language, commands: readonly Command[]): readonly Choice[] =>
  commands.map((command) => way(speech, language, command));
