// The routes of the audit: for auditors and coordinators the deeds of their own teams, and whether the whole chain holds.
import type { Request, Response } from 'express';
import { sendFile } from './csv.ts';
import { type AuditScreen, auditPage } from './pages/audit-page.tsx';
import type { ConsoleParts } from './parts.ts';
import { tellDeeds } from './told-deed.ts';
import { visitor } from './visitor.ts';
import { auditWords as said } from './words/audit.ts';

type Handler = (req: Request, res: Response) => Promise<void>;

const perPage = 50;
const mostInFile = 10_000;

/** So many rows are looked at with every page, which takes less than a second; all of them when asked. */
const checkedAtOnce = 100_000;

const chainOf = async ({ audit }: ConsoleParts, isWhole: boolean): Promise<AuditScreen['chain']> => {
  const ends = await audit.ends();
  if (!ends) return { kind: 'empty' };
  const first = isWhole ? 1 : Math.max(1, ends.rows - checkedAtOnce);
  const n = await audit.broken(first);
  return n === undefined ? { kind: 'holds', ...ends, first } : { kind: 'broken', n };
};

export const showAudit =
  (parts: ConsoleParts): Handler =>
  async (req, res) => {
    const who = visitor(res);
    const by = who.session.account.id;
    const asked = Number(req.query.voor);
    const before = Number.isSafeInteger(asked) && asked > 0 && asked < 2 ** 31 ? asked : undefined;
    const [rows, chain] = await Promise.all([
      parts.audit.read({ by, limit: perPage + 1, ...(before === undefined ? {} : { before }) }),
      chainOf(parts, req.query.keten === 'heel'),
    ]);
    const shown = rows.slice(0, perPage);
    const last = shown.at(-1);
    res.send(
      auditPage(parts, {
        visitor: who,
        rows: await tellDeeds(parts, by, shown),
        chain,
        ...(rows.length > perPage && last ? { before: last.n } : {}),
        isFirst: before === undefined,
        mostInFile,
      }),
    );
  };

/** Whoever takes the list away stands in it, and in the file herself. */
export const sendAudit =
  (parts: ConsoleParts): Handler =>
  async (_req, res) => {
    const { id: by, roles } = visitor(res).session.account;
    const teams = roles.filter(({ role }) => role === 'auditor' || role === 'coordinator').map(({ team }) => team);
    await parts.audit.append(by, 'exported', 'audit', '', [...new Set(teams)]);
    const rows = await tellDeeds(parts, by, await parts.audit.read({ by, limit: mostInFile }));
    sendFile(res, `controle-${clock.format(new Date()).slice(0, 10)}`, [
      said.file,
      ...rows.map(({ n, at, actor, who, deed, about, detail, mark }) => [
        String(n),
        clock.format(at),
        who,
        actor,
        deed,
        about,
        detail,
        mark,
      ]),
    ]);
  };

const clock = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Amsterdam', dateStyle: 'short', timeStyle: 'medium' });
