// Where a machine may translate, and where not: never in danger, never a number, a day or a term that it lost on the way.
import type { Language } from '../content/schema/ids.ts';
import { findCrisis } from '../language/crisis.ts';
import { lostIn } from '../speech/locked.ts';
import { type Speech, source } from '../speech/speech.ts';
import type { CaseView, Urgency } from './desk.ts';
import type { Translator } from './translator.ts';

/** `back`: the translation in Dutch again, for her eyes before anything is sent. */
export type Draft = {
  readonly text: string;
  readonly into: Language;
  readonly translated: string;
  readonly back: string;
  /** There is a "not" in it, which machines lose most. */
  readonly negates: boolean;
};

/** `name` of `lost`: what did not come through. */
export type NoMachine = { readonly refused: 'danger' | 'language' | 'away' | 'lost'; readonly name: string };

const not = /(?<!\p{L})(?:niet|geen|nooit|niemand|niets|zonder|nee)(?!\p{L})/iu;

/** A case of danger, and every text that speaks of it, is for reviewed sentences only. */
export const isForPeopleOnly = (
  { content }: Speech,
  { urgency, reason }: { readonly urgency: Urgency; readonly reason?: string | undefined },
  ...texts: readonly string[]
): boolean =>
  urgency === 'red' ||
  reason?.startsWith('danger:') === true ||
  texts.some((text) => findCrisis(text, content.safety) !== undefined);

type Case = Pick<CaseView, 'language' | 'urgency' | 'request'>;
const signs = ({ urgency, request }: Case) => ({ urgency, reason: request.reason });
const danger: NoMachine = { refused: 'danger', name: '' };

/** Her Dutch in the person's language and back; nothing is sent. */
export const draft = async (
  speech: Speech,
  translator: Translator,
  view: Case,
  text: string,
): Promise<Draft | NoMachine> => {
  if (isForPeopleOnly(speech, signs(view), text)) return danger;
  const into = view.language;
  const there = await translator.translate(text, source, into);
  if (there.kind !== 'translated') return { refused: there.kind, name: into };
  const lost = lostIn(text, there.text, speech.content.glossary);
  if (lost !== undefined) return { refused: 'lost', name: lost };
  if (isForPeopleOnly(speech, signs(view), there.text)) return danger;
  const back = await translator.translate(there.text, into, source);
  if (back.kind !== 'translated') return { refused: back.kind, name: into };
  return { text, into, translated: there.text, back: back.text, negates: not.test(text) || not.test(back.text) };
};

/** What the person wrote, in Dutch for the volunteer; the original stands above it. */
export const read = async (
  speech: Speech,
  translator: Translator,
  view: Case,
  text: string,
): Promise<{ readonly text: string } | NoMachine> => {
  if (isForPeopleOnly(speech, signs(view), text)) return danger;
  const said = await translator.translate(text, view.language, source);
  if (said.kind !== 'translated') return { refused: said.kind, name: view.language };
  const lost = lostIn(text, said.text, speech.content.glossary);
  return lost === undefined ? { text: said.text } : { refused: 'lost', name: lost };
};
