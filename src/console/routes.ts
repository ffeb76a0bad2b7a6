// The addresses of the desk, each with who may come in. What is not for a visitor answers as if it were not there.
import express, { type ErrorRequestHandler, type RequestHandler, Router } from 'express';
import type { Role } from '../desk/desk.ts';
import { assetRoutes } from './assets.ts';
import { sendAudit, showAudit } from './audit.ts';
import { showCase, showQueue } from './case.ts';
import { deeds, doDeed, signOfLife } from './deeds.ts';
import { mustBe, mustBeIn, ownForm } from './guard.ts';
import { invitationRoutes } from './invitation.ts';
import { liveDesk } from './live.ts';
import { endPush, endSession, showMe, speak, takePush, wishMail } from './me.ts';
import { sendNumbers, showNumbers } from './numbers.ts';
import { messagePage } from './pages/message-page.tsx';
import type { ConsoleParts } from './parts.ts';
import { doRosterDeed, showOwnRoster, showRoster } from './roster.ts';
import { ownDeeds, teamDeeds } from './roster-deeds.ts';
import { signInRoutes } from './sign-in.ts';
import { changeRole, invite, setLimit, showTeam, showTeams, withdraw } from './team.ts';
import { makeTeam, saveTeam } from './team-card.ts';
import { visitor } from './visitor.ts';
import { words } from './words.ts';

export type Door = {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly roles: readonly Role[];
  readonly handle: RequestHandler;
};
const everyRole: readonly Role[] = ['volunteer', 'coordinator', 'editor', 'auditor'];
const atCases: readonly Role[] = ['volunteer', 'coordinator'];
const leads: readonly Role[] = ['coordinator'];
const controls: readonly Role[] = ['auditor', 'coordinator'];

/** Everything behind the sign-in; the test of roles walks this table. */
export const doors = (parts: ConsoleParts): readonly Door[] => [
  { method: 'get', path: '/zaak/:id', roles: atCases, handle: showCase(parts) },
  ...Object.entries(deeds).map(([name, deed]) => ({
    method: 'post' as const,
    path: `/zaak/:id/${name}`,
    roles: atCases,
    handle: doDeed(parts, { name, deed }),
  })),
  { method: 'post', path: '/zaak/:id/leven', roles: atCases, handle: signOfLife(parts.desk) },
  { method: 'get', path: '/events', roles: atCases, handle: liveDesk(parts).handle },
  { method: 'get', path: '/team', roles: leads, handle: showTeams(parts) },
  { method: 'get', path: '/team/:team', roles: leads, handle: showTeam(parts) },
  { method: 'post', path: '/team/:team/uitnodigen', roles: leads, handle: invite(parts) },
  { method: 'post', path: '/team/:team/grens', roles: leads, handle: setLimit(parts) },
  { method: 'post', path: '/team/:team/gegevens', roles: leads, handle: saveTeam(parts) },
  { method: 'post', path: '/team/:team/nieuw', roles: leads, handle: makeTeam(parts) },
  { method: 'post', path: '/team/:team/intrekken', roles: leads, handle: withdraw(parts) },
  { method: 'post', path: '/team/:team/rol', roles: leads, handle: changeRole(parts) },
  { method: 'get', path: '/team/:team/cijfers', roles: leads, handle: showNumbers(parts) },
  { method: 'post', path: '/team/:team/cijfers/uitvoer', roles: leads, handle: sendNumbers(parts) },
  { method: 'get', path: '/controle', roles: controls, handle: showAudit(parts) },
  { method: 'post', path: '/controle/uitvoer', roles: controls, handle: sendAudit(parts) },
  { method: 'get', path: '/team/:team/rooster', roles: leads, handle: showRoster(parts, 'team') },
  ...Object.entries(teamDeeds).map(([name, deed]) => ({
    method: 'post' as const,
    path: `/team/:team/rooster/${name}`,
    roles: leads,
    handle: doRosterDeed(parts, 'team', { name, deed }),
  })),
  { method: 'get', path: '/rooster', roles: atCases, handle: showOwnRoster(parts) },
  { method: 'get', path: '/rooster/:team', roles: atCases, handle: showRoster(parts, 'own') },
  ...Object.entries(ownDeeds).map(([name, deed]) => ({
    method: 'post' as const,
    path: `/rooster/:team/${name}`,
    roles: atCases,
    handle: doRosterDeed(parts, 'own', { name, deed }),
  })),
  { method: 'post', path: '/ik/uitloggen', roles: everyRole, handle: endSession(parts) },
  { method: 'post', path: '/ik/talen', roles: atCases, handle: speak(parts) },
  { method: 'post', path: '/ik/mail', roles: atCases, handle: wishMail(parts) },
  { method: 'post', path: '/ik/meldingen-aan', roles: atCases, handle: takePush(parts) },
  { method: 'post', path: '/ik/meldingen-uit', roles: atCases, handle: endPush(parts) },
];

/** To be mounted at `/desk`. */
export const consoleRoutes = (parts: ConsoleParts): Router => {
  const form = express.urlencoded({ extended: false, limit: '64kb', parameterLimit: 40 });
  const router = Router();
  router.use(assetRoutes(parts.assets));
  router.use((req, res, next) => {
    res.set('Cache-Control', 'no-store').type('html');
    // The address of a form is no page to come back to.
    if (req.method === 'POST') res.set('HX-Push-Url', 'false');
    next();
  });
  router.use(signInRoutes(parts));
  router.use(invitationRoutes(parts));
  const inside = Router();
  inside.use(mustBeIn(parts), form, ownForm(parts));
  // Who belongs to no team (any more) still has an account to see.
  inside.get('/', (_req, res, next) => {
    if (visitor(res).session.account.roles.some(({ role }) => atCases.includes(role))) next();
    else res.redirect(303, '/desk/ik');
  });
  inside.get('/', showQueue(parts));
  inside.get('/ik', showMe(parts));
  for (const { method, path, roles, handle } of doors(parts)) inside[method](path, mustBe(...roles), handle);
  router.use(inside);
  router.use((_req, res) => {
    res.status(404).send(messagePage(parts, { ...words.messages.notFound, link: '/desk' }));
  });
  router.use(fault(parts));
  return router;
};

/** In the words of the desk; the server logs what happened. */
const fault =
  (parts: ConsoleParts): ErrorRequestHandler =>
  (error, _req, res, next) => {
    if (res.headersSent || !(error instanceof Error) || error.name !== 'StoreAway') return next(error);
    res
      .status(503)
      .set('Retry-After', '30')
      .send(messagePage(parts, { ...words.messages.away, link: '/desk' }));
  };
