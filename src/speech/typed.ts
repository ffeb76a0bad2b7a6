// What a volunteer typed, as Markdown that shows exactly her letters: no marks, no links, no turned direction.

const marks = /[\\`*_[\]#>~]/g;
const starts = /^(\s*)([-+]|\d+[.)])(?=\s)/gm;
const bidi = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** `lock` puts isolates round what must stay as it is; it runs on the bare text. */
export const typed = (text: string, lock = (bare: string): string => bare): string =>
  lock(text.replace(bidi, '').trim())
    .replace(marks, '\\$&')
    .replace(starts, (_all, space: string, sign: string) => `${space}${sign.slice(0, -1)}\\${sign.at(-1)}`)
    .replaceAll(/\r?\n/g, '  \n');
