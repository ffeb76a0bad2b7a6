// The routes of the roster: of a team for its coordinator, and one's own beside that of the team for every volunteer.
import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Day } from '../content/schema/ids.ts';
import type { TeamId } from '../desk/desk.ts';
import { dayIn, dayName } from './fortnight.ts';
import type { Page } from './pages/frame.tsx';
import { type Kept, myRosterPage } from './pages/my-roster-page.tsx';
import { teamRosterPage } from './pages/team-roster-page.tsx';
import type { ConsoleParts } from './parts.ts';
import type { RosterDeed } from './roster-deeds.ts';
import type { Form } from './roster-form.ts';
import { leads, rosterView, teamsOf, worksIn } from './roster-view.ts';
import { typed } from './shown.ts';
import { type Visitor, visitor } from './visitor.ts';
import { rosterWords } from './words/shifts.ts';

type Handler = (req: Request, res: Response, next: () => void) => Promise<void>;
type Told = NonNullable<Page['told']>;
/** The coordinator's page of a team, or the page of whoever works there. */
export type RosterOf = 'team' | 'own';

const may = { team: leads, own: worksIn } as const;
const pages = { team: teamRosterPage, own: myRosterPage } as const;
const at = (which: RosterOf, team: string): string =>
  which === 'team' ? `/desk/team/${encodeURIComponent(team)}/rooster` : `/desk/rooster/${encodeURIComponent(team)}`;

/** By a word of the address, with days at most: never a text of the address itself. */
const toldIn = ({ query }: Request): { told?: Told } => {
  const after = String(query.na);
  if (!Object.hasOwn(rosterWords.after, after)) return {};
  const text = rosterWords.after[after as keyof typeof rosterWords.after];
  const days =
    after === 'deels'
      ? typed(query.niet, 400)
          .split(',')
          .flatMap((day) => dayIn(day) ?? [])
      : [];
  const isWrong = after === 'anders' || after === 'deels';
  return { told: { kind: isWrong ? 'wrong' : 'done', text: [text, days.map(dayName).join(', ')].join(' ').trim() } };
};

type Extra = { readonly told?: Told; readonly kept: Kept };

const screen = async (
  parts: ConsoleParts,
  { which, who, team, ...extra }: { which: RosterOf; who: Visitor; team: TeamId; from: Day } & Extra,
): Promise<string | undefined> => {
  const view = await rosterView(parts, who, { team, from: extra.from });
  return view && pages[which](parts, { view, visitor: who, at: at(which, team), once: randomUUID(), ...extra });
};

export const showRoster =
  (parts: ConsoleParts, which: RosterOf): Handler =>
  async (req, res, next) => {
    const who = visitor(res);
    const team = String(req.params.team) as TeamId;
    if (!may[which](who, team)) return next();
    const from = dayIn(req.query.vanaf) ?? parts.settings.today();
    const html = await screen(parts, { which, who, team, from, kept: { form: req.query }, ...toldIn(req) });
    if (html === undefined) return next();
    res.send(html);
  };

/** To the roster of her first team; from there to the others. */
export const showOwnRoster =
  (parts: ConsoleParts): Handler =>
  async (_req, res, next) => {
    const [first] = await teamsOf(parts, visitor(res));
    if (!first) return next();
    res.redirect(303, at('own', first.id));
  };

export const doRosterDeed =
  (parts: ConsoleParts, which: RosterOf, { name, deed }: { name: string; deed: RosterDeed }): Handler =>
  async (req, res, next) => {
    const who = visitor(res);
    const team = String(req.params.team) as TeamId;
    if (!may[which](who, team)) return next();
    const form = (req.body ?? {}) as Form;
    const by = who.session.account.id;
    const from = dayIn(form.vanaf) ?? parts.settings.today();
    const away = (after: string, on: Day = from, skipped: readonly string[] = []): void => {
      const left = skipped.length > 0 ? { niet: skipped.join() } : {};
      res.redirect(303, `${at(which, team)}?${new URLSearchParams({ vanaf: on, na: after, ...left })}`);
    };
    const once = onceOf(form, name);
    if (once === undefined || !(await parts.accounts.forms.isFresh(by, once))) return away('dubbel');
    const done = await deed({ parts, by, team, form }).catch(async (error: unknown) => {
      await parts.accounts.forms.release(by, once).catch(() => undefined);
      throw error;
    });
    if ('after' in done) return away(done.after, done.on, done.skipped);
    const told: Told = { kind: 'wrong', text: done.wrong };
    const html = await screen(parts, { which, who, team, from, told, kept: { form, of: name } });
    if (html === undefined) return next();
    res.status(409).send(html);
  };

/** A page has many forms with one id: each of them is sent once. */
const onceOf = (form: Form, name: string): string | undefined => {
  const once = typed(form.once, 60);
  const what = [form.helft, form.wie, form.dag, form.begin].map((value) => typed(value, 60));
  return once === '' ? undefined : [once, name, ...what].join(' ').slice(0, 300);
};
