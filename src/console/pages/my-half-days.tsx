// Her own half-days with what she may do about each, and those of colleagues who ask for a swap.
import type { Day } from '../../content/schema/ids.ts';
import type { RosterShift } from '../../store/roster/roster.ts';
import { dayName } from '../fortnight.ts';
import { rosterWords as said } from '../words/shifts.ts';
import { Hidden, type RosterScreen } from './roster-fields.tsx';
import { hoursOf } from './roster-table.tsx';

const teamName = ({ view }: RosterScreen, id: string): string => view.teams.find((team) => team.id === id)?.name ?? id;
const whenOf = (screen: RosterScreen, shift: RosterShift): string =>
  `${dayName(shift.day as Day)} ${hoursOf(shift)}, ${teamName(screen, shift.team)}`;

/** A form about one half-day, of whichever team: she comes back to the roster of that team. */
const Deed = ({
  screen,
  shift,
  name,
  does,
  word,
}: {
  screen: RosterScreen;
  shift: RosterShift;
  name: 'niet-komen' | 'ruilen' | 'overnemen';
  word: string;
  does?: 'zelf';
}) => (
  <form method="post" action={`/desk/rooster/${encodeURIComponent(shift.team)}/${name}`}>
    <Hidden screen={screen} />
    <input type="hidden" name="wie" value={shift.volunteer} />
    <input type="hidden" name="dag" value={shift.day} />
    <input type="hidden" name="begin" value={shift.from} />
    {does && <input type="hidden" name="doe" value={does} />}
    <button type="submit" aria-label={`${word}: ${whenOf(screen, shift)}`}>
      {word}
    </button>
  </form>
);

export const MyHalfDays = ({ screen }: { screen: RosterScreen }) => {
  const { mine } = screen.view;
  return (
    <section class="panel" aria-labelledby="mine-title">
      <h2 id="mine-title">{said.mine.title}</h2>
      {mine.length === 0 && <p>{said.mine.none}</p>}
      <ul class="members">
        {mine.map((shift) => (
          <li key={`${shift.team} ${shift.day} ${shift.from}`} class="line">
            <span>{whenOf(screen, shift)}</span>
            <Deed screen={screen} shift={shift} name="niet-komen" word={said.mine.leave} />
            {shift.offered ? (
              <Deed screen={screen} shift={shift} name="ruilen" does="zelf" word={said.mine.keep} />
            ) : (
              <Deed screen={screen} shift={shift} name="ruilen" word={said.mine.offer} />
            )}
            {shift.offered && <span class="help">{said.mine.waits}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
};

export const Swaps = ({ screen }: { screen: RosterScreen }) => {
  const { offered } = screen.view;
  if (offered.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="swaps-title">
      <h2 id="swaps-title">{said.swaps.title}</h2>
      <ul class="members">
        {offered.map((shift) => (
          <li key={`${shift.team} ${shift.volunteer} ${shift.day} ${shift.from}`} class="line">
            <span>
              {shift.name || said.former}: {whenOf(screen, shift)}
            </span>
            <Deed screen={screen} shift={shift} name="overnemen" word={said.swaps.take} />
          </li>
        ))}
      </ul>
    </section>
  );
};
