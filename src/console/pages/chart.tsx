// A chart on the page: bars drawn by the server, and beside them a table with the same texts.
import type { Cell, Chart as Drawn } from '../chart.ts';

/** Full, open, striped: told apart without colour. The place in the list is that of the column. */
const kinds = ['full', 'open', 'striped'] as const;

export const ChartPanel = ({ chart }: { chart: Drawn }) => (
  <section class="panel figure" aria-labelledby={`${chart.id}-title`}>
    <h2 id={`${chart.id}-title`}>{chart.title}</h2>
    <p>{chart.says}</p>
    <div class="beside">
      <div>
        {chart.columns.length > 1 && (
          <ul class="legend" aria-hidden="true">
            {chart.columns.map((column, at) => (
              <li key={column}>
                <svg viewBox="0 0 20 12" width="20" height="12" aria-hidden="true">
                  <Bar id={`${chart.id}-key-${at}`} at={at} x={1} y={1} width={18} height={10} />
                </svg>{' '}
                {column}
              </li>
            ))}
          </ul>
        )}
        <Chart chart={chart} />
      </div>
      <NumbersTable chart={chart} />
    </div>
  </section>
);

export const NumbersTable = ({ chart: { title, head, columns, rows } }: { chart: Drawn }) => (
  <table class="numbers">
    <caption class="unseen">{title}</caption>
    <thead>
      <tr>
        <th scope="col">{head}</th>
        {columns.map((column) => (
          <th key={column} scope="col">
            {column}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(({ name, cells }) => (
        <tr key={name}>
          <th scope="row">{name}</th>
          {cells.map((cell, at) => (
            <td key={columns[at]}>{cell.text}</td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);

const width = 280;
const bar = 12;
const gap = 8;
/** Room for the text behind the longest bar. */
const textRoom = 114;

/** In units of a telephone's width; the style sheet says how large it is on the page. */
const Chart = ({ chart: { id, title, says, columns, rows, isLong } }: { chart: Drawn }) => {
  const above = isLong ? 15 : 0;
  const left = isLong ? 0 : 48;
  const row = above + columns.length * bar + gap;
  const most = Math.max(1, ...rows.flatMap(({ cells }) => cells.map(({ size }) => size ?? 0)));
  const long = ({ size = 0 }: Cell) => Math.round((size / most) * (width - left - textRoom));
  return (
    <svg
      class="chart"
      viewBox={`0 0 ${width} ${rows.length * row}`}
      role="img"
      aria-labelledby={`${id}-chart-title ${id}-chart-says`}
    >
      <title id={`${id}-chart-title`}>{title}</title>
      <desc id={`${id}-chart-says`}>{says}</desc>
      {rows.map(({ name, cells }, at) => (
        <g key={name} transform={`translate(0 ${at * row})`}>
          <text class="name" x="0" y="11">
            {name}
          </text>
          {cells.map((cell, column) => (
            <g key={columns[column]}>
              {cell.size !== undefined && (
                <Bar
                  id={`${id}-${at}-${column}`}
                  at={column}
                  x={left + 1}
                  y={above + column * bar + 1}
                  width={Math.max(2, long(cell))}
                  height={bar - 2}
                />
              )}
              <text x={left + 5 + (cell.size === undefined ? 0 : Math.max(2, long(cell)))} y={above + column * bar + 9}>
                {cell.text}
              </text>
            </g>
          ))}
        </g>
      ))}
    </svg>
  );
};

type BarShape = { id: string; at: number; x: number; y: number; width: number; height: number };

const Bar = ({ id, at, ...place }: BarShape) => {
  const kind = kinds[at] ?? 'full';
  if (kind !== 'striped') return <rect class={`bar is-${kind}`} {...place} />;
  return (
    <>
      <pattern id={`${id}-stripes`} width="4" height="4" patternUnits="userSpaceOnUse">
        <path class="stripe" d="M0 4L4 0" />
      </pattern>
      <rect class="bar is-striped" {...place} fill={`url(#${id}-stripes)`} />
    </>
  );
};
