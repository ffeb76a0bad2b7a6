// The routes of a team's own data, and of a new team. Who may is decided in the SQL of the accounts.
import type { RequestHandler } from 'express';
import type { TeamId } from '../desk/desk.ts';
import { firstTeam } from './first-invitation.ts';
import type { ConsoleParts } from './parts.ts';
import { typed } from './shown.ts';
import { type Form, onTeam } from './team.ts';
import { teamWords as said } from './words/teams.ts';

/** More municipalities than any region has. */
const mostTowns = 100;
const line = (value: unknown, most = 80): string => typed(value, most).replaceAll(/\s+/g, ' ');
const namingOf = (form: Form) => ({ name: line(form.name), region: line(form.region).toLowerCase() });
const wrong = (text: string) => ({ told: { kind: 'wrong', text } as const });

export const saveTeam = (parts: ConsoleParts): RequestHandler =>
  onTeam(parts, async ({ by, team, form }) => {
    const { name, region } = namingOf(form);
    const towns = typed(form.towns)
      .split('\n')
      .map((town) => line(town))
      .filter((town) => town !== '');
    if (name === '' || region === '') return wrong(said.needed);
    if (towns.length > mostTowns) return wrong(said.tooMany(mostTowns));
    const saved = await parts.accounts.teams.save(by, {
      id: team.id,
      name,
      region,
      municipalities: [...new Set(towns)],
    });
    if (saved === 'refused') return wrong(said.needed);
    return saved === 'done' ? { told: { kind: 'done', text: said.saved } as const } : wrong(said.taken(saved));
  });

/** The id is the name as an address writes it. */
const idOf = (name: string): TeamId =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60) as TeamId;

export const makeTeam = (parts: ConsoleParts): RequestHandler =>
  onTeam(parts, async ({ by, team, form }) => {
    const { name, region } = namingOf(form);
    const id = idOf(name);
    if (id === '' || region === '') return wrong(said.needed);
    // One team makes the others, so that no town is taken from afar.
    const isMade = team.id === firstTeam && (await parts.accounts.teams.make(by, team.id, { id, name, region }));
    return isMade ? { team: { id, name }, told: { kind: 'done', text: said.made } as const } : wrong(said.exists);
  });
