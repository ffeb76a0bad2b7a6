// Signs that stand for a command when they are the whole message.
import type { Command } from '../content/schema/registers.ts';

const signs: Readonly<Partial<Record<Command, readonly string[]>>> = {
  yes: ['👍', '✅', '✔', '👌', '🆗'],
  no: ['👎', '❌', '✖', '🚫'],
  menu: ['0', '#', '☰', '🏠'],
  back: ['⬅', '◀', '🔙'],
  help: ['?', '؟', '፧', '❓', '❔', '🆘'],
  repeat: ['🔁', '🔄'],
  stop: ['🛑', '⏹'],
};

const table = new Map(
  Object.entries(signs).flatMap(([command, list]) => list.map((sign) => [sign, command as Command] as const)),
);
/** Skin tones and the signs that choose between a black-and-white and a coloured picture. */
const LOOKS = /[\u{1f3fb}-\u{1f3ff}]|[\ufe0e\ufe0f]|\s/gu;

/** 👍, 👍🏽 and 👍👍 alike; undefined when the message holds anything else. */
export const readSign = (text: string): Command | undefined => {
  if (text.length > 60) return undefined;
  const [first, ...others] = [...text.replace(LOOKS, '')];
  return first !== undefined && others.every((sign) => sign === first) ? table.get(first) : undefined;
};
