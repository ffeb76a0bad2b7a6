// For the coordinator: who is on in two weeks, put somebody on, other hours for one, and days that are closed or open.
import type { Day } from '../../content/schema/ids.ts';
import type { RosterShift } from '../../store/roster/roster.ts';
import { dayName } from '../fortnight.ts';
import { type Half, halfIn, usual } from '../half-days.ts';
import type { ConsoleParts } from '../parts.ts';
import type { RosterDay } from '../roster-view.ts';
import { rosterWords as said } from '../words/shifts.ts';
import { render } from './frame.tsx';
import { DayField, Hidden, Hours, keptIn, type RosterScreen, WeeksField } from './roster-fields.tsx';
import { hoursOf, Nobody, nameOf, RosterTable, Weeks } from './roster-table.tsx';

export const teamRosterPage = (parts: ConsoleParts, screen: RosterScreen): string => {
  const { view, visitor, at, told } = screen;
  const team = encodeURIComponent(view.team.id);
  const chosen = chosenOf(screen);
  return render(parts, {
    title: said.title(view.team.name),
    visitor,
    here: 'team',
    ...(told ? { told } : {}),
    children: (
      <>
        <p class="pages line">
          <a href={`/desk/team/${team}`}>{said.back}</a>
          <a href={`/desk/rooster/${team}`}>{said.own}</a>
        </p>
        <Nobody view={view} />
        <Weeks view={view} at={at} />
        <RosterTable
          view={view}
          person={(shift, name, day) => <Person screen={screen} shift={shift} name={name} day={day} />}
          deed={(day, half) => <Here screen={screen} day={day} half={half} />}
          dayDeed={(day) => <DayLink screen={screen} day={day} />}
        />
        {chosen && <One screen={screen} shift={chosen} />}
        <Put screen={screen} isFirst={chosen === undefined} />
        <DayForm screen={screen} />
      </>
    ),
  });
};

const link = ({ at, view }: RosterScreen, query: Readonly<Record<string, string>>): string =>
  `${at}?${new URLSearchParams({ vanaf: view.days[0]?.day ?? '', ...query })}`;

/** Named by a link of the table, or by the form that was wrong. */
const chosenOf = ({ view, kept }: RosterScreen): RosterShift | undefined => {
  if (kept.of !== undefined && kept.of !== 'tijden') return undefined;
  const [who, day, from] = ['wie', 'dag', 'begin'].map((name) => keptIn(kept, name));
  return view.days
    .filter(({ isPast }) => !isPast)
    .flatMap(({ shifts }) => shifts)
    .find((shift) => shift.volunteer === who && shift.day === day && shift.from === from);
};

const Person = ({
  screen,
  shift,
  name,
  day,
}: {
  screen: RosterScreen;
  shift: RosterShift;
  name: string;
  day: RosterDay;
}) => {
  const text = `${name} ${hoursOf(shift)}`;
  if (day.isPast) return <span>{text}</span>;
  return (
    <a
      href={link(screen, { wie: shift.volunteer, dag: shift.day, begin: shift.from })}
      aria-label={`${text}, ${dayName(day.day)}: ${said.one.change}`}
    >
      {name} <span class="n">{hoursOf(shift)}</span>
    </a>
  );
};

const Here = ({ screen, day: { day }, half }: { screen: RosterScreen; day: RosterDay; half: Half }) => (
  <a
    href={link(screen, { dag: day, helft: half })}
    aria-label={`${said.put.here}: ${dayName(day)}, ${said.parts[half].toLowerCase()}`}
  >
    {said.put.here}
  </a>
);

const DayLink = ({ screen, day: { day, isOpen } }: { screen: RosterScreen; day: RosterDay }) => {
  const word = isOpen ? said.days.close : said.days.open;
  return (
    <a href={link(screen, { kies: day })} aria-label={`${word}: ${dayName(day)}`}>
      {word}
    </a>
  );
};

const One = ({ screen, shift }: { screen: RosterScreen; shift: RosterShift }) => {
  const { at, kept, view } = screen;
  const first: Readonly<Record<string, string>> = { van: shift.from, tot: shift.until };
  const value = (name: string) => (kept.of === 'tijden' ? keptIn(kept, name) : (first[name] ?? ''));
  const about = (
    <>
      <Hidden screen={screen} />
      <input type="hidden" name="wie" value={shift.volunteer} />
      <input type="hidden" name="dag" value={shift.day} />
      <input type="hidden" name="begin" value={shift.from} />
    </>
  );
  return (
    <section class="panel" aria-labelledby="one-title">
      <h2 id="one-title" tabIndex={-1} autofocus>
        {said.one.title(nameOf(view, shift.volunteer), dayName(shift.day as Day))}
      </h2>
      <form method="post" action={`${at}/tijden`}>
        {about}
        <p class="help">{said.one.help}</p>
        <fieldset>
          <legend>{said.one.first}</legend>
          <Hours value={value} />
        </fieldset>
        <fieldset>
          <legend>{said.one.second}</legend>
          <Hours value={value} second />
        </fieldset>
        <button type="submit" class="main">
          {said.one.go}
        </button>
      </form>
      <form method="post" action={`${at}/weghalen`}>
        {about}
        <button type="submit">{said.one.remove}</button>
      </form>
    </section>
  );
};

const Put = ({ screen, isFirst }: { screen: RosterScreen; isFirst: boolean }) => {
  const { at, kept, view } = screen;
  const half = halfIn(keptIn(kept, 'helft'));
  const hours = usual[half ?? 'morning'];
  const first: Readonly<Record<string, string>> = {
    dag: half ? keptIn(kept, 'dag') : '',
    van: hours.from,
    tot: hours.until,
    weken: '1',
  };
  const value = (name: string) => (kept.of === 'zetten' ? keptIn(kept, name) : (first[name] ?? ''));
  return (
    <form method="post" action={`${at}/zetten`} class="panel">
      <h2>{said.put.title}</h2>
      <Hidden screen={screen} />
      <label>
        {said.put.volunteer}
        <select name="wie" {...(isFirst && half ? { autofocus: true } : {})}>
          <option value="">{said.put.choose}</option>
          {view.colleagues.map(({ id, name }) => (
            <option key={id} value={id} selected={id === value('wie')}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <DayField value={value('dag')} />
      <Hours value={value} />
      <WeeksField value={value('weken')} />
      <button type="submit" class="main">
        {said.put.go}
      </button>
    </form>
  );
};

const DayForm = ({ screen }: { screen: RosterScreen }) => {
  const { at, kept } = screen;
  const chosen = kept.of === 'dag' ? keptIn(kept, 'dag') : keptIn(kept, 'kies');
  return (
    <form method="post" action={`${at}/dag`} class="panel">
      <h2 tabIndex={-1} {...(chosen && kept.of === undefined ? { autofocus: true } : {})}>
        {said.days.title}
      </h2>
      <p class="help">{said.days.help}</p>
      <Hidden screen={screen} />
      <DayField value={chosen} />
      <label>
        {said.days.why}
        <input type="text" name="waarom" maxLength={120} value={kept.of === 'dag' ? keptIn(kept, 'waarom') : ''} />
      </label>
      <div class="buttons">
        <button type="submit" name="doe" value="dicht">
          {said.days.close}
        </button>
        <button type="submit" name="doe" value="open">
          {said.days.open}
        </button>
      </div>
    </form>
  );
};
