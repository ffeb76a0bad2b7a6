// What WhatsApp may cost, and what goes when the window of 24 hours is closed: the real process against the fake Graph.
import { afterEach, expect, it } from 'vitest';
import type { FakePerson } from '../../src/channels/whatsapp/fake/payloads.ts';
import type { Language } from '../../src/content/schema/ids.ts';
import { speakMenu } from '../../src/speech/menu.ts';
import type { Json, TurnInput } from '../../src/store/store.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { mindsOn } from '../support/minds.ts';
import { openWhatsApp, phoneOf, shownIn, type WhatsAppHouse } from './whatsapp-phone.ts';

let whatsApp: WhatsAppHouse | undefined;
const open = async (database: TestDatabase, env: Readonly<Record<string, string>> = {}): Promise<WhatsAppHouse> => {
  whatsApp = await openWhatsApp(database, { env });
  return whatsApp;
};
afterEach(async () => {
  await whatsApp?.house.kill('SIGKILL');
  await whatsApp?.graph.close();
});
const person: FakePerson = { bsuid: 'NL.8888', number: '31688888888', name: 'Iemand' };
const soon = (ms = 500) => new Promise((resolve) => setTimeout(resolve, ms));

it('a spent budget offers the web page once a day; danger and a person are always answered', async () => {
  const database = await freshDatabase();
  const { graph, house, env } = await open(database, {
    WHATSAPP_MONTHLY_BUDGET: '2',
    PUBLIC_URL: 'https://wegwijs.example',
  });
  const phone = phoneOf(graph, person);
  for (const text of ['Nederlands', 'menu']) await phone.say(text);
  await graph.settled();
  // The count may be five seconds old.
  await soon(5_200);
  const offer = await phone.say('menu');
  expect(offer.text).toContain('https://wegwijs.example/nl');
  expect(shownIn(offer).map(({ id }) => id)).toEqual(['command:human']);
  await graph.say(person, { text: 'menu' });
  await soon();
  expect(phone.all()).toHaveLength(3);
  expect((await phone.say('ik wil niet meer leven')).text).toContain('113');
  expect((await phone.say('mens')).text).toMatch(/mens/i);
  expect((await phone.say('verwijder mijn gegevens')).text).toMatch(/\?/);
  expect(house.said()).toContain('WHATSAPP_MONTHLY_BUDGET');
  expect(env.WHATSAPP_MONTHLY_BUDGET).toBe('2');
});

it('outside the window a template goes, and the reminder itself, in her language, once she has tapped', async () => {
  const database = await freshDatabase();
  const { graph } = await open(database);
  const phone = phoneOf(graph, person);
  await phone.say('مرحبا');
  await graph.settled();
  await database.query(`update conversations set last_in_at = now() - interval '25 hours'`);
  // A reminder is a row like any other; here it stands in for the room that will write it.
  const store = await database.open();
  const [row] = await database.query('select id from conversations');
  const conversation = row?.id as Parameters<typeof store.messages.receive>[0];
  const reminder = speakMenu(mindsOn('2026-11-24')().speech, 'ar' as Language) as unknown as Json;
  await store.messages.receive(conversation, 'reminder:1', { text: '' });
  await store.turns.take(conversation, async ({ state }: TurnInput) => ({ state, replies: [reminder], effects: [] }));
  const template = await phone.next();
  expect(template.type).toBe('template');
  // No Arabic text is approved: English, with one button.
  expect(template.text).toBe('You asked us for a reminder. It is time now. Press the button to read it.');
  await soon();
  expect(phone.all(), 'nothing but the template').toHaveLength(2);
  const said = await phone.say({ choice: { id: 'resume:reminder', title: 'Read the reminder' }, of: 'template' });
  expect(said.text).toContain('بماذا يمكننا');
  await soon();
  expect(phone.all(), 'and the tap itself is not answered').toHaveLength(3);
  await graph.settled();
  expect((await database.query(`select category, count from bills where category = 'utility'`))[0]?.count).toBe(1);
});

it('an answer that comes a day late has no template: it is not sent, and the next one is', async () => {
  const database = await freshDatabase();
  const { graph } = await open(database);
  const phone = phoneOf(graph, person);
  graph.script({ kind: 'refuse', status: 400, code: 131047 });
  await graph.say(person, { text: 'hallo' });
  await soon(1_000);
  expect(phone.all()).toEqual([]);
  await phone.say('menu');
  // Once the statuses of it have come.
  await graph.settled();
  await soon();
  expect(await database.query(`select status from messages where direction = 'out' order by seq`)).toEqual([
    { status: 'window-closed' },
    { status: expect.stringMatching(/sent|delivered|read/) },
  ]);
});

it('without its variables WhatsApp is off', async () => {
  const database = await freshDatabase();
  const { house } = await open(database, {
    WHATSAPP_TOKEN: '',
    WHATSAPP_APP_SECRET: '',
    WHATSAPP_PHONE_NUMBER_ID: '',
    WHATSAPP_VERIFY_TOKEN: '',
  });
  expect((await fetch(`${house.url}/webhooks/whatsapp`)).status).toBe(404);
});
