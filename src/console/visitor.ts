// Who is at the desk: the session behind the cookie, and the roles that may see cases.
import type { Request, Response } from 'express';
import type { Language } from '../content/schema/ids.ts';
import type { Actor, Role, TeamId, VolunteerId } from '../desk/desk.ts';
import type { Session } from '../store/accounts/sessions.ts';
import { cookieOf, formToken } from './cookies.ts';
import type { ConsoleParts } from './parts.ts';

export type Visitor = {
  readonly session: Session;
  readonly token: string;
  readonly formToken: string;
  /** With the roles that may see cases only: an editor of one team reads no talk of it. */
  readonly actor: Actor;
};

const atCases: readonly string[] = ['volunteer', 'coordinator'] satisfies readonly Role[];

export const actorOf = ({ account }: Session): Actor => ({
  volunteer: account.id as string as VolunteerId,
  roles: account.roles
    .filter(({ role }) => atCases.includes(role))
    .map(({ team, role }) => ({ team: team as TeamId, role })),
  languages: account.languages as readonly Language[],
});

/** A page that refreshes itself says so: it is no sign of life. */
export const isOnItsOwn = (req: Request): boolean => req.get('x-desk-live') !== undefined;

export const visitorOf = async (parts: ConsoleParts, req: Request): Promise<Visitor | undefined> => {
  const token = cookieOf(req, 'desk', parts.settings.secureCookies);
  const session = token && (await parts.accounts.sessions.find(token, !isOnItsOwn(req)));
  return session ? { session, token, formToken: formToken(token), actor: actorOf(session) } : undefined;
};

/** Set by `mustBeIn` before any handler behind it. */
export const visitor = (res: Response): Visitor => res.locals.visitor as Visitor;
