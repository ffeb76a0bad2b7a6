// The routes of the coordinator's numbers: the page, and the file, which the audit knows of.
import type { Request, Response } from 'express';
import type { TeamId, VolunteerId } from '../desk/desk.ts';
import type { ShownNumbers } from '../desk/numbers.ts';
import { chartsOf, dayName, fileOf } from './charts.ts';
import { sendFile } from './csv.ts';
import { numbersPage } from './pages/numbers-page.tsx';
import type { ConsoleParts } from './parts.ts';
import { moment } from './shown.ts';
import { visitor } from './visitor.ts';
import { numbersWords as said } from './words/numbers.ts';

type Handler = (req: Request, res: Response, next: () => void) => Promise<void>;
type Asked = { readonly team: TeamId; readonly by: VolunteerId; readonly ago: number; readonly numbers: ShownNumbers };

/** Whether they are hers is asked in the SQL. */
const ask = async (parts: ConsoleParts, req: Request, res: Response): Promise<Asked | undefined> => {
  const team = String(req.params.team) as TeamId;
  const by = visitor(res).actor.volunteer;
  const given = (req.method === 'POST' ? (req.body as { kwartaal?: unknown }) : req.query).kwartaal;
  const ago = given === '1' ? 1 : 0;
  const numbers = await parts.numbers(by, team, ago);
  return numbers && { team, by, ago, numbers };
};

export const showNumbers =
  (parts: ConsoleParts): Handler =>
  async (req, res, next) => {
    const asked = await ask(parts, req, res);
    if (!asked) return next();
    const { team: id, numbers, ago } = asked;
    const team = (await parts.teams()).find((one) => one.id === id) ?? { id, name: id };
    res.send(
      numbersPage(parts, {
        visitor: visitor(res),
        team,
        charts: chartsOf(parts.content, numbers),
        at: moment(numbers.now),
        isWithheld: Object.values(numbers.byUrgency).some(({ kind }) => kind === 'withheld'),
        quarter: { says: quarter(numbers.now, ago), ago },
      }),
    );
  };

export const sendNumbers =
  (parts: ConsoleParts): Handler =>
  async (req, res, next) => {
    const asked = await ask(parts, req, res);
    if (!asked) return next();
    const { team, by, numbers } = asked;
    await parts.audit.append(by, 'exported', 'numbers', team, [team]);
    sendFile(res, `cijfers-${local.format(numbers.now)}`, fileOf(chartsOf(parts.content, numbers)));
  };

const local = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Amsterdam' });

const quarter = (now: Date, ago: number): string => {
  const [year = 0, month = 1] = local.format(now).split('-').map(Number);
  const first = Math.floor((month - 1) / 3) * 3 - ago * 3;
  const on = (months: number, days: number) => new Date(Date.UTC(year, months, days)).toISOString().slice(0, 10);
  return said.asked.quarter(dayName(on(first, 1)), dayName(on(first + 3, 1)));
};
