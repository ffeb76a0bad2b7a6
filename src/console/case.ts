// The routes of the queue and of one case: read, take, answer, take back, note, pass on, ask for help, close.
import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import type { CaseId, CaseView } from '../desk/desk.ts';
import type { AccountId } from '../store/accounts/tables.ts';
import { readingOf } from './machine.ts';
import { casePage } from './pages/case-page.tsx';
import type { Page } from './pages/frame.tsx';
import { perPage, queuePage } from './pages/queue-page.tsx';
import type { ConsoleParts } from './parts.ts';
import { type Visitor, visitor } from './visitor.ts';
import { ruleWords } from './words/rules.ts';
import { words } from './words.ts';

type Told = NonNullable<Page['told']>;
/** What a page says after a redirect, by a word in its address: never a text of the address itself. */
const toldAfter: Readonly<Record<string, Told>> = {
  verstuurd: { kind: 'done', text: words.case.sent },
  terug: { kind: 'done', text: words.case.undone },
  'te-laat': { kind: 'wrong', text: words.case.tooLate },
  notitie: { kind: 'done', text: words.case.noteSaved },
  overgedragen: { kind: 'done', text: words.case.transferred },
  hulp: { kind: 'done', text: words.case.flagged },
  gesloten: { kind: 'done', text: words.case.isDone },
  ongelezen: { kind: 'wrong', text: words.case.unseen },
  bezet: { kind: 'wrong', text: words.case.wait },
  vol: { kind: 'wrong', text: ruleWords.full },
  afgehandeld: { kind: 'done', text: ruleWords.asked.settled },
  weg: { kind: 'wrong', text: words.case.stale },
  dubbel: { kind: 'done', text: words.case.twice },
};
export type After = keyof typeof toldAfter & string;

const told = (req: Request): { told?: Told } => {
  const known = Object.hasOwn(toldAfter, String(req.query.na)) ? toldAfter[String(req.query.na)] : undefined;
  return known ? { told: known } : {};
};
const whole = (value: unknown): number | undefined => {
  const number = Number(value);
  return value !== undefined && Number.isSafeInteger(number) && number >= 0 ? number : undefined;
};

export const showQueue =
  (parts: ConsoleParts) =>
  async (req: Request, res: Response): Promise<void> => {
    const who = visitor(res);
    const from = whole(req.query.vanaf) ?? 0;
    const [look, flagged] = await Promise.all([
      parts.desk.look(who.actor, { from, size: perPage }),
      parts.desk.asked(who.actor),
    ]);
    const names = await namesOf(parts, flagged);
    const asked = flagged.map((row) => ({ row, name: names.get(row.by) ?? '' }));
    res.send(queuePage(parts, { visitor: who, look, asked, from, ...told(req) }));
  };

/** The case, when it is there for this volunteer; else the page that says there is none. */
export const caseOf = async (parts: ConsoleParts, req: Request, who: Visitor): Promise<CaseView | undefined> =>
  parts.desk.view(who.actor, String(req.params.id) as CaseId);

export const showCase =
  (parts: ConsoleParts) =>
  async (req: Request, res: Response, next: () => void): Promise<void> => {
    const who = visitor(res);
    const view = await caseOf(parts, req, who);
    if (!view) return next();
    const phrase = parts.sendable().phrases.find(({ id }) => id === req.query.zin);
    const before = whole(req.query.voor);
    const wanted = whole(req.query.lees);
    const reading = wanted === undefined ? undefined : await readingOf(parts, view, wanted);
    res.send(
      await screen(parts, {
        view,
        who,
        ...told(req),
        ...(phrase ? { phrase } : {}),
        ...(before === undefined ? {} : { before }),
        ...(reading ? { reading } : {}),
      }),
    );
  };

type Extra = Partial<Pick<Parameters<typeof casePage>[1], 'told' | 'phrase' | 'before' | 'kept' | 'draft' | 'reading'>>;

export const screen = async (
  parts: ConsoleParts,
  { view, who, ...extra }: { view: CaseView; who: Visitor } & Extra,
): Promise<string> => {
  const [teams, { unread }, names] = await Promise.all([
    parts.teams(),
    parts.desk.look(who.actor, { from: 0, size: 0 }),
    namesOf(parts, view.notes),
  ]);
  return casePage(parts, { view, visitor: who, teams, names, once: randomUUID(), unread, ...extra });
};

/** Of the colleagues who wrote these. */
const namesOf = async (
  { accounts }: ConsoleParts,
  written: readonly { readonly by: string }[],
): Promise<ReadonlyMap<string, string>> => {
  const ids = [...new Set(written.map(({ by }) => by))];
  const found = await Promise.all(ids.map((id) => accounts.people.find(id as AccountId)));
  return new Map(found.flatMap((account) => (account ? [[account.id as string, account.name]] : [])));
};
