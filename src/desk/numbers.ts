// The coordinator's page in numbers that may be shown: what waits, how fast the first answer is, topics, who was left, promises.
import type { DeskNumbers, NumbersReader } from '../store/desk/numbers.ts';
import { ages } from '../store/desk/numbers.ts';
import type { TeamId, VolunteerId } from './desk.ts';
import { fewest, type Shown, show, showTwice } from './few.ts';

/** Minutes within which so many had their first answer; undefined with too few people. `Infinity`: longer than two weeks. */
type Speed = { readonly half: number; readonly most: number };
export type Week = {
  /** Its Monday. */
  readonly week: string;
  readonly answered: Speed | undefined;
  readonly missed: Shown;
  readonly left: Shown;
  readonly kept: Shown;
  readonly toldLater: Shown;
  readonly slipped: Shown;
};
export type ShownNumbers = {
  readonly now: Date;
  /** In the order of `ages`, and then the older ones. */
  readonly byAge: readonly Shown[];
  readonly byUrgency: Readonly<Record<'red' | 'amber' | 'normal', Shown>>;
  /** Twelve whole weeks, the oldest first. */
  readonly weeks: readonly Week[];
  /** Only those with enough people, the most first. */
  readonly asked: readonly { readonly topic: string; readonly language: string; readonly people: number }[];
};

/** Undefined unless she is coordinator of the team. `quarters` ago; 0 is this one. */
export type Numbers = (by: VolunteerId, team: TeamId, quarters: number) => Promise<ShownNumbers | undefined>;

export const makeNumbers =
  (store: NumbersReader): Numbers =>
  async (by, team, quarters) => {
    const raw = await store.read(by, team, quarters);
    return raw && showNumbers(raw);
  };

const urgencies = ['red', 'amber', 'normal'] as const;
/** Whole ones: a week under way says nothing yet, and looked at twice it would tell of one person. */
const weeksShown = 12;

export const showNumbers = ({ now, waiting, weeks, asked }: DeskNumbers): ShownNumbers => {
  const count = (rows: readonly { readonly people: number }[]) => rows.reduce((sum, { people }) => sum + people, 0);
  const [byAge, byUrgency] = showTwice(
    [...ages, null].map((_, step) => count(waiting.filter(({ age }) => age === step))),
    urgencies.map((urgency) => count(waiting.filter((row) => row.urgency === urgency))),
  );
  const [red, amber, normal] = byUrgency as readonly [Shown, Shown, Shown];
  return {
    now,
    byAge,
    byUrgency: { red, amber, normal },
    weeks: mondays(now).map((week) => {
      const of = (kind: DeskNumbers['weeks'][number]['kind']) =>
        weeks.filter((row) => row.week === week && row.kind === kind);
      return {
        week,
        answered: speedOf(of('answered')),
        missed: show(count(of('missed'))),
        left: show(count(of('left'))),
        kept: show(count(of('kept'))),
        toldLater: show(count(of('told-later'))),
        slipped: show(count(of('slipped'))),
      };
    }),
    asked: asked
      .flatMap(({ topic, language, people }) => {
        const shown = show(people);
        return shown.kind === 'people' ? [{ topic, language, people: shown.people }] : [];
      })
      // By what is shown: their order tells no more than the numbers do.
      .sort((a, b) => b.people - a.people || (`${a.topic} ${a.language}` < `${b.topic} ${b.language}` ? -1 : 1)),
  };
};

/** By steps: the step in which the half, and nine of ten, of those with an answer had it. */
const speedOf = (rows: readonly { readonly key: string; readonly people: number }[]): Speed | undefined => {
  const steps = rows.map(({ key, people }) => ({ within: Number(key), people })).sort((a, b) => a.within - b.within);
  const all = steps.reduce((sum, { people }) => sum + people, 0);
  if (all < fewest) return undefined;
  const within = (share: number): number => {
    let had = 0;
    const step = steps.find(({ people }) => {
      had += people;
      return had >= all * share;
    });
    return step === undefined || step.within === longer ? Number.POSITIVE_INFINITY : step.within;
  };
  return { half: within(0.5), most: within(0.9) };
};
const longer = 99_999;

const local = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Amsterdam' });
const dayMs = 86_400_000;

/** The Mondays of the whole weeks before this one, as the database names them. */
const mondays = (now: Date): readonly string[] => {
  const today = new Date(`${local.format(now)}T00:00:00Z`);
  const monday = today.getTime() - ((today.getUTCDay() + 6) % 7) * dayMs;
  return Array.from({ length: weeksShown }, (_, at) =>
    new Date(monday - (weeksShown - at) * 7 * dayMs).toISOString().slice(0, 10),
  );
};
