// Fields of the roster's forms, with what was typed kept when something was wrong.
import type { RosterView } from '../roster-view.ts';
import { clean } from '../shown.ts';
import type { Visitor } from '../visitor.ts';
import { rosterWords as said } from '../words/shifts.ts';
import { FormToken, type Page } from './frame.tsx';

/** What was sent, and by which form; without `of` it came from a link in the table. */
export type Kept = { readonly form: Readonly<Record<string, unknown>>; readonly of?: string };

export type RosterScreen = {
  readonly view: RosterView;
  readonly visitor: Visitor;
  readonly at: string;
  readonly once: string;
  readonly kept: Kept;
  readonly told?: Page['told'];
};

export const keptIn = ({ form }: Kept, name: string): string => {
  const value = form[name];
  return typeof value === 'string' ? clean(value).slice(0, 200) : '';
};

/** Who sends it, once, and to which two weeks she comes back. */
export const Hidden = ({ screen: { visitor, once, view } }: { screen: RosterScreen }) => (
  <>
    <FormToken value={visitor.formToken} />
    <input type="hidden" name="once" value={once} />
    <input type="hidden" name="vanaf" value={view.days[0]?.day} />
  </>
);

export const DayField = ({ value }: { value: string }) => (
  <label>
    {said.put.day}
    <input type="date" name="dag" value={value} />
  </label>
);

export const Hours = ({ value, second = false }: { value: (name: string) => string; second?: boolean }) => {
  const names = second ? (['van2', 'tot2'] as const) : (['van', 'tot'] as const);
  return (
    <div class="line">
      {names.map((name, index) => (
        <label key={name}>
          {index === 0 ? said.put.from : said.put.until}
          <input type="time" name={name} value={value(name)} />
        </label>
      ))}
    </div>
  );
};

export const WeeksField = ({ value }: { value: string }) => (
  <label>
    {said.put.weeks}
    <input
      type="number"
      name="weken"
      min="1"
      max="26"
      inputMode="numeric"
      value={value}
      aria-describedby="weeks-help"
    />
    <span class="help" id="weeks-help">
      {said.put.weeksHelp}
    </span>
  </label>
);
