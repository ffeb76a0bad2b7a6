// Teams: a coordinator writes down the municipalities of hers, the first team makes others, and no town is taken from afar.
import { describe, expect, it } from 'vitest';
import { formToken } from '../../src/console/cookies.ts';
import { teamFor } from '../../src/desk/town.ts';
import { openDesk } from './site.ts';

const site = await openDesk();
const lea = await site.person('coordinator', 'utrecht');
const { teams } = site.store.desk;
await teams.save({ id: 'utrecht', name: 'Utrecht', region: 'midden', municipalities: [] });
await teams.save({ id: 'zwolle', name: 'Zwolle', region: 'oost', municipalities: ['Zwolle', 'Kampen'] });
await teams.save({ id: 'wegwijs', name: 'Wegwijs', region: 'wegwijs', municipalities: [] });

const post = async (path: string, fields: Record<string, string>) =>
  lea.visitor.post(`/desk/team/${path}`, { form: formToken(lea.visitor.cookies.get('desk') as string), ...fields });
const deeds = async () =>
  (await site.database.query('select deed, subject, teams from audit order by n desc limit 1'))[0];

describe('the data of a team', () => {
  it('are written by its coordinator, one municipality a line, and lead people to it', async () => {
    const towns = ' Utrecht \r\n\r\nDe Bilt\nDe Bilt';
    const { html } = await post('utrecht/gegevens', { name: 'Team <Utrecht>', region: 'Midden', towns });
    expect(html).toContain('Het team is bewaard.');
    expect(html).toContain('Team Team &lt;Utrecht>');
    expect(html).toMatch(/<textarea name="towns"[^>]*>Utrecht\nDe Bilt<\/textarea>/);
    expect(teamFor(await teams.list(), 'gemeente de bilt')?.id).toBe('utrecht');
    expect(await deeds()).toEqual({ deed: 'changed-team', subject: 'utrecht', teams: ['utrecht'] });
  });

  it('take no municipality from another team, and no team that is not hers', async () => {
    const fields = { name: 'Utrecht', region: 'midden', towns: 'Utrecht\nKAMPEN' };
    expect((await post('utrecht/gegevens', fields)).html).toContain('Kampen hoort al bij team Zwolle.');
    expect((await post('zwolle/gegevens', fields)).status).toBe(404);
    for (const empty of [{ name: '' }, { region: ' ' }])
      expect((await post('utrecht/gegevens', { ...fields, ...empty })).html).toContain(
        'Schrijf een naam en een regio.',
      );
    expect((await teams.list()).find(({ id }) => id === 'utrecht')?.municipalities).toEqual(['Utrecht', 'De Bilt']);
  });
});

describe('a new team', () => {
  const fields = { name: '’s-Hertogenbosch', region: 'Zuid' };
  it('is not made from any team', async () => {
    expect((await lea.visitor.get('/desk/team/utrecht')).html).not.toContain('Nieuw team');
    await post('utrecht/nieuw', fields);
    expect(await teams.list()).toHaveLength(3);
  });

  it('is made from the first one, with her as its coordinator, once', async () => {
    await site.database.query("insert into account_roles values ($1, 'wegwijs', 'coordinator')", [lea.account]);
    expect((await lea.visitor.get('/desk/team/wegwijs')).html).toContain('Nieuw team');
    const { html } = await post('wegwijs/nieuw', fields);
    expect(html).toContain('Het team is gemaakt.');
    expect(html).toContain('action="/desk/team/s-hertogenbosch/uitnodigen"');
    expect(await deeds()).toEqual({
      deed: 'made-team',
      subject: 's-hertogenbosch',
      teams: ['wegwijs', 's-hertogenbosch'],
    });
    expect((await post('wegwijs/nieuw', fields)).html).toContain('Er is al een team met deze naam.');
    expect((await post('wegwijs/nieuw', { ...fields, name: '!?' })).html).toContain('Schrijf een naam en een regio.');
    expect((await lea.visitor.get('/desk/team')).html).toContain('href="/desk/team/s-hertogenbosch"');
  });
});
