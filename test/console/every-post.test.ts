// Every form of the desk, from the table of doors: another site cannot send it, whatever the browser tells, and nothing happens.
import { beforeAll, describe, expect, it } from 'vitest';
import { formToken } from '../../src/console/cookies.ts';
import { doors } from '../../src/console/routes.ts';
import { type DeskSite, openDesk } from './site.ts';

const site: DeskSite = await openDesk();
const posts = doors(site.parts).filter(({ method }) => method === 'post');
let ana: Awaited<ReturnType<DeskSite['person']>>;
beforeAll(async () => {
  ana = await site.person('coordinator', 'utrecht');
  await site.database.query("insert into account_roles values ($1, 'utrecht', 'auditor')", [ana.account]);
});

const others = [
  ['another site', { 'sec-fetch-site': 'cross-site' }, true],
  ['another host of the same site', { 'sec-fetch-site': 'same-site' }, true],
  ['an old browser, with where it comes from', { 'sec-fetch-site': '', origin: 'https://evil.example' }, true],
  ['our own page without its token', {}, false],
] as const;

/** Everything a form could change. */
const everything = async (): Promise<string> => {
  const tables = ['account_roles', 'account_invitations', 'account_forms', 'audit', 'shifts', 'team_days', 'teams'];
  const rows = await Promise.all(tables.map((table) => site.database.query(`select * from ${table} order by 1, 2`)));
  return JSON.stringify([rows, [...site.desk.cases.values()]]);
};

describe.each(posts.map(({ path }) => path))('%s', (path) => {
  it.each(others)('is refused from %s', async (_, headers, hasToken) => {
    const id = site.desk.add({ id: 'aimed-at', team: 'utrecht' });
    const address = `/desk${path.replace(':id', id).replace(':team', 'utrecht')}`;
    const before = await everything();
    const fields = { once: 'x', text: 'x', fence: '1', role: 'editor', flag: 'heavy' };
    const form = hasToken ? { form: formToken(ana.session) } : {};
    const answer = await ana.visitor.post(address, { ...fields, ...form }, headers);
    expect([answer.status, await everything()]).toEqual([403, before]);
  });
});
