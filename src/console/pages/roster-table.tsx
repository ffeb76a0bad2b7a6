// Two weeks as a table: a row a day, a column for morning, afternoon and evening, and in each who is on.
import type { ComponentChildren } from 'preact';
import type { RosterShift } from '../../store/roster/roster.ts';
import { dateName, dayName, daysLater } from '../fortnight.ts';
import { type Half, halfOf, halves, usual } from '../half-days.ts';
import type { RosterDay, RosterView } from '../roster-view.ts';
import { rosterWords as said } from '../words/shifts.ts';

type Draw = {
  /** One who is on. */
  readonly person: (shift: RosterShift, name: string, day: RosterDay) => ComponentChildren;
  /** What may be done in this half-day. */
  readonly deed: (day: RosterDay, half: Half) => ComponentChildren;
  readonly dayDeed?: (day: RosterDay) => ComponentChildren;
};

export const RosterTable = ({ view, ...draw }: { view: RosterView } & Draw) => (
  <table class="roster">
    <caption class="unseen">{spanOf(view)}</caption>
    <thead>
      <tr>
        <th scope="col">{said.day}</th>
        {halves.map((half) => (
          <th key={half} scope="col">
            {said.parts[half]} <span class="n help">{hoursOf(usual[half])}</span>
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {view.days.map((day) => (
        <Row key={day.day} view={view} day={day} draw={draw} />
      ))}
    </tbody>
  </table>
);

const Row = ({ view, day, draw }: { view: RosterView; day: RosterDay; draw: Draw }) => (
  <tr class={classOf(day)}>
    <th scope="row">
      {dayName(day.day)}
      {day.day === view.today && <span class="flag">{said.today}</span>}
      {!day.isOpen && <strong class="shut">{said.closed}</strong>}
      {day.why && <span class="why">{day.why}</span>}
      {!day.isPast && draw.dayDeed?.(day)}
    </th>
    {halves.map((half) => {
      const on = day.shifts.filter((shift) => halfOf(shift) === half);
      return (
        <td key={half}>
          <span class="half">{said.parts[half]}</span>
          {on.length > 0 && (
            <ul>
              {on.map((shift) => (
                <li key={`${shift.volunteer} ${shift.from}`}>
                  {draw.person(shift, nameOf(view, shift.volunteer), day)}
                  {shift.offered && !day.isPast && <span class="flag">{said.offered}</span>}
                </li>
              ))}
            </ul>
          )}
          {day.isPast || !day.isOpen ? on.length === 0 && <span class="help">{said.none}</span> : draw.deed(day, half)}
        </td>
      );
    })}
  </tr>
);

const classOf = ({ isOpen, isPast }: RosterDay): string | undefined =>
  [isOpen ? '' : 'is-closed', isPast ? 'is-past' : ''].join(' ').trim() || undefined;

export const hoursOf = ({ from, until }: Pick<RosterShift, 'from' | 'until'>): string => `${from}–${until}`;

export const nameOf = ({ colleagues }: RosterView, id: string): string =>
  colleagues.find((one) => one.id === id)?.name ?? said.former;

const spanOf = ({ days }: RosterView): string => {
  const [first, last] = [days[0], days.at(-1)];
  return first && last ? said.span(dateName(first.day), dateName(last.day)) : '';
};

/** Which two weeks, and the way to those before and after. */
export const Weeks = ({ view, at }: { view: RosterView; at: string }) => {
  const first = view.days[0];
  if (!first) return null;
  const to = (weeks: number) => `${at}?vanaf=${daysLater(first.day, 7 * weeks)}`;
  return (
    <nav class="pages line" aria-label={spanOf(view)}>
      <a href={to(-2)}>{said.earlier}</a>
      <a href={at}>{said.now}</a>
      <a href={to(2)}>{said.later}</a>
      <strong>{spanOf(view)}</strong>
    </nav>
  );
};

export const Nobody = ({ view }: { view: RosterView }) => (view.isNobodyOn ? <p class="warn">{said.nobody}</p> : null);
