// Of the summary: what the person was already told, each with the way to where it stands in the talk.
import type { CaseView } from '../../desk/desk.ts';
import { type FactShown, factsShown } from '../../desk/facts-shown.ts';
import { clean } from '../shown.ts';
import { summaryWords as said } from '../words/summary.ts';
import { dutchDay } from './dutch-day.ts';
import { wayTo } from './talk.tsx';

/** More would push the talk off the screen. */
const most = 5;

export const ToldAlready = ({ view, before }: { view: CaseView; before: number | undefined }) => {
  const told = factsShown(view);
  if (told.length === 0) return null;
  return (
    <>
      <h3>{said.told}</h3>
      <ul>
        {told.slice(0, most).map((fact) => (
          <li key={fact.seq}>
            <a {...wayTo(view, before, fact.seq)}>
              <bdi>{fact.title === undefined ? said.untitled[fact.kind] : clean(fact.title)}</bdi>
            </a>
            <Ground fact={fact} />
          </li>
        ))}
      </ul>
      {told.length > most && <p>{said.more(told.length - most)}</p>}
    </>
  );
};

const Ground = ({ fact: { days, sources, checked } }: { fact: FactShown }) => (
  <>
    {days.length > 0 && (
      <p class="ground">
        {said.days(days.length)} {days.map(dutchDay).join(', ')}
      </p>
    )}
    {(sources.length > 0 || checked) && (
      <p class="ground">
        {sources.length > 0 && `${said.sources(sources.length)} ${sources.map(clean).join(', ')}. `}
        {checked && said.checked(dutchDay(checked))}
      </p>
    )}
  </>
);
