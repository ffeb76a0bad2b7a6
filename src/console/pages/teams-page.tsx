// Which team? For a coordinator of more than one.

import type { ConsoleParts, Team } from '../parts.ts';
import type { Visitor } from '../visitor.ts';
import { words } from '../words.ts';
import { render } from './frame.tsx';

export const teamsPage = (parts: ConsoleParts, { visitor, teams }: { visitor: Visitor; teams: readonly Team[] }) =>
  render(parts, {
    title: words.nav.team,
    visitor,
    here: 'team',
    children: (
      <ul>
        {teams.map(({ id, name }) => (
          <li key={id}>
            <a href={`/desk/team/${encodeURIComponent(id)}`}>{name}</a>
          </li>
        ))}
      </ul>
    ),
  });
