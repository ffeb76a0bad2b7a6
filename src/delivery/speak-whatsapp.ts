// One of our messages as one of WhatsApp's: text and choices together, in the fullest form that fits; never two.
import type { Address } from '../channels/whatsapp/event.ts';
import { toWhatsApp } from '../channels/whatsapp/format.ts';
import { fits } from '../channels/whatsapp/letters.ts';
import { bodyOf, DoesNotFit, faultsOf, formOf, limits, type Outbound } from '../channels/whatsapp/outbound.ts';
import type { Language } from '../content/schema/ids.ts';
import { isolate } from '../speech/isolate.ts';
import type { Choice, Message } from '../speech/message.ts';
import type { Speech } from '../speech/speech.ts';
import { sayer } from '../speech/text.ts';
import { tellAll, tellLeast, tellShort } from './tell.ts';

export type Envelope = {
  readonly to: Address;
  readonly callbackData: string;
  readonly publicUrl: string;
  /** Of more than ten choices. */
  readonly page?: number;
};

/** Throws `DoesNotFit` when not even the plainest form does. */
export const speakWhatsApp = (speech: Speech, message: Message, envelope: Envelope): Outbound => {
  let faults: readonly string[] = [];
  for (const form of formsOf(speech, message, envelope)) {
    faults = [...faultsOf(form), ...(isRoomy(form) ? [] : ['text too long when every sign counts'])];
    if (faults.length === 0) return form;
  }
  throw new DoesNotFit(faults);
};

/** Meta may count signs that nobody sees: a text must fit with them too. */
const isRoomy = (form: Outbound): boolean => bodyOf(form).length <= mostIn[formOf(form)];
const mostIn = { text: limits.text, buttons: limits.body, list: limits.listBody, link: limits.body } as const;

/** From the fullest to the plainest. An outcome that takes more than a screen is told short, with a link to the whole. */
function* formsOf(speech: Speech, message: Message, envelope: Envelope): Generator<Outbound> {
  const whole = tellAll(speech, message);
  const hasSheet = message.sheet !== undefined;
  const isLong = hasSheet && textOf(message, whole).length > limits.body;
  const short = hasSheet ? [tellShort(speech, message), tellLeast(speech, message)] : [];
  for (const blocks of isLong ? short : [whole, ...short]) {
    yield tapped(speech, message, { ...envelope, blocks });
    yield typed(speech, message, { ...envelope, blocks });
  }
}

type Telling = Envelope & { readonly blocks: readonly string[] };

/** Buttons or a list; without answers to choose from, the ways are buttons when there are few. */
const tapped = (speech: Speech, message: Message, telling: Telling): Outbound => {
  const say = sayer(speech, message.language);
  const main = choicesOf(message, 'main');
  const ways = choicesOf(message, 'way');
  const text = textOf(message, telling.blocks);
  const areButtons =
    main.length === 0 && message.sheet === undefined && ways.length <= limits.buttons && fits(text, limits.body);
  const shown = main.length > 0 ? main : areButtons ? ways : [];
  return {
    ...frame(speech, message, telling),
    text,
    ...(areButtons ? {} : footed(speech, message, { text, hasFooter: true })),
    ...(shown.length === 0 ? {} : { choices: shown.map(choiceOf), button: say('whatsapp.choose') }),
    ...(shown.length > limits.rows ? { more: say('whatsapp.more'), page: telling.page ?? 0 } : {}),
  };
};

/** Where no button can show: the answers are numbered, and the number is typed. */
const typed = (speech: Speech, message: Message, telling: Telling): Outbound => {
  const main = choicesOf(message, 'main');
  const say = sayer(speech, message.language);
  const numbered = main.map(({ label }, at) => `${isolate(String(at + 1))}. ${label}`).join('\n');
  const blocks = main.length === 0 ? telling.blocks : [...telling.blocks, say('whatsapp.number'), numbered];
  const text = textOf(message, blocks);
  return { ...frame(speech, message, telling), ...footed(speech, message, { text, hasFooter: false }) };
};

const textOf = ({ direction }: Message, blocks: readonly string[]): string =>
  toWhatsApp(blocks.filter((block) => block !== '').join('\n\n'), { rtl: direction === 'rtl' });

const frame = (speech: Speech, message: Message, { to, callbackData, publicUrl }: Telling) => ({
  to,
  callbackData,
  rtl: message.direction === 'rtl',
  ...(message.sheet === undefined
    ? {}
    : {
        link: {
          url: new URL(message.sheet, publicUrl).href,
          label: sayer(speech, message.language)('whatsapp.read'),
        },
      }),
});

type Footing = { readonly text: string; readonly hasFooter: boolean };

/** The ways as one short line: small letters where there are any, else the last line of the text. */
const footed = (speech: Speech, message: Message, { text, hasFooter }: Footing): { text: string; footer?: string } => {
  const line = waysLine(speech, message);
  if (line === undefined) return { text };
  return hasFooter && fits(line, limits.footer) ? { text, footer: line } : { text: `${text}\n\n${line}` };
};

/** "You can also type: 0 = menu, back, a person": the words on the buttons are understood when they are typed. */
const waysLine = (speech: Speech, message: Message): string | undefined => {
  const say = sayer(speech, message.language);
  const ways = choicesOf(message, 'way').map(({ label, value }) =>
    value === 'command:menu'
      ? say('whatsapp.way', { sign: isolate('0'), word: label })
      : (ownName(speech, value) ?? label),
  );
  return ways.length === 0 ? undefined : say('whatsapp.type', { ways: ways.join(' · ') });
};

/** "Would you like to go on in English?" is a question; what is typed is the name. */
const ownName = ({ content }: Speech, value: string): string | undefined => {
  const code = /^speak:(.+)$/.exec(value)?.[1];
  return code === undefined ? undefined : content.languages[code as Language]?.name;
};

const choicesOf = ({ choices }: Message, role: Choice['role']): readonly Choice[] =>
  choices.filter((choice) => choice.role === role);

const choiceOf = ({ value, label, hint }: Choice) => ({ id: value, label, ...(hint === undefined ? {} : { hint }) });
