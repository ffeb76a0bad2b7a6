// Isolates round every number, name and Dutch term, so that right-to-left text keeps them whole and in order.
// (Chromium prints 0900-1234 as 1234-0900 in Arabic when it is not isolated.)

const FSI = '\u2068';
const PDI = '\u2069';

/** One value as a unit of its own. */
export const isolate = (value: string): string => `${FSI}${value}${PDI}`;

export const withoutIsolates = (text: string): string => text.replaceAll(FSI, '').replaceAll(PDI, '');

/** Kept as they are: what is isolated already, Markdown links' targets, and bare addresses. */
const kept = /(\u2068[^\u2069]*\u2069|\]\([^)]*\)|https?:\/\/\S+)/u;
/** A run of Latin letters and digits, with the signs between them: "PIP", "persoonlijk plan", "A2", "12-6-2026". */
const run = /[\p{Script=Latin}\d](?:[\p{Script=Latin}\d .'’/@:+-]*[\p{Script=Latin}\d])?/gu;

/** In right-to-left text: every Latin run stands alone. Other text is left as it is. */
export const isolateLatin = (text: string): string =>
  text
    .split(kept)
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll(run, isolate)))
    .join('');
