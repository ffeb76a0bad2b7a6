// Translation by an organisation's own engine at the desk: a draft she reads before it leaves, and a person's words in Dutch.
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Answer, CaseView } from '../desk/desk.ts';
import { type Draft, draft, isForPeopleOnly, type NoMachine, read } from '../desk/machine.ts';
import type { ConsoleParts, Machine } from './parts.ts';
import { personIn, typed } from './shown.ts';
import { machineWords } from './words/machine.ts';
import { words } from './words.ts';

type Form = Readonly<Record<string, unknown>>;
export type Shown = Draft & { readonly proof: string };
/** What the person wrote, by its place in the talk, in Dutch or why not. */
export type Reading = { readonly seq: number; readonly text: string } | { readonly seq: number; readonly why: string };

/** Offered at all: an engine that knows the language, no danger. */
export const mayTranslate = ({ machine }: ConsoleParts, view: CaseView): boolean =>
  machine !== undefined &&
  (view.language as string) !== 'nl' &&
  !isForPeopleOnly(machine.speech(), { urgency: view.urgency, reason: view.request.reason }) &&
  machine.translator.speaks(view.language);

const longest = 3500;

/** Nothing is sent: the page shows it. */
export const draftOf = async (
  { machine }: ConsoleParts,
  view: CaseView,
  form: Form,
): Promise<{ readonly draft: Shown } | { readonly wrong: string }> => {
  if (!machine) return { wrong: machineWords.refused({ refused: 'away', name: '' }) };
  if (form.language !== 'nl') return { wrong: machineWords.onlyDutch };
  const text = typed(form.text, longest + 1);
  if (text === '') return { wrong: words.case.empty };
  if (text.length > longest) return { wrong: words.case.tooLong(longest) };
  const made = await draft(machine.speech(), machine.translator, view, text);
  return 'refused' in made ? { wrong: machineWords.refused(made) } : { draft: withProof(machine, view, made) };
};

const withProof = (machine: Machine, view: CaseView, made: Draft): Shown => {
  // As the form will bring it back: a browser sends other line ends, and our reading of a form cleans.
  const same = { ...made, translated: typed(made.translated) };
  return { ...same, proof: proofOf(machine, view, same) };
};

const proofOf = ({ secret }: Machine, { id }: CaseView, { text, translated }: Pick<Draft, 'text' | 'translated'>) =>
  createHmac('sha256', secret)
    .update(JSON.stringify(['desk machine', id, text, translated]))
    .digest('base64url');

/** What was shown to her, and nothing else. */
export const machineAnswer = (
  { machine }: ConsoleParts,
  view: CaseView,
  form: Form,
): Answer | { readonly wrong: string } => {
  const [text, translated] = [typed(form.text), typed(form.translated)];
  const [given, real] = [Buffer.from(typed(form.proof, 100)), machine && proofOf(machine, view, { text, translated })];
  const isReal = real !== undefined && given.length === real.length && timingSafeEqual(given, Buffer.from(real));
  return isReal ? { kind: 'machine', text, translated } : { wrong: machineWords.changed };
};

export const refusedByDesk = (name: string): string =>
  machineWords.refused((name === 'danger' ? { refused: 'danger', name: '' } : { refused: 'lost', name }) as NoMachine);

export const readingOf = async (
  { machine }: ConsoleParts,
  view: CaseView,
  seq: number,
): Promise<Reading | undefined> => {
  const row = view.talk.find((one) => one.seq === seq && one.direction === 'in');
  const text = row ? personIn(row) : '';
  if (!machine || text === '') return undefined;
  const said = await read(machine.speech(), machine.translator, view, text);
  return 'refused' in said ? { seq, why: machineWords.refused(said) } : { seq, text: said.text };
};
