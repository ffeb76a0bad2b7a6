// For every volunteer: her own half-days, what colleagues ask to swap, and the roster of her team where she puts herself on.
import type { RosterShift } from '../../store/roster/roster.ts';
import { dayName } from '../fortnight.ts';
import { doOverlap, type Half, halfIn, usual } from '../half-days.ts';
import type { ConsoleParts } from '../parts.ts';
import type { RosterDay, RosterView } from '../roster-view.ts';
import { rosterWords as said } from '../words/shifts.ts';
import { render } from './frame.tsx';
import { MyHalfDays, Swaps } from './my-half-days.tsx';
import { DayField, Hidden, Hours, keptIn, type RosterScreen, WeeksField } from './roster-fields.tsx';
import { hoursOf, Nobody, RosterTable, Weeks } from './roster-table.tsx';

export type { Kept } from './roster-fields.tsx';

export const myRosterPage = (parts: ConsoleParts, screen: RosterScreen): string => {
  const { view, visitor, at, told } = screen;
  return render(parts, {
    title: said.title(view.team.name),
    visitor,
    here: 'roster',
    ...(told ? { told } : {}),
    children: (
      <>
        {view.teams.length > 1 && <Teams view={view} />}
        {view.isLed && (
          <p>
            <a class="button" href={`/desk/team/${encodeURIComponent(view.team.id)}/rooster`}>
              {said.make}
            </a>
          </p>
        )}
        <Nobody view={view} />
        <MyHalfDays screen={screen} />
        <Swaps screen={screen} />
        <Weeks view={view} at={at} />
        <form method="post" action={`${at}/komen`}>
          <Hidden screen={screen} />
          <RosterTable
            view={view}
            person={(shift, name) => <Person shift={shift} name={name} isMine={shift.volunteer === me(screen)} />}
            deed={(day, half) => <Come mine={view.mine} day={day} half={half} />}
          />
        </form>
        <Other screen={screen} />
      </>
    ),
  });
};

const me = ({ visitor }: RosterScreen): string => visitor.session.account.id;

const Person = ({ shift, name, isMine }: { shift: RosterShift; name: string; isMine: boolean }) => (
  <span class={isMine ? 'own' : undefined}>
    {isMine ? said.you : name} <span class="n">{hoursOf(shift)}</span>
  </span>
);

/** Not where she is on already, in whichever team. */
const Come = ({ mine, day: { day }, half }: { mine: readonly RosterShift[]; day: RosterDay; half: Half }) =>
  mine.some((shift) => shift.day === day && doOverlap(shift, usual[half])) ? null : (
    <button
      type="submit"
      name="helft"
      value={`${day} ${half}`}
      aria-label={`${said.mine.come}: ${dayName(day)}, ${said.parts[half].toLowerCase()}`}
    >
      {said.mine.come}
    </button>
  );

const Teams = ({ view }: { view: RosterView }) => (
  <nav class="pages line" aria-label={said.teams}>
    {view.teams.map(({ id, name }) => (
      <a
        key={id}
        href={`/desk/rooster/${encodeURIComponent(id)}`}
        {...(id === view.team.id ? { 'aria-current': 'page' } : {})}
      >
        {name}
      </a>
    ))}
  </nav>
);

const Other = ({ screen }: { screen: RosterScreen }) => {
  const { at, kept } = screen;
  const isKept = kept.of === 'komen';
  // A button of the table may have been what went wrong.
  const [day = '', half] = keptIn(kept, 'helft').split(' ');
  const hours = usual[halfIn(half) ?? 'morning'];
  const first: Readonly<Record<string, string>> = { dag: day, van: hours.from, tot: hours.until, weken: '1' };
  const value = (name: string) => (isKept && keptIn(kept, name)) || (first[name] ?? '');
  return (
    <form method="post" action={`${at}/komen`} class="panel">
      <h2>{said.mine.more}</h2>
      <Hidden screen={screen} />
      <DayField value={value('dag')} />
      <Hours value={value} />
      <WeeksField value={value('weken')} />
      <button type="submit" class="main">
        {said.mine.go}
      </button>
    </form>
  );
};
