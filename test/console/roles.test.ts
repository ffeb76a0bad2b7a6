// Who may do what: every address of the desk × every role × own team, other team, made from the table of doors itself.
import { describe, expect, it } from 'vitest';
import { formToken } from '../../src/console/cookies.ts';
import { doors } from '../../src/console/routes.ts';
import type { Role } from '../../src/desk/desk.ts';
import { type DeskSite, openDesk, type VisitorHere, visitorAt } from './site.ts';

const roles: readonly Role[] = ['volunteer', 'coordinator', 'editor', 'auditor'];
const site: DeskSite = await openDesk();
const people = new Map<Role, Awaited<ReturnType<DeskSite['person']>>>();
// One after another: with the first comes the lead.
for (const role of roles) people.set(role, await site.person(role, 'utrecht'));
const table = doors(site.parts);

/** The status, without waiting for the end of a stream. */
const knock = async (visitor: VisitorHere, door: (typeof table)[number], team: string): Promise<number> => {
  const id = site.desk.add({ id: `case-${team}-${Math.random().toString(36).slice(2)}`, team });
  const path = `/desk${door.path.replace(':id', id).replace(':team', team)}`;
  const token = visitor.cookies.get('desk');
  const stop = new AbortController();
  const fields = {
    form: token ? formToken(token) : '',
    once: id,
    text: 'x',
    fence: '1',
    flag: 'heavy',
    role: 'editor',
  };
  const answer = await visitor.ask(path, {
    method: door.method.toUpperCase(),
    signal: stop.signal,
    ...(door.method === 'post' ? { body: new URLSearchParams(fields) } : {}),
  });
  stop.abort();
  await answer.body?.cancel().catch(() => undefined);
  return answer.status;
};

const cases = table.flatMap((door) =>
  roles.flatMap((role) =>
    ['utrecht', 'zwolle'].map((team) => ({ door, role, team, name: `${door.method} ${door.path}` })),
  ),
);

describe('the table of doors', () => {
  it('knows every address behind the sign-in', () => {
    expect(table.map(({ method, path }) => `${method} ${path}`).toSorted()).toMatchInlineSnapshot(`
      [
        "get /controle",
        "get /events",
        "get /rooster",
        "get /rooster/:team",
        "get /team",
        "get /team/:team",
        "get /team/:team/cijfers",
        "get /team/:team/rooster",
        "get /zaak/:id",
        "post /controle/uitvoer",
        "post /ik/mail",
        "post /ik/meldingen-aan",
        "post /ik/meldingen-uit",
        "post /ik/talen",
        "post /ik/uitloggen",
        "post /rooster/:team/komen",
        "post /rooster/:team/niet-komen",
        "post /rooster/:team/overnemen",
        "post /rooster/:team/ruilen",
        "post /team/:team/cijfers/uitvoer",
        "post /team/:team/gegevens",
        "post /team/:team/grens",
        "post /team/:team/intrekken",
        "post /team/:team/nieuw",
        "post /team/:team/rol",
        "post /team/:team/rooster/dag",
        "post /team/:team/rooster/tijden",
        "post /team/:team/rooster/weghalen",
        "post /team/:team/rooster/zetten",
        "post /team/:team/uitnodigen",
        "post /zaak/:id/antwoord",
        "post /zaak/:id/gedaan",
        "post /zaak/:id/hulp",
        "post /zaak/:id/leven",
        "post /zaak/:id/nemen",
        "post /zaak/:id/notitie",
        "post /zaak/:id/overdragen",
        "post /zaak/:id/sluiten",
        "post /zaak/:id/terug",
        "post /zaak/:id/vertalen",
      ]
    `);
  });

  it.each(cases)('$name for a $role of Utrecht, about $team', async ({ door, role, team }) => {
    const visitor = (people.get(role) as { visitor: VisitorHere }).visitor;
    const status = await knock(visitor, door, team);
    const isAboutTeam = door.path.includes(':');
    const mayPass = door.roles.includes(role) && (team === 'utrecht' || !isAboutTeam);
    if (mayPass) expect([200, 204, 303, 409]).toContain(status);
    // A sign of life for a case that is not hers says so in one way, whether it exists or not.
    else expect(status).toBe(door.roles.includes(role) && door.path.endsWith('/leven') ? 409 : 404);
  });

  it.each(table.map((door) => ({ door, name: `${door.method} ${door.path}` })))(
    '$name without a session',
    async ({ door }) => {
      const visitor = visitorAt(site.url);
      expect(await knock(visitor, door, 'utrecht')).toBe(door.method === 'get' ? 303 : 401);
    },
  );

  it('answers for a case of another team exactly as for one that is not there', async () => {
    const { visitor } = people.get('volunteer') as { visitor: VisitorHere };
    const id = site.desk.add({ id: 'elsewhere', team: 'zwolle' });
    const [other, missing] = [await visitor.get(`/desk/zaak/${id}`), await visitor.get('/desk/zaak/nowhere')];
    expect(other).toEqual({ ...missing, headers: expect.anything() });
    expect(other.status).toBe(404);
  });
});

describe('an editor', () => {
  it('who is a volunteer elsewhere sees the cases there, and none of the team she edits for', async () => {
    const one = await site.person('editor', 'utrecht');
    await site.database.query("insert into account_roles values ($1, 'zwolle', 'volunteer')", [one.account]);
    const [near, far] = ['utrecht', 'zwolle'].map((team) => site.desk.add({ id: `edited-${team}`, team }));
    expect((await one.visitor.get(`/desk/zaak/${near}`)).status).toBe(404);
    expect((await one.visitor.get(`/desk/zaak/${far}`)).status).toBe(200);
    expect((await one.visitor.get('/desk')).html).not.toContain('edited-utrecht');
  });
});

describe('a coordinator', () => {
  it('cannot take away the last coordinator, herself', async () => {
    const lead = await site.accounts.people.members((await leadId()) as never, 'zwolle');
    expect(lead.filter(({ roles }) => roles.includes('coordinator')).map(({ name }) => name)).toEqual(['Lead']);
    const take = { account: (await leadId()) as never, team: 'zwolle', role: 'coordinator' } as const;
    expect(await site.accounts.people.take((await leadId()) as never, take)).toBe('last');
  });

  it('of two who take each other’s role at the same moment one stays', async () => {
    const one = await site.person('coordinator', 'zwolle');
    const two = (await leadId()) as never;
    const take = (by: never, account: never) =>
      site.accounts.people.take(by, { account, team: 'zwolle', role: 'coordinator' });
    await Promise.all([take(one.account as never, two), take(two, one.account as never)]);
    const left = await site.database.query(
      "select account from account_roles where team = 'zwolle' and role = 'coordinator'",
    );
    expect(left).toHaveLength(1);
  });

  it('loses the page at once when she is no coordinator any more; her session ends when another did it', async () => {
    const one = await site.person('coordinator', 'utrecht');
    const lead = (await leadId()) as never;
    expect((await one.visitor.get('/desk/team/utrecht')).status).toBe(200);
    await site.accounts.people.take(lead, { account: one.account, team: 'utrecht', role: 'coordinator' });
    expect((await one.visitor.get('/desk/team/utrecht')).to).toBe('/desk/in');
  });

  it('gives no role to somebody outside the team, and none in a team of others', async () => {
    const [one, stranger] = [await site.person('coordinator', 'utrecht'), await site.person('volunteer', 'zwolle')];
    const give = (team: string) =>
      site.accounts.people.give(one.account, { account: stranger.account, team, role: 'coordinator' });
    expect([await give('utrecht'), await give('zwolle')]).toEqual([false, false]);
    expect(await site.accounts.invitations.make(one.account, { team: 'zwolle', role: 'volunteer' })).toBeUndefined();
  });

  it('makes an invitation that is shown once, and can take it back', async () => {
    const { visitor } = await site.person('coordinator', 'utrecht');
    const form = formToken(visitor.cookies.get('desk') as string);
    const made = await visitor.post('/desk/team/utrecht/uitnodigen', { form, role: 'volunteer' });
    const link = /http[^<]+\/desk\/uitnodiging\/[\w-]{43}/.exec(made.html)?.[0] as string;
    const path = new URL(link).pathname;
    expect((await visitorAt(site.url).get(path)).status).toBe(200);
    const page = await visitor.get('/desk/team/utrecht');
    expect(page.html).not.toContain(path);
    for (const [, id] of page.html.matchAll(/name="invitation" value="([^"]+)"/g))
      await visitor.post('/desk/team/utrecht/intrekken', { form, invitation: id as string });
    expect((await visitorAt(site.url).get(path)).status).toBe(410);
  });

  it('lets somebody who has an account join her team, once', async () => {
    const [one, other] = [await site.person('coordinator', 'utrecht'), await site.person('volunteer', 'zwolle')];
    const token = (await site.accounts.invitations.make(one.account, { team: 'utrecht', role: 'editor' })) as string;
    const path = `/desk/uitnodiging/${token}`;
    expect((await other.visitor.get(path)).html).toContain(`U bent ingelogd als`);
    const form = formToken(other.visitor.cookies.get('desk') as string);
    expect((await other.visitor.post(`${path}/erbij`, { form })).to).toBe('/desk');
    expect((await other.visitor.post(`${path}/erbij`, { form })).status).toBe(410);
    expect((await site.accounts.people.find(other.account))?.roles).toEqual([
      { team: 'utrecht', role: 'editor' },
      { team: 'zwolle', role: 'volunteer' },
    ]);
  });
});

const leadId = async () => (await site.database.query('select id from accounts order by made_at limit 1'))[0]?.id;
