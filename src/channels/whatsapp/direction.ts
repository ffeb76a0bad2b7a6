// Which way a line runs in WhatsApp: its first strong letter decides, what stands in isolates does not count.

const rlm = '\u200F';
const isolated = /[\u2066-\u2068][^\u2069\n]*\u2069?/gu;
const strong =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\u200F]|\p{L}|\u200E/u;
const rightToLeft = /^[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\u200F]/u;
/** An address or a number alone on its line runs from left to right in every language. */
const alone = /^\s*(?:https?:\/\/\S+|[\u2066-\u2069\p{N}\s+().,/€:-]*)\s*$/u;

/** Every line of a right-to-left text begins with a right-to-left sign. */
export const rightToLeftLines = (text: string): string =>
  text
    .split('\n')
    .map((line) => (alone.test(line) || beginsRight(line) ? line : prefixed(line)))
    .join('\n');

const beginsRight = (line: string): boolean => {
  const first = strong.exec(line.replace(isolated, ''))?.[0];
  return first !== undefined && rightToLeft.test(first);
};

/** Behind the sign of a quote or a list, which WhatsApp knows only at the start of a line. */
const prefixed = (line: string): string => {
  const sign = /^(?:> |[-*] |\d+\. )/.exec(line)?.[0] ?? '';
  return `${sign}${rlm}${line.slice(sign.length)}`;
};
