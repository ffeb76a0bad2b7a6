// Every field of every form of the desk, found on its pages: markup, signs that turn the direction, and formulas stay text wherever they come back.
import { beforeAll, describe, expect, it } from 'vitest';
import { doors } from '../../src/console/routes.ts';
import { codeNow, type DeskSite, fieldsOf, openDesk, password, teams, type VisitorHere, visitorAt } from './site.ts';

let site: DeskSite;
let ana: Awaited<ReturnType<DeskSite['person']>>;
beforeAll(async () => {
  site = await openDesk();
  for (const { id, name } of teams)
    await site.store.desk.teams.save({ id, name, region: 'midden', municipalities: [] });
  ana = await site.person('coordinator', 'utrecht');
  for (const role of ['volunteer', 'editor', 'auditor'])
    await site.database.query("insert into account_roles values ($1, 'utrecht', $2)", [ana.account, role]);
});

const evil = {
  markup: `zq<img src=x onerror=alert(7)>"'><script>alert(7)</script>`,
  direction: 'zq\u202eexe.gnp\u2066\u200fzq',
  formula: '=HYPERLINK("http://evil.example";"zq")',
  macro: '\t@SUM(1+9)*cmd|zq',
} as const;

/** `fits`: of fields that want a day, an hour or a number, one that is right. */
type Form = {
  readonly action: string;
  readonly fields: Record<string, string>;
  readonly free: readonly string[];
  readonly fits: Record<string, string>;
};
const right: Readonly<Record<string, string>> = { date: '2026-12-01', time: '09:00', number: '1' };

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** The forms of a page that have anything to fill in. */
const formsOn = (html: string): readonly Form[] =>
  [...html.matchAll(/<form[^>]*method="post"[^>]*>.*?<\/form>/gs)].flatMap(([form]) => {
    const fields: Record<string, string> = {};
    const free: string[] = [];
    const fits: Record<string, string> = {};
    for (const [tag] of form.matchAll(/<(?:input|textarea|select)\b[^>]*>/g)) {
      const name = attribute(tag, 'name');
      const kind = attribute(tag, 'type') ?? 'text';
      if (name === undefined || kind === 'file' || kind === 'submit') continue;
      if (kind === 'hidden') fields[name] = attribute(tag, 'value') ?? '';
      else if (kind === 'radio' || kind === 'checkbox') fields[name] = attribute(tag, 'value') ?? 'on';
      else if (tag.startsWith('<select')) {
        const options = form.slice(form.indexOf(tag)).split('</select>')[0] ?? '';
        fields[name] = [...options.matchAll(/<option[^>]*value="([^"]+)"/g)].at(-1)?.[1] ?? '';
      } else {
        free.push(name);
        if (kind in right) fits[name] = attribute(tag, 'value') || (right[kind] as string);
      }
    }
    const action = attribute(form, 'action');
    return action && free.length > 0 ? [{ action, fields, free, fits }] : [];
  });

const claimed = async (name: string) => {
  const id = site.desk.add({ id: name, team: 'utrecht' });
  const at = `/desk/zaak/${id}`;
  await ana.visitor.post(`${at}/nemen`, fieldsOf((await ana.visitor.get(at)).html, `${at}/nemen`));
  return { id, at };
};

/** Every page she can open, from the table of doors; the files too. */
const pages = async (
  visitor: VisitorHere,
  cases: readonly string[],
): Promise<readonly { path: string; html: string }[]> => {
  const table = doors(site.parts).filter(({ path }) => !path.endsWith('/events') && !path.includes(':id'));
  const gets = table.filter(({ method }) => method === 'get').map(({ path }) => path.replace(':team', 'utrecht'));
  const paths = ['/', '/ik', ...gets, ...cases.map((id) => `/zaak/${id}`)].map((path) => `/desk${path}`);
  const read = await Promise.all(paths.map(async (path) => ({ path, html: (await visitor.get(path)).html })));
  const files = [];
  for (const { path, html } of read)
    for (const [, action = ''] of html.matchAll(/action="(\/desk\/[^"]*uitvoer)"/g))
      files.push({ path: action, html: (await visitor.post(action, fieldsOf(html, action))).html, of: path });
  return [...read, ...files];
};

const harm = {
  markup: /<(?:img src=x|script>alert)/i,
  'an attribute that runs': /<[a-z][^>]*\son[a-z]+=/i,
  direction: /[\u202a-\u202e]|\u2066\u200f/,
  'a formula in a file': /"\s*[=+@-]/,
} as const;
/** Outside of attributes, which hold anything in their quotes. */
const bare = (html: string): string => html.replace(/="[^"]*"/g, '=""');
const harmIn = ({ path, html }: { path: string; html: string }): readonly string[] => {
  const isFile = path.endsWith('/uitvoer');
  const found = Object.entries(harm).filter(
    ([what, sign]) => isFile === (what === 'a formula in a file') && sign.test(isFile ? html : bare(html)),
  );
  const inQuotes = !isFile && harm.direction.test(html) ? ['direction'] : [];
  return [...found.map(([what]) => what), ...inQuotes].map((what) => `${path}: ${what}`);
};

describe('what is filled in', () => {
  it.each(Object.entries(evil))('as %s', async (kind, text) => {
    const seen: string[] = [];
    const answers: { path: string; html: string }[] = [];
    const cases: string[] = [];
    const send = async ({ action, fields, free, fits }: Form, name: string) => {
      const filled = { ...fields, ...Object.fromEntries(free.map((field) => [field, text])) };
      // Everything wrong, and then so that it is taken.
      for (const given of [...(Object.keys(fits).length > 0 ? [filled] : []), { ...filled, ...fits }]) {
        const once = `${kind} ${answers.length}`;
        const { status, html } = await ana.visitor.post(action, { ...given, once });
        expect(status, `${action} ${name}`).toBeLessThan(500);
        answers.push({ path: action, html });
      }
      seen.push(...free.map((field) => `${name} ${field}`));
    };
    // A case of its own for each form of a case: closing one leaves the others open.
    const first = await claimed(`${kind}-first`);
    const count = formsOn((await ana.visitor.get(first.at)).html).length;
    for (let at = 0; at < count; at++) {
      const { id, at: path } = await claimed(`${kind}-${at}`);
      cases.push(id);
      const form = formsOn((await ana.visitor.get(path)).html)[at];
      if (form) await send(form, form.action.split('/').at(-1) as string);
    }
    for (const { path, html } of await pages(ana.visitor, []))
      if (!path.endsWith('/uitvoer'))
        for (const form of formsOn(html)) await send(form, form.action.replace('/desk', ''));
    expect(seen).toEqual(
      expect.arrayContaining([
        'antwoord text',
        'notitie text',
        'overdragen text',
        'hulp text',
        'sluiten text',
        '/team/utrecht/rooster/dag waarom',
      ]),
    );
    const read = [...answers, ...(await pages(ana.visitor, cases))];
    expect(read.flatMap(harmIn)).toEqual([]);
    // It came back, as text.
    const marked = read.filter(({ html }) => html.includes('zq')).map(({ path }) => path);
    expect(marked).toEqual(expect.arrayContaining(['/desk/team/utrecht/rooster']));
    expect(marked.filter((path) => path.startsWith('/desk/zaak/')).length).toBeGreaterThan(3);
  });

  it.each(Object.entries(evil))('as the name of a volunteer: %s', async (kind, name) => {
    const token = (await site.accounts.invitations.make(ana.account, { team: 'utrecht', role: 'volunteer' })) as string;
    const path = `/desk/uitnodiging/${token}`;
    const visitor = visitorAt(site.url);
    const { html } = await visitor.get(path);
    const secret = (/<code>([A-Z2-7 ]+)<\/code>/.exec(html)?.[1] ?? '').replaceAll(' ', '');
    const form = { ...fieldsOf(html, path), name, mail: `${kind}@voorbeeld.nl`, password, code: codeNow(secret) };
    expect((await visitor.post(path, form)).to).toBe('/desk');
    const id = site.desk.add({ id: `named-${kind}`, team: 'utrecht' });
    const at = `/desk/zaak/${id}`;
    await visitor.post(`${at}/nemen`, fieldsOf((await visitor.get(at)).html, `${at}/nemen`));
    const noting = fieldsOf((await visitor.get(at)).html, `${at}/notitie`);
    expect((await visitor.post(`${at}/notitie`, { ...noting, text: 'gebeld' })).status).toBe(303);
    const read = await pages(ana.visitor, [id]);
    expect(read.flatMap(harmIn)).toEqual([]);
    expect(read.filter(({ html: page }) => page.includes('zq')).map(({ path: page }) => page)).toEqual(
      expect.arrayContaining([at, '/desk/team/utrecht', '/desk/controle', '/desk/controle/uitvoer']),
    );
  });
});
