// What the house says → the activity that Web Chat renders: Markdown, buttons, language; and the tapped button back again.
import type { CardAction, SuggestedActions } from 'botframework-schema';
import { bot, type Carried } from './wire.ts';

/** `text` is Markdown. Direction follows from the language: Web Chat has it from `locale`. */
export type Saying = {
  readonly text: string;
  readonly language: string;
  /** Who says it: nothing for the bot, or the name a volunteer chose for this talk. */
  readonly volunteer?: string;
  readonly botName: string;
  readonly choices: readonly { readonly label: string; readonly value: string; readonly hint?: string }[];
  readonly sources: readonly { readonly name: string; readonly url: string }[];
  /** For the page: where in the content this was said. */
  readonly about?: Readonly<Record<string, string>>;
};

export const toActivity = (saying: Saying): Carried => {
  const { text, language, volunteer, botName, choices, sources, about } = saying;
  const channelData = { ...about, ...(volunteer === undefined ? {} : { sender: 'volunteer' }) };
  return {
    type: 'message',
    from: volunteer === undefined ? { ...bot, name: botName } : { ...bot, id: 'volunteer', name: volunteer },
    locale: language,
    text: [text, choices.flatMap(hinted).join('\n'), sources.map(linked).join('\n')].filter(Boolean).join('\n\n'),
    textFormat: 'markdown',
    inputHint: 'expectingInput',
    ...(choices.length > 0 ? { suggestedActions: suggested(choices) } : {}),
    ...(Object.keys(channelData).length > 0 ? { channelData } : {}),
  };
};

/** `to` stays empty: clients hide buttons that name somebody else. */
export const suggested = (choices: Saying['choices']): SuggestedActions => ({
  to: [],
  actions: choices.map(
    ({ label, value }): CardAction => ({ type: 'postBack', title: label, value: { choice: value } }),
  ),
});

/** The value of the tapped button; undefined for typed text. */
export const tappedIn = ({ value }: Carried): string | undefined => {
  if (typeof value === 'string') return value;
  const choice = (value as { readonly choice?: unknown } | null | undefined)?.choice;
  return typeof choice === 'string' ? choice : undefined;
};

/** A button shows one line; what else helps to choose stands above it. */
const hinted = ({ label, hint }: Saying['choices'][number]): readonly string[] =>
  hint === undefined ? [] : [`- **${label}**: ${hint}`];

const linked = ({ name, url }: Saying['sources'][number]): string =>
  `- [${name.replace(/[[\]\\]/g, '\\$&')}](<${url}>)`;
