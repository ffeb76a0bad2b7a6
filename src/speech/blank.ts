// A message with nothing but its frame; every speaker starts from it and fills in what it has.
import type { Language } from '../content/schema/ids.ts';
import type { Message } from './message.ts';
import type { Speech } from './speech.ts';
import { directionOf } from './text.ts';

export const blank = (speech: Speech, language: Language, kind: Message['kind']): Message => ({
  kind,
  language,
  direction: directionOf(speech, language),
  notices: [],
  text: '',
  choices: [],
  asks: 'text',
  calculations: [],
  why: [],
  contacts: [],
  sources: [],
});
