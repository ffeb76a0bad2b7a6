// The coordinator's numbers: what waits now, five charts, and the same as a file.
import type { Charts } from '../charts.ts';
import type { ConsoleParts, Team } from '../parts.ts';
import type { Visitor } from '../visitor.ts';
import { numbersWords as said } from '../words/numbers.ts';
import { ChartPanel, NumbersTable } from './chart.tsx';
import { FormToken, render } from './frame.tsx';

export type NumbersScreen = {
  readonly visitor: Visitor;
  readonly team: Team;
  readonly charts: Charts;
  readonly at: string;
  readonly isWithheld: boolean;
  /** Which quarter the topics are of, as words; `ago` is how many before this one. */
  readonly quarter: { readonly says: string; readonly ago: number };
};

export const numbersPage = (parts: ConsoleParts, screen: NumbersScreen): string => {
  const { visitor, team, charts, at, isWithheld, quarter } = screen;
  const here = `/desk/team/${encodeURIComponent(team.id)}`;
  return render(parts, {
    title: said.title(team.name),
    visitor,
    here: 'team',
    children: (
      <>
        <p>
          <a href={here}>{said.back}</a>
        </p>
        <p>{said.intro}</p>
        <p class="help">{said.forgets}</p>
        <section class="panel" aria-labelledby="now-title">
          <h2 id="now-title">{said.now}</h2>
          <p>{said.at(at)}</p>
          <NumbersTable chart={charts.urgency} />
          {isWithheld && <p class="help">{said.withheldHelp}</p>}
        </section>
        <ChartPanel chart={charts.age} />
        {charts.rest.map((chart) => (
          <>
            <ChartPanel key={chart.id} chart={chart} />
            {chart.id === 'asked' && (
              <p class="help">
                {quarter.says}{' '}
                {quarter.ago === 0 ? (
                  <a href={`${here}/cijfers?kwartaal=1#asked-title`}>{said.asked.earlier}</a>
                ) : (
                  <a href={`${here}/cijfers#asked-title`}>{said.asked.later}</a>
                )}
              </p>
            )}
          </>
        ))}
        <form method="post" action={`${here}/cijfers/uitvoer`} class="panel" hx-boost="false">
          <FormToken value={visitor.formToken} />
          <input type="hidden" name="kwartaal" value={quarter.ago} />
          <p>{said.downloadHelp}</p>
          <button type="submit">{said.download}</button>
        </form>
      </>
    ),
  });
};
