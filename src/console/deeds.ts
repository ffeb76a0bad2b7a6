// What a volunteer does with a case, each as a form: checked, done once, and told in one sentence.
import type { Request, Response } from 'express';
import type { Content } from '../content/content.ts';
import type { FlowId, Language } from '../content/schema/ids.ts';
import type { Answer, CaseId, CaseView, Desk, Refused, TeamId } from '../desk/desk.ts';
import { type After, caseOf, screen } from './case.ts';
import { draftOf, machineAnswer, refusedByDesk, type Shown } from './machine.ts';
import { longestAnswer } from './pages/answer-box.tsx';
import type { ConsoleParts } from './parts.ts';
import { typed } from './shown.ts';
import { type Visitor, visitor } from './visitor.ts';
import { ruleWords } from './words/rules.ts';
import { words } from './words.ts';

/** Either a word for the next page, or why not, with her words kept. */
type Done =
  | { readonly after: After; readonly to?: 'queue' }
  | { readonly wrong: string }
  /** Nothing was done yet: the same page, with this on it. */
  | { readonly draft: Shown };
type Form = Readonly<Record<string, unknown>>;
type Given = { readonly parts: ConsoleParts; readonly who: Visitor; readonly view: CaseView; readonly form: Form };
type Deed = (given: Given) => Promise<Done>;

const fenceIn = (form: Form): number => Number(form.fence);
const needed: Done = { wrong: words.case.needed };

const claim: Deed = async ({ parts: { desk }, who, view }) => {
  const claimed = await desk.claim(who.actor, view.id);
  if (claimed === 'full') return { after: 'vol' };
  return typeof claimed === 'object' ? { after: '' } : { after: 'bezet' };
};

const answer: Deed = async ({ parts, who, view, form }) => {
  const what = answerIn(parts, view, form);
  if ('wrong' in what) return what;
  const said = await parts.desk.answer(who.actor, view.id, fenceIn(form), what);
  if (said === 'stale') return { wrong: words.case.stale };
  if ('refused' in said) return { wrong: refusals[said.refused](said.name) };
  return { after: 'verstuurd' };
};

const refusals: Readonly<Record<Refused['refused'], (name: string) => string>> = {
  unknown: () => words.case.refused,
  empty: () => words.case.empty,
  slot: () => words.case.slots,
  fact: () => words.case.refusedFact,
  machine: refusedByDesk,
};

const translate: Deed = ({ parts, view, form }) => draftOf(parts, view, form);

const answerIn = (parts: ConsoleParts, view: CaseView, form: Form): Answer | { wrong: string } => {
  const { sendable, content } = parts;
  if (form.kind === 'machine') return machineAnswer(parts, view, form);
  if (form.kind === 'card') {
    const article = typed(form.article, 200);
    if (sendable().cards.some(({ id }) => id === article)) return { kind: 'card', article };
    return { wrong: isKnown(content, article) ? words.case.refusedFact : words.case.refused };
  }
  if (form.kind === 'phrase') {
    const phrase = sendable().phrases.find(({ id }) => id === form.phrase);
    if (!phrase) return { wrong: typed(form.phrase) in content.phrases ? words.case.refusedFact : words.case.refused };
    const slots = Object.fromEntries(Object.keys(phrase.slots).map((name) => [name, typed(form[`slot-${name}`], 80)]));
    const isFull = Object.values(slots).every((value) => value !== '' && !value.includes('\n'));
    return isFull ? { kind: 'phrase', phrase: phrase.id, slots } : { wrong: words.case.slots };
  }
  const text = typed(form.text, longestAnswer + 1);
  if (text === '') return { wrong: words.case.empty };
  if (text.length > longestAnswer) return { wrong: words.case.tooLong(longestAnswer) };
  const language = typed(form.language, 3);
  return { kind: 'text', text, language: (language in content.languages ? language : view.language) as Language };
};

/** It exists, but not for today. */
const isKnown = ({ articles, flows }: Content, card: string): boolean => {
  const [flow = '', outcome = ''] = card.split('/');
  return card in articles || outcome in (flows[flow as FlowId]?.outcomes ?? {});
};

const undo: Deed = async ({ parts: { desk }, who, view, form }) => {
  const message = typed(form.message, 200);
  const isOwn = view.talk.some(({ id, undoable }) => id === message && undoable !== undefined);
  const isBack = isOwn && (await desk.undo(who.actor, view.id, fenceIn(form), message));
  return { after: isBack ? 'terug' : 'te-laat' };
};

const note: Deed = async ({ parts: { desk }, who, view, form }) => {
  const text = typed(form.text, 2000);
  // The template alone says nothing.
  if (text === '' || text === words.case.template.trim()) return needed;
  return (await desk.note(who.actor, view.id, text)) ? { after: 'notitie' } : { wrong: words.case.stale };
};

const transfer: Deed = async ({ parts, who, view, form }) => {
  const reason = typed(form.text, 300).replaceAll('\n', ' ');
  const team = (await parts.teams()).find(({ id }) => id === form.team)?.id;
  if (reason === '' || !team) return needed;
  const to = { team: team as TeamId, reason };
  const isGone = await parts.desk.transfer(who.actor, view.id, fenceIn(form), to);
  return isGone ? { after: 'overgedragen', to: 'queue' } : { wrong: words.case.stale };
};

const flag: Deed = async ({ parts: { desk }, who, view, form }) => {
  const which = form.flag === 'heavy' ? 'heavy' : form.flag === 'needs-coordinator' ? 'needs-coordinator' : undefined;
  if (!which) return needed;
  const isTold = await desk.flag(who.actor, view.id, which, typed(form.text, 1000));
  return isTold ? { after: 'hulp' } : { wrong: words.case.stale };
};

const settle: Deed = async ({ parts: { desk }, who, view, form }) => {
  const which = view.flags.find((one) => one === form.flag);
  const isDone = which !== undefined && (await desk.settle(who.actor, view.id, which));
  return isDone ? { after: 'afgehandeld' } : { wrong: ruleWords.asked.refused };
};

const close: Deed = async ({ parts: { desk }, who, view, form }) => {
  const agreed = typed(form.text, 500);
  if (agreed === '') return needed;
  const isClosed = await desk.close(who.actor, view.id, fenceIn(form), agreed);
  if (isClosed && form.heavy === '1') await desk.flag(who.actor, view.id, 'heavy', '');
  return isClosed ? { after: 'gesloten', to: 'queue' } : { wrong: words.case.unseen };
};

export const deeds: Readonly<Record<string, Deed>> = {
  nemen: claim,
  antwoord: answer,
  vertalen: translate,
  terug: undo,
  notitie: note,
  overdragen: transfer,
  hulp: flag,
  gedaan: settle,
  sluiten: close,
};

export const doDeed =
  (parts: ConsoleParts, { name, deed }: { readonly name: string; readonly deed: Deed }) =>
  async (req: Request, res: Response, next: () => void): Promise<void> => {
    const who = visitor(res);
    const view = await caseOf(parts, req, who);
    if (!view) return next();
    const form = req.body as Form;
    const { forms } = parts.accounts;
    const account = who.session.account.id;
    const once = typed(form.once, 60);
    const at = `/desk/zaak/${view.id}`;
    if (once === '' || !(await forms.isFresh(account, once))) return res.redirect(303, `${at}?na=dubbel`);
    const done = await deed({ parts, who, view, form }).catch(async (error: unknown) => {
      await forms.release(account, once).catch(() => undefined);
      throw error;
    });
    if ('wrong' in done) {
      // Read again: what went wrong may be that the case changed meanwhile.
      const now = (await caseOf(parts, req, who)) ?? view;
      const kept = { of: name === 'vertalen' ? 'antwoord' : name, text: typed(form.text) };
      const told = { kind: 'wrong', text: done.wrong } as const;
      res.status(409).send(await screen(parts, { view: now, who, told, ...(kept.text === '' ? {} : { kept }) }));
      return;
    }
    if ('draft' in done) {
      res.send(await screen(parts, { view, who, draft: done.draft, kept: { of: 'antwoord', text: done.draft.text } }));
      return;
    }
    const after = done.after === '' ? '' : `?na=${done.after}`;
    res.redirect(303, `${done.to === 'queue' ? '/desk' : at}${after}`);
  };

/** From the script, while somebody works: keeps the case hers. */
export const signOfLife =
  (desk: Desk) =>
  async (req: Request, res: Response): Promise<void> => {
    const { actor } = visitor(res);
    const fence = fenceIn(req.body as Form);
    const isHers = await desk.alive(actor, String(req.params.id) as CaseId, fence);
    res.status(isHers ? 204 : 409).end();
  };
