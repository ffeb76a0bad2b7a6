// A volunteer takes over a talk on WhatsApp, through the fake Graph: said once, in order; nothing comes to her by which the person could be found.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Entry } from '../../src/channels/whatsapp/fake/book.ts';
import type { FakePerson } from '../../src/channels/whatsapp/fake/payloads.ts';
import { withoutIsolates } from '../../src/speech/isolate.ts';
import { openBrowser } from '../support/browser.ts';
import { freshDatabase } from '../support/database.ts';
import {
  closeCase,
  type DeskHouse,
  enter,
  faultsIn,
  openDeskHouse,
  openDeskWindow,
  placesOf,
  sendText,
  sendVisit,
  soon,
  staffAlways,
  take,
  visit,
  visitInDutch,
  type Window,
} from './desk-windows.ts';
import { openWhatsApp, type Phone, phoneOf, shownIn, tap, type WhatsAppHouse } from './whatsapp-phone.ts';

const database = await freshDatabase();
const person: FakePerson = { bsuid: 'NL.77001122334455', name: 'Abeba Voornaam', number: '31699880077' };
let whatsApp: WhatsAppHouse;
let desk: DeskHouse;
let browser: Browser;
let volunteer: Window;
let phone: Phone;

beforeAll(async () => {
  desk = await openDeskHouse(database, async (env) => {
    whatsApp = await openWhatsApp(database, { env });
    return whatsApp.house;
  });
  phone = phoneOf(whatsApp.graph, person);
  browser = await openBrowser();
  volunteer = await openDeskWindow(browser);
  await staffAlways(desk.store, 'wegwijs', await enter(volunteer, desk.invitation, 'Noor'));
});
afterAll(async () => {
  await browser.close();
  expect(await desk.close()).toBe(0);
  await whatsApp.graph.close();
});

const words = (entry: Entry): string => withoutIsolates(entry.text).replaceAll('\u200F', '');
/** Says nothing back: the message is the volunteer's. */
const write = (text: string) => whatsApp.graph.say(person, { text });

it('she walks a road in Arabic, asks for a person with a word, and waits in the queue', async () => {
  let last = await phone.say('مرحبا');
  const choose = async (id: string) => {
    const choice = shownIn(last).find((one) => one.id === id);
    if (!choice) throw new Error(`No ${id} among ${JSON.stringify(shownIn(last))}`);
    last = await phone.say(tap(choice));
  };
  await choose('subject:family');
  await choose('flow:nareis');
  await choose('answer:nareis:permit:asylum');
  last = await phone.say('متطوع');
  expect(words(last)).toContain('يوجد متطوع الآن.');
  await choose('hand-off:no-letter');
  expect(words(last)).toContain('هل يجوز أن يقرأ المتطوع');
  await choose('command:yes');
  expect(words(last)).toContain('سؤالك جاهز لمتطوع.');
  expect(shownIn(last).map(({ id }) => id)).toEqual(['command:stop', 'command:menu']);
  await volunteer.page.locator('#queue > li', { hasText: 'Kan mijn gezin komen? – Arabisch' }).waitFor();
});

it('a phrase comes in Arabic and a text as written, in order, each once; what was taken back is never sent', async () => {
  const { page } = volunteer;
  await take(volunteer);
  const before = phone.all().length;
  await sendText(volunteer, 'Dit was een vergissing.');
  await page.getByRole('button', { name: 'Terughalen' }).click();
  await page.getByText('Het bericht is teruggehaald.').waitFor();
  await sendVisit(volunteer);
  await sendText(volunteer, 'Neem uw brief mee, alstublieft.');
  const phrase = await phone.next();
  expect(words(phrase)).toContain(visit);
  expect(words(phrase)).toContain('Noor (من المتطوعين) يكتب:');
  expect(words(await phone.next())).toContain('Neem uw brief mee, alstublieft.');
  await whatsApp.graph.settled();
  expect(phone.all()).toHaveLength(before + 2);
  expect([...whatsApp.graph.book.doubled()]).toEqual([]);
  await expect.poll(() => page.locator('#talk').innerText(), soon).toContain(visitInDutch);
});

it('she answers by typing and by voice, and the bot is silent', async () => {
  const { page } = volunteer;
  const before = phone.all().length;
  await write('شكرا، سأحضر. اسمي سلام');
  await page.locator('#talk .in', { hasText: 'سأحضر' }).waitFor();
  await whatsApp.graph.say(person, {
    message: { type: 'audio', audio: { id: '1', mime_type: 'audio/ogg', voice: true } },
  });
  await page.locator('#talk .in', { hasText: 'Een spraakbericht.' }).waitFor();
  expect(phone.all()).toHaveLength(before);
  expect(await faultsIn(page)).toEqual([]);
});

it('closed with what was agreed: the guide answers again, and a message opens the talk anew', async () => {
  await closeCase(volunteer, 'U komt op 1 december naar het stadhuis.');
  const farewell = await phone.next();
  expect(words(farewell)).toContain('U komt op 1 december naar het stadhuis.');
  expect(words(farewell)).toContain('عاد المساعد الآلي.');
  expect(words(await phone.say('القائمة'))).toContain('بماذا يمكننا أن نساعد؟');
  expect(words(await phone.say('نسيت أن أسأل: ماذا أحضر معي؟'))).toContain('محادثتك مفتوحة من جديد.');
  await take(volunteer);
  await volunteer.page.locator('#talk .in', { hasText: 'نسيت أن أسأل' }).waitFor();
});

it('neither number, user id, profile name nor id of a message came to the desk; her own words did', async () => {
  const [row] = await database.query('select id from conversations');
  const secrets = [
    '31699880077',
    '99880077',
    'NL.77',
    '77001122334455',
    'Abeba',
    'Voornaam',
    'wamid',
    row?.id as string,
  ];
  expect(placesOf(desk, secrets)).toEqual([]);
  expect(placesOf(desk, ['اسمي سلام']).length).toBeGreaterThan(0);
  expect(placesOf(desk, ['event: row']).length).toBeGreaterThan(0);
  expect(placesOf(desk, ['event: case']).length).toBeGreaterThan(0);
  expect(volunteer.faults).toEqual([]);
  for (const word of [...secrets.slice(0, -1), 'سلام']) expect(desk.house.said()).not.toContain(word);
});
