// A table as a file for a spreadsheet: every field in quotes, and none of them a formula.
import type { Response } from 'express';

/** Characters with which a spreadsheet begins to calculate; the wide ones do in some languages. White space before them too. */
const formula = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

const field = (text: string): string => `"${(formula.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/** With a mark for UTF-8 and semicolons, as a Dutch spreadsheet reads it. */
export const csv = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => `${row.map(field).join(';')}\r\n`).join('')}`;

export const sendFile = (res: Response, name: string, rows: readonly (readonly string[])[]): void => {
  res.attachment(`${name}.csv`).type('text/csv; charset=utf-8').send(csv(rows));
};
