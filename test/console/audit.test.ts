// The audit on its page: what is done to cases, accounts, roles and files, for whom, and a chain that somebody broke.
import { beforeAll, describe, expect, it, test } from 'vitest';
import { formToken } from '../../src/console/cookies.ts';
import type { Role } from '../../src/desk/desk.ts';
import type { AccountId } from '../../src/store/accounts/tables.ts';
import { codeNow, type DeskSite, fieldsOf, openDesk, password, visitorAt } from './site.ts';

let site: DeskSite;
type Person = Awaited<ReturnType<DeskSite['person']>>;
let lead: Person;
beforeAll(async () => {
  site = await openDesk();
  lead = await site.person('coordinator', 'utrecht');
});

const form = (who: Person) => ({ form: formToken(who.visitor.cookies.get('desk') as string) });
/** What was written since, the oldest first. */
const since = async (work: () => Promise<unknown>): Promise<readonly string[]> => {
  const [last] = await site.store.desk.audit.read({ limit: 1 });
  await work();
  return (await site.store.desk.audit.read({ limit: 100 }))
    .filter(({ n }) => n > (last?.n ?? 0))
    .map(({ actor, deed, subject, detail }) => [actor, deed, subject, detail].join(' ').trim())
    .toReversed();
};
const linesIn = (html: string): readonly string[] =>
  [...(/<ol class="members"[^>]*>(.*?)<\/ol>/s.exec(html)?.[1] ?? '').matchAll(/<li>(.*?)<\/li>/gs)].map(
    ([, line = '']) => line.replace(/<[^>]+>/g, '').trim(),
  );

describe('deeds on accounts', () => {
  it('are written: an invitation made, taken up, taken back', async () => {
    const post = (path: string, fields: Record<string, string>) =>
      lead.visitor.post(`/desk/team/utrecht/${path}`, { ...form(lead), ...fields });
    let [id, token] = ['', ''];
    const made = await since(async () => {
      const { html } = await post('uitnodigen', { role: 'editor' });
      token = /uitnodiging\/([\w-]{43})/.exec(html)?.[1] as string;
      id = /name="invitation" value="([^"]+)"/.exec(html)?.[1] as string;
    });
    expect(made).toEqual([`${lead.account} invited ${id} editor`]);
    const other = await site.person('volunteer', 'zwolle');
    const joined = await since(() => other.visitor.post(`/desk/uitnodiging/${token}/erbij`, form(other)));
    expect(joined).toEqual([`${other.account} joined ${id} editor`]);
    expect(await since(() => other.visitor.post(`/desk/uitnodiging/${token}/erbij`, form(other)))).toEqual([]);
    const withdrawn = await since(async () => {
      const { html } = await post('uitnodigen', { role: 'volunteer' });
      id = /name="invitation" value="([^"]+)"/.exec(html)?.[1] as string;
      await post('intrekken', { invitation: id });
      await post('intrekken', { invitation: id });
    });
    expect(withdrawn).toEqual([`${lead.account} invited ${id} volunteer`, `${lead.account} withdrew ${id} volunteer`]);
    expect(JSON.stringify(await site.store.desk.audit.read({ limit: 1000 }))).not.toContain(token);
  });

  it('are written: a role given and taken, with the sessions that end by it; not what was refused', async () => {
    const one = await site.person('volunteer', 'utrecht');
    const change = (fields: Record<string, string>) => () =>
      lead.visitor.post('/desk/team/utrecht/rol', { ...form(lead), account: one.account, ...fields });
    expect(await since(change({ give: 'auditor' }))).toEqual([`${lead.account} gave-role ${one.account} auditor`]);
    expect(await since(change({ give: 'auditor' }))).toEqual([]);
    expect(await since(change({ take: 'auditor' }))).toEqual([
      `${lead.account} took-role ${one.account} auditor`,
      `${lead.account} ended-sessions ${one.account} 1`,
    ]);
    expect(await since(change({ take: 'editor' }))).toEqual([]);
    const stranger = await site.person('coordinator', 'zwolle');
    expect(
      await since(() =>
        site.accounts.people.take(stranger.account, { account: one.account, team: 'utrecht', role: 'volunteer' }),
      ),
    ).toEqual([]);
  });

  it('are written: a new device, once, and a device that is signed out', async () => {
    const one = await site.person('volunteer', 'utrecht');
    await site.database.query('update accounts set code_used = 0 where id = $1', [one.account]);
    const visitor = visitorAt(site.url);
    const signIn = async () => {
      const { html } = await visitor.get('/desk/in');
      const fields = { mail: one.mail, password, code: codeNow(one.secret) };
      expect((await visitor.post('/desk/in', { ...fieldsOf(html, '/desk/in'), ...fields })).to).toBe('/desk');
      await site.database.query('update accounts set code_used = 0 where id = $1', [one.account]);
    };
    expect(await since(signIn)).toEqual([`${one.account} new-device ${one.account}`]);
    expect(await since(signIn)).toEqual([]);
    const [, old] = await site.accounts.sessions.list(one.account);
    const form = { form: formToken(visitor.cookies.get('desk') as string), session: old?.id as string };
    expect(await since(() => visitor.post('/desk/ik/uitloggen', form))).toEqual([
      `${one.account} ended-sessions ${one.account} 1`,
    ]);
    expect(await since(() => visitor.post('/desk/ik/uitloggen', form))).toEqual([]);
  });

  it('are written in the transaction that does them: an invitation that two take up is taken up once', async () => {
    const token = (await site.accounts.invitations.make(lead.account, {
      team: 'utrecht',
      role: 'volunteer',
    })) as string;
    const newcomer = (mail: string) => ({
      name: 'Nieuw',
      mail,
      proof: {
        kind: 'passkey',
        handle: Buffer.from(mail),
        passkey: { id: mail, publicKey: new Uint8Array([1]), counter: 0 },
      } as const,
    });
    const deeds = await since(() =>
      Promise.all(['x@y.nl', 'z@y.nl'].map((mail) => site.accounts.invitations.accept(token, newcomer(mail)))),
    );
    expect(deeds.map((row) => row.split(' ')[1])).toEqual(['joined', 'added-passkey']);
  });
});

describe('the page', () => {
  it('names who did what in her own teams, the newest first, and leads to earlier rows', async () => {
    const fresh = await openDesk();
    const one = await fresh.person('coordinator', 'utrecht');
    for (let n = 0; n < 70; n += 1)
      await fresh.store.desk.audit.append(one.account, 'opened', `case ${n}`, '', ['utrecht']);
    await fresh.store.desk.audit.append(one.account, 'opened', 'far away', '', ['zwolle']);
    const { html } = await one.visitor.get('/desk/controle');
    const lines = linesIn(html);
    expect(lines).toHaveLength(50);
    expect(lines[0]).toMatch(/^regel \d+ · .+ Vrijwilliger 1 bekeek een zaak \(case 69\)$/);
    expect(html).not.toContain('far away');
    const next = /href="(\/desk\/controle\?voor=\d+)"/.exec(html)?.[1] as string;
    const earlier = linesIn((await one.visitor.get(next)).html);
    expect(earlier[0]).toContain('(case 19)');
    expect(earlier.some((line) => line.includes('Vrijwilliger 1 nam een uitnodiging aan: coördinator'))).toBe(true);
  });

  it.each([
    ['coordinator', 200],
    ['auditor', 200],
    ['volunteer', 404],
    ['editor', 404],
  ] as const)('for a %s answers %i', async (role: Role, status) => {
    const one = await site.person(role, 'utrecht');
    const page = await one.visitor.get('/desk/controle');
    expect(page.status).toBe(status);
    expect((await one.visitor.post('/desk/controle/uitvoer', form(one))).status).toBe(status);
    if (status === 200) expect((await one.visitor.get('/desk/ik')).html).toContain('href="/desk/controle"');
    else expect((await one.visitor.get('/desk/ik')).html).not.toContain('href="/desk/controle"');
  });

  it('shows an auditor of another team nothing of this one, not even a name', async () => {
    const one = await site.person('auditor', 'zwolle');
    await site.store.desk.audit.append(lead.account, 'opened', 'of utrecht', '', ['utrecht']);
    await site.store.desk.audit.append(lead.account, 'opened', 'of both', '', ['utrecht', 'zwolle']);
    await site.database.query("delete from account_roles where account = $1 and team = 'zwolle'", [lead.account]);
    const { html } = await one.visitor.get('/desk/controle');
    expect(html).not.toContain('of utrecht');
    expect(linesIn(html)[0]).toMatch(/iemand buiten uw team bekeek een zaak \(of both\)$/);
  });

  it('takes any number for a page', async () => {
    for (const before of ['0', '-1', '1e99', 'x', '99999999999', "1' or 1=1"])
      expect((await lead.visitor.get(`/desk/controle?voor=${encodeURIComponent(before)}`)).status).toBe(200);
  });
});

test('the file stands in the audit, and in itself; a name that is a formula is text', async () => {
  const one = await site.person('auditor', 'utrecht');
  const token = (await site.accounts.invitations.make(lead.account, { team: 'utrecht', role: 'volunteer' })) as string;
  await site.accounts.invitations.accept(token, {
    name: '=HYPERLINK("https://evil.example";"klik")',
    mail: 'formula@voorbeeld.nl',
    proof: { kind: 'outside', issuerAndSubject: 'x' },
  });
  const file = await one.visitor.post('/desk/controle/uitvoer', form(one));
  expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="?controle-/);
  const [head, first] = file.html.replace('\ufeff', '').split('\r\n');
  expect(head).toBe('"Regel";"Wanneer";"Wie";"Id van wie";"Wat";"Waarover";"Bijzonderheid";"Kenmerk"');
  expect(first).toMatch(new RegExp(`;"${one.account}";"downloadde een bestand";"de controle";"";"[0-9a-f]{16}"$`));
  expect(file.html).toContain(`"'=HYPERLINK(""https://evil.example"";""klik"")"`);
  expect(file.html).not.toMatch(/(^|;)"[=+@-]/m);
});

describe('a coordinator who demotes herself', () => {
  const demote = (who: Person) =>
    who.visitor.post('/desk/team/zwolle/rol', { ...form(who), account: who.account, take: 'coordinator' });

  it('cannot when she is the last, and is told why; else she is out at once', async () => {
    const [one, two] = [await site.person('coordinator', 'zwolle'), await site.person('coordinator', 'zwolle')];
    await site.database.query(
      "delete from account_roles where team = 'zwolle' and role = 'coordinator' and account <> all ($1)",
      [[one.account, two.account]],
    );
    expect((await demote(one)).to).toBe('/desk/ik');
    expect((await one.visitor.get('/desk/team/zwolle')).status).toBe(404);
    const refused = await demote(two);
    expect([refused.status, refused.html]).toEqual([200, expect.stringContaining('U bent de laatste coördinator')]);
    expect(await since(() => demote(two))).toEqual([]);
    expect((await two.visitor.get('/desk/team/zwolle')).status).toBe(200);
  });
});

describe('the chain', () => {
  it('holds, and says since when', async () => {
    const { html } = await lead.visitor.get('/desk/controle');
    expect(html).toMatch(/De keten klopt: \d+ regels in heel Wegwijs, de eerste van/);
  });

  it.each([
    ['a team', "teams = '{zwolle}'"],
    ['a deed', "deed = 'nothing'"],
    ['an hour', "at = at - interval '1 hour'"],
  ])('that somebody broke at the database is told: %s', async (_, change) => {
    const fresh = await openDesk();
    const one = await fresh.person('auditor', 'utrecht');
    const { account } = await fresh.person('volunteer', 'utrecht');
    await fresh.store.desk.audit.append(account, 'opened', 'x', '', ['utrecht']);
    expect(await fresh.store.desk.audit.broken()).toBeUndefined();
    await fresh.database.query('alter table audit disable trigger audit_stays');
    await fresh.database.query(`update audit set ${change} where n = 3`);
    expect(await fresh.store.desk.audit.broken()).toBe(3);
    const { html } = await one.visitor.get('/desk/controle');
    expect(html).toMatch(/role="alert">De keten is gebroken bij regel 3/);
    expect(html).not.toContain('De keten klopt');
  });

  it('of more rows than one look takes is told from where it was looked at, and as a whole when asked', async () => {
    const fresh = await openDesk();
    const one = await fresh.person('auditor', 'utrecht');
    await fresh.database.query("select audit_append('a', 'opened', 'x', '', '{}') from generate_series(1, 100100)");
    const page = async (query = '') => (await one.visitor.get(`/desk/controle${query}`)).html;
    expect(await page()).toMatch(/De keten klopt vanaf regel 10\d\./);
    expect(await page('?keten=heel')).toMatch(/De keten klopt: 10\d{4} regels in heel Wegwijs/);
    await fresh.database.query('alter table audit disable trigger audit_stays');
    await fresh.database.query("update audit set actor = 'b' where n in (50000, 100)");
    expect(await page()).toContain('De keten is gebroken bij regel 50000.');
    expect(await page('?keten=heel')).toContain('De keten is gebroken bij regel 100.');
  });

  it('that misses rows is told, wherever they are gone', async () => {
    const fresh = await openDesk();
    await fresh.database.query("select audit_append('a', 'opened', 'x', '', '{}') from generate_series(1, 9)");
    await fresh.database.query('alter table audit disable trigger audit_stays');
    for (const gone of [5, 4, 1]) {
      await fresh.database.query('delete from audit where n = $1', [gone]);
      expect(await fresh.store.desk.audit.broken()).toBe(gone === 1 ? 2 : 6);
    }
    expect(await fresh.store.desk.audit.broken(5)).toBe(6);
    expect(await fresh.store.desk.audit.broken(6)).toBeUndefined();
  });

  it('that misses a row is told', async () => {
    const fresh = await openDesk();
    await fresh.person('auditor', 'utrecht');
    await fresh.database.query('alter table audit disable trigger audit_stays');
    await fresh.database.query('delete from audit where n = 2');
    expect(await fresh.store.desk.audit.broken()).toBe(3);
  });
});

test('rows of before teams were named stay whole', async () => {
  const id = (await site.database.query('select max(n)::int as n from audit'))[0]?.n as number;
  await site.database.query(
    `insert into audit (n, at, actor, deed, subject, detail, previous, hash)
     select n + 1, at, 'old', 'opened', 'x', '', hash, audit_hash(hash, n + 1, at, 'old', 'opened', 'x', '') from audit where n = $1`,
    [id],
  );
  await site.store.desk.audit.append(lead.account as AccountId, 'opened', 'y', '', ['utrecht']);
  expect(await site.store.desk.audit.broken()).toBeUndefined();
});
