// For the coordinator: who is in the team, with which roles, and the invitations that are open.

import type { OpenInvitation } from '../../store/accounts/invitations.ts';
import type { Member } from '../../store/accounts/people.ts';
import { firstTeam } from '../first-invitation.ts';
import type { ConsoleParts, Team } from '../parts.ts';
import { moment } from '../shown.ts';
import type { Visitor } from '../visitor.ts';
import { numbersWords } from '../words/numbers.ts';
import { ruleWords } from '../words/rules.ts';
import { rosterWords } from '../words/shifts.ts';
import { words } from '../words.ts';
import { FormToken, type Page, render } from './frame.tsx';
import { type Card, NewTeam, TeamCard } from './team-card.tsx';

const said = words.team;
const { limit } = ruleWords;
export const roles = ['volunteer', 'coordinator', 'editor', 'auditor'] as const;

export type TeamScreen = {
  readonly visitor: Visitor;
  readonly team: Team;
  readonly card?: Card;
  readonly members: readonly Member[];
  readonly invitations: readonly OpenInvitation[];
  /** Cases one volunteer may have at a time. */
  readonly mostOpen: number;
  /** Of the invitation just made; never shown again. */
  readonly link?: string;
  readonly told?: Page['told'];
};

export const teamPage = (parts: ConsoleParts, screen: TeamScreen): string => {
  const { visitor, team, card, members, invitations, link, told } = screen;
  const at = `/desk/team/${encodeURIComponent(team.id)}`;
  const token = <FormToken value={visitor.formToken} />;
  return render(parts, {
    title: said.title(team.name),
    visitor,
    here: 'team',
    ...(told ? { told } : {}),
    children: (
      <>
        {link && (
          <p class="told is-done" role="status">
            {said.link} <code class="link">{link}</code>
          </p>
        )}
        <p>
          <a class="button" href={`${at}/rooster`}>
            {rosterWords.link}
          </a>{' '}
          <a class="button" href={`${at}/cijfers`}>
            {numbersWords.link}
          </a>
        </p>
        <section class="panel" aria-labelledby="members-title">
          <h2 id="members-title">{said.members}</h2>
          <ul class="members">
            {members.map((member) => (
              <li key={member.id}>
                <strong>{member.name}</strong>
                <form method="post" action={`${at}/rol`} class="buttons">
                  {token}
                  <input type="hidden" name="account" value={member.id} />
                  {member.roles.map((role) => (
                    <button
                      key={role}
                      type="submit"
                      name="take"
                      value={role}
                      aria-label={`${member.name}: ${said.remove(words.roles[role])}`}
                    >
                      {words.roles[role]} <span aria-hidden="true">✕</span>
                    </button>
                  ))}
                </form>
                <form method="post" action={`${at}/rol`} class="line">
                  {token}
                  <input type="hidden" name="account" value={member.id} />
                  <RoleChoice name="give" label={`${said.newRole} (${member.name})`} but={member.roles} />
                  <button type="submit">{said.add}</button>
                </form>
              </li>
            ))}
          </ul>
        </section>
        <form method="post" action={`${at}/uitnodigen`} class="panel">
          <h2>{said.invite}</h2>
          {token}
          <RoleChoice name="role" label={said.role} but={[]} />
          <button type="submit" class="main">
            {said.makeLink}
          </button>
        </form>
        <form method="post" action={`${at}/grens`} class="panel">
          <h2>{limit.title}</h2>
          {token}
          <label>
            {limit.label}
            <input
              name="most"
              type="number"
              min={1}
              max={20}
              required
              value={screen.mostOpen}
              aria-describedby="limit-help"
            />
          </label>
          <p id="limit-help" class="help">
            {limit.help}
          </p>
          <button type="submit">{limit.save}</button>
        </form>
        <section class="panel" aria-labelledby="open-title">
          <h2 id="open-title">{said.open}</h2>
          {invitations.length === 0 && <p>{said.none}</p>}
          <ul class="members">
            {invitations.map(({ id, role, expires }) => (
              <li key={id}>
                <form method="post" action={`${at}/intrekken`} class="line">
                  {token}
                  <input type="hidden" name="invitation" value={id} />
                  <span>
                    {words.roles[role]}, {said.until(moment(expires))}
                  </span>
                  <button type="submit">{said.withdraw}</button>
                </form>
              </li>
            ))}
          </ul>
        </section>
        {card && <TeamCard at={at} form={visitor.formToken} card={card} />}
        {team.id === firstTeam && <NewTeam at={at} form={visitor.formToken} />}
      </>
    ),
  });
};

const RoleChoice = ({ name, label, but }: { name: string; label: string; but: readonly string[] }) => (
  <label>
    {label}
    <select name={name}>
      {roles
        .filter((role) => !but.includes(role))
        .map((role) => (
          <option key={role} value={role}>
            {words.roles[role]}
          </option>
        ))}
    </select>
  </label>
);
