// My account: my teams, and every device where I am signed in.
import type { ListedSession } from '../../store/accounts/sessions.ts';
import type { Wishes } from '../../store/notices/notices.ts';
import type { ConsoleParts, Team } from '../parts.ts';
import { moment } from '../shown.ts';
import type { Visitor } from '../visitor.ts';
import { words } from '../words.ts';
import { FormToken, type Page, render } from './frame.tsx';
import { LanguagesPanel, NoticesPanel } from './notices-panel.tsx';

const said = words.me;

export const mePage = (
  parts: ConsoleParts,
  given: {
    visitor: Visitor;
    sessions: readonly ListedSession[];
    teams: readonly Team[];
    wishes: Wishes;
    told?: Page['told'];
  },
): string => {
  const { visitor, sessions, teams, wishes, told } = given;
  const { account, id: here } = visitor.session;
  return render(parts, {
    title: said.title,
    visitor,
    here: 'me',
    ...(told ? { told } : {}),
    children: (
      <>
        <p>{said.as(account.name)}</p>
        {account.roles.length === 0 && <p>{said.none}</p>}
        <ul>
          {account.roles.map(({ team, role }) => (
            <li key={`${team} ${role}`}>
              {teams.find(({ id }) => id === team)?.name ?? team}: {words.roles[role]}
            </li>
          ))}
        </ul>
        {visitor.actor.roles.length > 0 && (
          <>
            <LanguagesPanel parts={parts} visitor={visitor} />
            <NoticesPanel parts={parts} visitor={visitor} wishes={wishes} />
          </>
        )}
        <section class="panel" aria-labelledby="devices-title">
          <h2 id="devices-title">{said.devices}</h2>
          <p>{said.unknown}</p>
          <ul class="members">
            {sessions.map(({ id, device, seen }) => (
              <li key={id}>
                <form method="post" action="/desk/ik/uitloggen" class="line">
                  <FormToken value={visitor.formToken} />
                  <input type="hidden" name="session" value={id} />
                  <span>
                    {device}, {id === here ? said.here : said.seen(moment(seen))}
                  </span>
                  <button type="submit">{said.end}</button>
                </form>
              </li>
            ))}
          </ul>
        </section>
      </>
    ),
  });
};
