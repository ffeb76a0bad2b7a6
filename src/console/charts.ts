// The coordinator's numbers as charts: what their rows and columns are called, and how long each bar is.
import type { Content } from '../content/content.ts';
import type { Language } from '../content/schema/ids.ts';
import type { Shown } from '../desk/few.ts';
import type { ShownNumbers, Week } from '../desk/numbers.ts';
import type { Cell, Chart } from './chart.ts';
import { languageName, topicName } from './shown.ts';
import { numbersWords as said } from './words/numbers.ts';
import { words } from './words.ts';

export type Charts = { readonly urgency: Chart; readonly age: Chart; readonly rest: readonly Chart[] };

const few: Cell = { text: said.few };
const cell = (shown: Shown): Cell => {
  switch (shown.kind) {
    case 'people':
      return { text: String(shown.people), size: shown.people };
    case 'few':
      return few;
    case 'withheld':
      return { text: said.withheld };
  }
};

export const chartsOf = (content: Content, { byAge, byUrgency, weeks, asked }: ShownNumbers): Charts => ({
  urgency: {
    id: 'urgency',
    title: said.urgency.title,
    says: '',
    head: said.urgency.row,
    columns: [said.people],
    rows: (['red', 'amber', 'normal'] as const).map((urgency) => ({
      name: `${words.icons[urgency]} ${words.urgency[urgency]}`,
      cells: [cell(byUrgency[urgency])],
    })),
  },
  age: {
    id: 'age',
    title: said.ages.title,
    says: said.ages.says,
    head: said.ages.row,
    columns: [said.people],
    rows: byAge.map((shown, step) => ({ name: said.ages.steps[step] ?? '', cells: [cell(shown)] })),
    isLong: true,
  },
  rest: [
    weekly('answered', said.answered, weeks, [
      [said.answered.half, ({ answered }) => speed(answered?.half)],
      [said.answered.most, ({ answered }) => speed(answered?.most)],
    ]),
    {
      id: 'asked',
      title: said.asked.title,
      says: said.asked.says,
      head: said.asked.row,
      columns: [said.people],
      rows: [
        ...asked.map(({ topic, language, people }) => ({
          name: `${topicName(content, topic)} – ${languageName(language as Language)}`,
          cells: [{ text: String(people), size: people }],
        })),
        { name: said.asked.rest, cells: [few] },
      ],
      isLong: true,
    },
    weekly('left', said.left, weeks, [
      [said.left.missed, ({ missed }) => cell(missed)],
      [said.left.left, ({ left }) => cell(left)],
    ]),
    weekly('promises', said.promises, weeks, [
      [said.promises.kept, ({ kept }) => cell(kept)],
      [said.promises.later, ({ toldLater }) => cell(toldLater)],
      [said.promises.slipped, ({ slipped }) => cell(slipped)],
    ]),
  ],
});

type Column = readonly [string, (week: Week) => Cell];

const weekly = (
  id: string,
  { title, says }: { readonly title: string; readonly says: string },
  weeks: readonly Week[],
  columns: readonly Column[],
): Chart => ({
  id,
  title,
  says: `${says} ${said.weeks.which}`,
  head: said.weeks.row,
  columns: columns.map(([name]) => name),
  rows: weeks.map((week) => ({ name: dayName(week.week), cells: columns.map(([, of]) => of(week)) })),
});

/** The steps are those of the count; a bar is as many steps long. */
const speed = (minutes: number | undefined): Cell => {
  if (minutes === undefined) return few;
  if (minutes === Number.POSITIVE_INFINITY) return { text: said.answered.longer, size: steps.length + 1 };
  return { text: said.answered.within(time(minutes)), size: steps.filter((step) => step <= minutes).length };
};
const steps = [5, 15, 30, 60, 120, 240, 480, 1440, 2880, 4320, 7200, 10080, 20160];

const time = (minutes: number): string => {
  if (minutes < 60) return `${minutes} minuten`;
  if (minutes < 1440) return `${minutes / 60} uur`;
  return minutes === 1440 ? '1 dag' : `${minutes / 1440} dagen`;
};

const day = new Intl.DateTimeFormat('nl', { timeZone: 'UTC', day: 'numeric', month: 'short' });
export const dayName = (date: string): string => day.format(new Date(`${date}T00:00:00Z`));

/** The rows of the file: the same texts as on the page. */
export const fileOf = ({ urgency, age, rest }: Charts): readonly (readonly string[])[] => [
  said.file,
  ...[urgency, age, ...rest].flatMap(({ title, columns, rows }) =>
    rows.flatMap(({ name, cells }) => cells.map(({ text }, at) => [title, name, columns[at] ?? '', text])),
  ),
];
