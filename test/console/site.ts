// The desk on a free port: real accounts in a real database, a desk in memory, and volunteers who come in by invitation.
import { TOTP } from 'otpauth';
import { afterAll } from 'vitest';
import { loadAssets } from '../../src/console/assets.ts';
import { newSecret } from '../../src/console/code.ts';
import { firstInvitation } from '../../src/console/first-invitation.ts';
import type { ConsoleParts, Phrase, Team } from '../../src/console/parts.ts';
import { hashPassword } from '../../src/console/password.ts';
import { consoleRoutes } from '../../src/console/routes.ts';
import { consoleLimits } from '../../src/console/sign-in-limits.ts';
import type { Day } from '../../src/content/schema/ids.ts';
import type { Role, TeamId } from '../../src/desk/desk.ts';
import { makeNumbers } from '../../src/desk/numbers.ts';
import { sendableIn } from '../../src/desk/sendable.ts';
import { vapidKeys } from '../../src/notify/vapid.ts';
import { createApp } from '../../src/server/app.ts';
import type { Limit } from '../../src/server/limits.ts';
import { listen } from '../../src/server/listen.ts';
import type { AccountId } from '../../src/store/accounts/tables.ts';
import { openStore } from '../../src/store/open.ts';
import { freshDatabase } from '../support/database.ts';
import { mindsOn, realContent } from '../support/minds.ts';
import { memoryDesk } from './memory-desk.ts';

export const teams: readonly Team[] = [
  { id: 'utrecht' as TeamId, name: 'Utrecht' },
  { id: 'zwolle' as TeamId, name: 'Zwolle' },
];
export const phrases: readonly Phrase[] = [
  { id: 'hello', topic: 'talk.start', nl: 'Goedendag. Ik help u.', slots: {} },
  {
    id: 'visit',
    topic: 'inburgering.term',
    nl: 'Kom op {{slot.day}} naar {{slot.place}}.',
    slots: { day: 'date', place: 'place' },
  },
];
export const password = 'paard batterij nietje correct';

export type DeskSite = Awaited<ReturnType<typeof openDesk>>;

/** `localhost`: the one name on which a browser makes passkeys without https. */
export const openDesk = async (
  options: {
    limits?: readonly Limit[];
    outside?: ConsoleParts['settings']['outside'];
    machine?: NonNullable<ConsoleParts['machine']>;
  } = {},
) => {
  const database = await freshDatabase();
  const store = await openStore({
    databaseUrl: database.url,
    dataDir: 'unused',
    secretKey: database.secretKey,
    log: () => undefined,
  });
  const { accounts } = store;
  const desk = memoryDesk();
  const settings = {
    publicUrl: '',
    secureCookies: false,
    today: () => '2026-11-24' as Day,
    ...(options.outside ? { outside: options.outside } : {}),
  };
  const parts: ConsoleParts = {
    content: realContent(),
    desk,
    accounts,
    roster: store.roster,
    hours: store.desk.teams.hours,
    numbers: makeNumbers(store.numbers),
    audit: store.desk.audit,
    assets: await loadAssets(),
    sendable: () => ({ phrases, cards: sendableIn(mindsOn('2026-11-24')().speech).cards }),
    limits: store.desk.teams,
    teams: async () => teams,
    ...(options.machine ? { machine: options.machine } : {}),
    notices: { pushKey: vapidKeys(database.secretKey).publicKey, mails: true },
    settings,
  };
  const app = createApp({
    routes: [{ at: '/desk', router: consoleRoutes(parts) }],
    policy: { scripts: [], styles: [], secure: false },
    limits: options.limits ?? consoleLimits.map((row) => ({ ...row, points: 100_000 })),
    readiness: { ping: () => store.ping(), flows: () => 1, isClosing: () => false },
    errorPage: ({ status }) => `fault ${status}`,
    log: { error: (entry) => console.error(entry) },
  });
  const door = await listen(app, { host: '127.0.0.1', port: 0 });
  const url = door.url.replace('127.0.0.1', 'localhost');
  settings.publicUrl = url;
  afterAll(async () => {
    await door.close(1);
    await store.close();
  });

  const first = (await firstInvitation(accounts, 'utrecht' as TeamId)) as string;
  let count = 0;
  let lead: AccountId | undefined;
  /** Someone with an account and one role, made past the pages; the first is coordinator of Utrecht. */
  const person = async (role: Role, team: string) => {
    count += 1;
    const secret = newSecret();
    const mail = `person${count}@voorbeeld.nl`;
    const newcomer = {
      name: `Vrijwilliger ${count}`,
      mail,
      proof: { kind: 'password', password: await hashPassword(password), code: secret, step: 0 },
    } as const;
    if (!lead) {
      const made = await accounts.invitations.accept(first.split('/').at(-1) as string, {
        ...newcomer,
        name: 'Lead',
        mail: 'lead@voorbeeld.nl',
      });
      lead = made as AccountId;
    }
    for (const { id } of teams)
      await database.query(`insert into account_roles values ($1, $2, 'coordinator') on conflict do nothing`, [
        lead,
        id,
      ]);
    const token = (await accounts.invitations.make(lead, { team, role })) as string;
    const account = (await accounts.invitations.accept(token, newcomer)) as AccountId;
    const session = await accounts.sessions.open(account, 'Test op niets');
    return { account, session, mail, secret, visitor: visitorAt(url, { desk: session }) };
  };
  return { url, store, accounts, desk, database, first, parts, person };
};

export const codeNow = (secret: string, at = Date.now()): string => new TOTP({ secret }).generate({ timestamp: at });

/** A browser without a screen: keeps cookies, follows nothing, says that it is on this site. */
export const visitorAt = (url: string, start: Readonly<Record<string, string>> = {}) => {
  const cookies = new Map(Object.entries(start));
  const keep = (answer: Response) => {
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', value = ''] = pair.split('=');
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
  };
  const ask = async (path: string, init: RequestInit = {}) => {
    const headers = {
      cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      accept: 'text/html',
      ...(init.method === 'POST' ? { 'sec-fetch-site': 'same-origin' } : {}),
      ...(init.headers as Record<string, string> | undefined),
    };
    const answer = await fetch(url + path, { ...init, headers, redirect: 'manual' });
    keep(answer);
    return answer;
  };
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await ask(path, { headers });
    return {
      status: answer.status,
      to: answer.headers.get('location'),
      headers: answer.headers,
      html: await answer.text(),
    };
  };
  const post = async (path: string, fields: Readonly<Record<string, string>>, headers: Record<string, string> = {}) => {
    const answer = await ask(path, { method: 'POST', body: new URLSearchParams(fields), headers });
    return {
      status: answer.status,
      to: answer.headers.get('location'),
      headers: answer.headers,
      html: await answer.text(),
    };
  };
  return { cookies, ask, get, post };
};
export type VisitorHere = ReturnType<typeof visitorAt>;

/** The hidden fields of the form with this action. */
export const fieldsOf = (html: string, action: string): Record<string, string> => {
  const at = html.indexOf(`action="${action}"`);
  if (at < 0) throw new Error(`There is no form for ${action} in: ${html.slice(0, 3000)}`);
  const form = html.slice(at, html.indexOf('</form>', at));
  return Object.fromEntries(
    [...form.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)].map(([, name, value]) => [
      name,
      value ?? '',
    ]),
  );
};
