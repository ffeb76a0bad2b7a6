// One message to one person, before it is JSON: text and choices together, and what WhatsApp can carry of them.

import { rightToLeftLines } from './direction.ts';
import type { Address } from './event.ts';
import { fits, letters } from './letters.ts';

export type Outbound = {
  readonly to: Address;
  /** WhatsApp's own signs, see `toWhatsApp`. */
  readonly text: string;
  readonly choices?: readonly Choice[];
  /** On the button that opens a list, and over the list. */
  readonly button?: string;
  /** A line over buttons or a list. */
  readonly title?: string;
  /** Small letters under it. */
  readonly footer?: string;
  /** With choices there is no room for a second kind of button: the address stands on a line of its own, under its words. */
  readonly link?: { readonly url: string; readonly label: string };
  /** More than ten choices travel in pages of nine; `more` is the last row. */
  readonly page?: number;
  readonly more?: string;
  readonly replyTo?: string;
  /** Comes back in every status of this message: the only way to recognise it when the answer to sending was lost. */
  readonly callbackData?: string;
  readonly rtl?: boolean;
  readonly preview?: boolean;
};
export type Choice = { readonly id: string; readonly label: string; readonly hint?: string };

/** Source: WhatsApp Cloud API, messages. Counted as people see letters. */
export const limits = {
  buttons: 3,
  buttonLabel: 20,
  rows: 10,
  rowLabel: 24,
  hint: 72,
  header: 60,
  footer: 60,
  body: 1024,
  listBody: 4096,
  text: 4096,
  buttonId: 256,
  rowId: 200,
  callbackData: 512,
} as const;

/** The text does not fit WhatsApp. For editors, or for a caller that says the long version on the web instead. */
export class DoesNotFit extends Error {
  override readonly name = 'DoesNotFit';
  constructor(readonly faults: readonly string[]) {
    super(`WhatsApp cannot carry this message: ${faults.join('; ')}.`);
  }
}

export type Form = 'text' | 'buttons' | 'list' | 'link';

/** Three short choices are buttons; a hint, a long label or a long text makes a list of them. */
export const formOf = (message: Outbound): Form => {
  const { choices = [], link } = message;
  if (choices.length === 0) return link ? 'link' : 'text';
  const isShort = choices.every(({ label, hint }) => fits(label, limits.buttonLabel) && hint === undefined);
  // Meta may count more than one for a letter; a list has room enough.
  return choices.length <= limits.buttons && isShort && bodyOf(message).length <= limits.body ? 'buttons' : 'list';
};

/** The text with what has no place of its own: a link beside choices, the small letters of a plain text. */
export const bodyOf = ({ text, choices = [], link, footer, rtl }: Outbound): string => {
  const hasChoices = choices.length > 0;
  const below = hasChoices ? link && `${link.label}:\n${link.url}` : link ? undefined : footer;
  return [rtl ? rightToLeftLines(text) : text, below].filter((part) => part !== undefined).join('\n\n');
};

/** Everything that does not fit, in words; empty when all does. */
export const faultsOf = (message: Outbound): readonly string[] => {
  const { choices = [], text, button, title, footer, link, more, callbackData, to } = message;
  const form = formOf(message);
  const most = { text: limits.text, buttons: limits.body, list: limits.listBody, link: limits.body }[form];
  const label = form === 'list' ? limits.rowLabel : limits.buttonLabel;
  const id = form === 'list' ? limits.rowId : limits.buttonId;
  const isPaged = choices.length > limits.rows;
  return [
    ...(to.bsuid === undefined && to.phone === undefined ? ['nobody to send it to'] : []),
    ...(text.trim() === '' ? ['no text'] : []),
    ...over('text', bodyOf(message), most),
    ...choices.flatMap((choice) => [
      ...(choice.label.trim() === '' ? ['a choice without a label'] : []),
      ...over('label', choice.label, label),
      ...over('hint', choice.hint ?? '', limits.hint),
      ...(choice.id === '' || choice.id.length > id ? [`an id of ${choice.id.length} signs, at most ${id}`] : []),
    ]),
    ...doubled(
      'id',
      choices.map((choice) => choice.id),
    ),
    ...(form === 'buttons'
      ? doubled(
          'label',
          choices.map((choice) => choice.label),
        )
      : []),
    ...(form === 'list' && !button ? ['a list without a word on its button'] : []),
    ...(isPaged && !more ? [`${choices.length} choices without a word for "more"`] : []),
    ...over('button', button ?? '', limits.buttonLabel),
    ...over('"more"', more ?? '', limits.rowLabel),
    ...over('title', title ?? '', limits.header),
    ...over('footer', footer ?? '', limits.footer),
    ...(form === 'link' ? over('label of the link', link?.label ?? '', limits.buttonLabel) : []),
    ...(link && !/^https?:\/\/[^\s]+$/.test(link.url) ? ['a link that is no web address'] : []),
    ...((callbackData ?? '').length > limits.callbackData ? ['callback data over 512 signs'] : []),
  ];
};

const over = (what: string, text: string, most: number): readonly string[] => {
  const count = text.length <= most ? 0 : letters(text);
  return count > most ? [`${what} of ${count} letters, at most ${most}`] : [];
};

const doubled = (what: string, values: readonly string[]): readonly string[] =>
  new Set(values).size === values.length ? [] : [`two choices with one ${what}`];
