// Outside the 24 hours only a template may go: a word of ours in its place, and what she was to read follows when she answers.
import type { Delivery } from '../channels/whatsapp/delivery.ts';
import type { Address } from '../channels/whatsapp/event.ts';
import {
  nextTemplateLanguage,
  type TemplateName,
  templateLanguage,
  templates,
} from '../channels/whatsapp/templates.ts';
import type { Wire } from '../channels/whatsapp/wire.ts';
import { templateMessage } from '../channels/whatsapp/wire-template.ts';
import type { Language } from '../content/schema/ids.ts';
import { blank } from '../speech/blank.ts';
import type { Message } from '../speech/message.ts';
import type { Speech } from '../speech/speech.ts';
import type { Json } from '../store/store.ts';
import type { Purpose } from './purpose.ts';

/** What a template's row holds: shown in the history as its words, sent as the template. */
export type TemplateBody = Message & { readonly template: { readonly name: TemplateName; readonly code: string } };

/** What the button of a template sends back: what was withheld follows, and the bot says nothing more. */
export const isResume = (choiceId: string): boolean => choiceId.startsWith('resume:');

/** An answer of the bot that came a day late helps nobody: for it there is no template. */
const templateFor: Readonly<Record<Purpose, TemplateName | undefined>> = {
  reminder: 'reminder_due',
  volunteer: 'handoff_resume',
  answer: undefined,
  crisis: undefined,
};

export const insteadOf = (speech: Speech, purpose: Purpose, language: Language): Json | undefined => {
  const name = templateFor[purpose];
  if (!name) return undefined;
  const own = templateLanguage(language);
  const code = templates[name].texts[own] ? own : 'en';
  const values = valuesOf(speech, name, code);
  const text = values.reduce(
    (said, value, at) => said.replace(`{{${at + 1}}}`, value),
    templates[name].texts[code]?.body ?? '',
  );
  const body: TemplateBody = { ...blank(speech, code as Language, 'notice'), text, template: { name, code } };
  return body as unknown as Json;
};

const valuesOf = (speech: Speech, name: TemplateName, code: string): readonly string[] =>
  templates[name].variables.map(() => speech.say(code as Language, 'whatsapp.volunteer'));

export const isTemplate = (body: Json): boolean =>
  typeof body === 'object' && body !== null && !Array.isArray(body) && 'template' in body;

type Sending = { readonly to: Address; readonly callbackData: string; send(wire: Wire): Promise<Delivery> };

/** In the language it was made in, else in the ones the operator has had approved. */
export const sendTemplate = async (
  speech: Speech,
  { template: { name, code } }: TemplateBody,
  { to, callbackData, send }: Sending,
): Promise<Delivery> => {
  for (let now: string = code; ; ) {
    const values = valuesOf(speech, name, now);
    const { payload } = templates[name].button;
    const delivery = await send(
      templateMessage({ to, template: name, language: now, code: now, values, payload, callbackData }),
    );
    const next = nextTemplateLanguage(now);
    if (delivery.kind !== 'failed' || delivery.action !== 'template-fallback-language' || !next) return delivery;
    now = next;
  }
};
