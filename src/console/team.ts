// The routes of the coordinator's page. Who may do what is decided in the SQL of the accounts.
import type { Request, Response } from 'express';
import type { TeamId } from '../desk/desk.ts';
import type { AccountId } from '../store/accounts/tables.ts';
import type { Page } from './pages/frame.tsx';
import { roles, teamPage } from './pages/team-page.tsx';
import { teamsPage } from './pages/teams-page.tsx';
import type { ConsoleParts, Team } from './parts.ts';
import { typed } from './shown.ts';
import { type Visitor, visitor } from './visitor.ts';
import { ruleWords } from './words/rules.ts';
import { words } from './words.ts';

type Handler = (req: Request, res: Response, next: () => void) => Promise<void>;
export type Form = Readonly<Record<string, unknown>>;

const { limit } = ruleWords;
/** More than that nobody can follow. */
const largestLimit = 20;
const roleIn = (value: unknown) => roles.find((role) => role === value);
const done = { kind: 'done', text: words.team.done } as const;
const refused = { kind: 'wrong', text: words.team.refused } as const;

export const showTeams =
  (parts: ConsoleParts): Handler =>
  async (_req, res, next) => {
    const mine = visitor(res).session.account.roles.filter(({ role }) => role === 'coordinator');
    const [first] = mine;
    if (!first) return next();
    if (mine.length === 1) return res.redirect(303, `/desk/team/${encodeURIComponent(first.team)}`);
    const all = await parts.teams();
    const teams = mine.map(({ team }) => all.find(({ id }) => id === team) ?? { id: team as TeamId, name: team });
    res.send(teamsPage(parts, { visitor: visitor(res), teams }));
  };

/** The team of the address, when this visitor is its coordinator. */
const teamOf = async (parts: ConsoleParts, req: Request, who: Visitor): Promise<Team | undefined> => {
  const isHers = who.session.account.roles.some(({ team, role }) => team === req.params.team && role === 'coordinator');
  if (!isHers) return undefined;
  const id = String(req.params.team) as TeamId;
  return (await parts.teams()).find((team) => team.id === id) ?? { id, name: id };
};

const show = async (
  parts: ConsoleParts,
  { who, team, ...extra }: { who: Visitor; team: Team; link?: string; told?: Page['told'] },
): Promise<string> => {
  const by = who.session.account.id;
  const [members, invitations, mostOpen = 0, card] = await Promise.all([
    parts.accounts.people.members(by, team.id),
    parts.accounts.invitations.open(by, team.id),
    parts.limits.mostOpen(team.id),
    parts.accounts.teams.read(by, team.id),
  ]);
  const named = card ? { team: { id: team.id, name: card.name }, card } : { team };
  return teamPage(parts, { visitor: who, ...named, members, invitations, mostOpen, ...extra });
};

export const onTeam =
  (parts: ConsoleParts, work: (given: { by: AccountId; team: Team; form: Form }) => Promise<object>): Handler =>
  async (req, res, next) => {
    const who = visitor(res);
    const team = await teamOf(parts, req, who);
    if (!team) return next();
    const extra = await work({ by: who.session.account.id, team, form: (req.body ?? {}) as Form });
    const now = await parts.accounts.sessions.find(who.token, false);
    const isStillHers = now?.account.roles.some((one) => one.team === team.id && one.role === 'coordinator');
    if (!isStillHers) return res.redirect(303, '/desk/ik');
    res.send(await show(parts, { who, team, ...extra }));
  };

export const showTeam = (parts: ConsoleParts): Handler => onTeam(parts, async () => ({}));

export const invite = (parts: ConsoleParts): Handler =>
  onTeam(parts, async ({ by, team, form }) => {
    const role = roleIn(form.role);
    const token = role && (await parts.accounts.invitations.make(by, { team: team.id, role }));
    if (!token) return { told: refused };
    return { link: new URL(`/desk/uitnodiging/${token}`, parts.settings.publicUrl).href };
  });

export const setLimit = (parts: ConsoleParts): Handler =>
  onTeam(parts, async ({ team, form }) => {
    const most = /^\d{1,2}$/.test(typed(form.most, 3)) ? Number(form.most) : 0;
    if (most < 1 || most > largestLimit) return { told: { kind: 'wrong', text: limit.wrong(largestLimit) } };
    await parts.limits.saveMostOpen(team.id, most);
    return { told: { kind: 'done', text: limit.done(most) } };
  });

export const withdraw = (parts: ConsoleParts): Handler =>
  onTeam(parts, async ({ by, form }) => {
    const isGone = await parts.accounts.invitations.withdraw(by, typed(form.invitation, 60));
    return { told: isGone ? { kind: 'done', text: words.team.withdrawn } : refused };
  });

export const changeRole = (parts: ConsoleParts): Handler =>
  onTeam(parts, async ({ by, team, form }) => {
    const { people } = parts.accounts;
    const account = typed(form.account, 60) as AccountId;
    const [given, taken] = [roleIn(form.give), roleIn(form.take)];
    if (given) return { told: (await people.give(by, { account, team: team.id, role: given })) ? done : refused };
    if (!taken) return { told: refused };
    const result = await people.take(by, { account, team: team.id, role: taken });
    if (result === 'last') return { told: { kind: 'wrong', text: words.team.last } };
    return { told: result === 'done' ? done : refused };
  });
