// The talk on WhatsApp, the real process against the fake Graph: a road walked in Arabic, what it costs, and what stays unsaid.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Entry } from '../../src/channels/whatsapp/fake/book.ts';
import type { FakePerson } from '../../src/channels/whatsapp/fake/payloads.ts';
import { withoutIsolates } from '../../src/speech/isolate.ts';
import { freshDatabase } from '../support/database.ts';
import { openWhatsApp, type Phone, phoneOf, shownIn, tap, type WhatsAppHouse } from './whatsapp-phone.ts';

const database = await freshDatabase();
let whatsApp: WhatsAppHouse;
let people = 0;
const everybody: FakePerson[] = [];

beforeAll(async () => {
  whatsApp = await openWhatsApp(database);
});
afterAll(async () => {
  await whatsApp.house.kill('SIGKILL');
  await whatsApp.graph.close();
});

const somebody = (): Phone => {
  people += 1;
  const digits = String(people).padStart(4, '0');
  // Every second one shows no number.
  const number = people % 2 === 0 ? {} : { number: `3169988${digits}` };
  const person = { bsuid: `NL.66554433${digits}`, name: `Voornaam${digits}`, ...number };
  everybody.push(person);
  return phoneOf(whatsApp.graph, person);
};
const first = (entry: Entry): string => withoutIsolates(entry.text).replaceAll('\u200F', '');

/** Nareis, asylum permit, A-status, …: the first answer each time, until an outcome links to its sheet. */
const walk = async (phone: Phone, answer: (entry: Entry) => Promise<Entry>): Promise<readonly Entry[]> => {
  const entries = [await phone.say('مرحبا')];
  for (let turns = 0; turns < 20; turns += 1) {
    const last = entries.at(-1) as Entry;
    if (JSON.stringify(last.json).includes('/sheet/')) return entries;
    entries.push(await answer(last));
  }
  throw new Error('no outcome after twenty turns');
};
const date = '1-11-2026';

let tapped: readonly Entry[] = [];
it('a whole road in Arabic by tapping: one message a turn, the outcome with its link', async () => {
  const phone = somebody();
  tapped = await walk(phone, (last) => {
    const shown = shownIn(last);
    const choice =
      shown.find(({ id }) => id === 'subject:family') ?? shown.find(({ id }) => !id.startsWith('command:'));
    return phone.say(choice ? tap(choice) : date);
  });
  expect(tapped.length).toBeGreaterThan(5);
  await whatsApp.graph.settled();
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(phone.all()).toHaveLength(tapped.length);
  const outcome = JSON.stringify(tapped.at(-1)?.json);
  const url = /http:[^"\s]*\/sheet\/[\w-]+/.exec(outcome)?.[0] ?? '';
  const sheet = await fetch(url);
  expect(sheet.status).toBe(200);
  expect(await sheet.text()).toContain('lang="ar"');
});

it('the same road by typing numbers, in three kinds of digits', async () => {
  const phone = somebody();
  const digits = ['٠١٢٣٤٥٦٧٨٩', '۰۱۲۳۴۵۶۷۸۹', '0123456789'];
  let turn = 0;
  const typed = await walk(phone, (last) => {
    const shown = shownIn(last);
    const at = Math.max(
      shown.findIndex(({ id }) => id === 'subject:family'),
      0,
    );
    const answers = shown.filter(({ id }) => !id.startsWith('command:'));
    turn += 1;
    return phone.say(answers.length > 0 ? ((digits[turn % 3] ?? '')[at + 1] ?? '') : date);
  });
  expect(typed).toHaveLength(tapped.length);
  // The answer that was typed is told back; else it is the same talk.
  const verdict = (entries: readonly Entry[]) =>
    first(entries.at(-1) as Entry)
      .split('\n')
      .find((line) => line.startsWith('*'));
  expect(verdict(typed)).toBe(verdict(tapped));
});

it('the bill counts every message, by language and road', async () => {
  await whatsApp.graph.settled();
  const rows = await database.query(
    `select language, flow, category, billable, sum(count)::int as count from bills group by 1, 2, 3, 4`,
  );
  expect(rows.reduce((sum, { count }) => sum + Number(count), 0)).toBe(whatsApp.graph.book.taken.length);
  expect(new Set(rows.map(({ language, category, billable }) => `${language} ${category} ${billable}`))).toEqual(
    new Set(['ar service true']),
  );
  expect(rows.map(({ flow }) => flow)).toContain('nareis');
});

it('shows that it has read and is writing, once a message', async () => {
  const phone = somebody();
  await phone.say('menu');
  expect(whatsApp.graph.book.reads.length).toBeGreaterThan(0);
});

it('a voice, a picture, a place: one kind line, and the talk stays where it is', async () => {
  const phone = somebody();
  await phone.say('Nederlands');
  for (const message of [
    { type: 'audio', audio: { id: '1', mime_type: 'audio/ogg', voice: true } },
    { type: 'image', image: { id: '1', mime_type: 'image/jpeg' } },
    { type: 'location', location: { latitude: 52.1, longitude: 5.1 } },
  ]) {
    const entry = await phone.say({ message });
    expect(first(entry)).toMatch(/^Dit kan ik niet openen/);
    expect(shownIn(entry).map(({ id }) => id)).toContain('subject:family');
  }
});

it('words of danger under a picture are heard', async () => {
  const phone = somebody();
  const image = { id: '1', mime_type: 'image/jpeg', caption: 'ik wil niet meer leven' };
  expect(first(await phone.say({ message: { type: 'image', image } }))).toContain('113');
});

it('a reaction is stored and not answered', async () => {
  const phone = somebody();
  await phone.say('Nederlands');
  await whatsApp.graph.say(everybody.at(-1) as FakePerson, {
    message: { type: 'reaction', reaction: { message_id: phone.all()[0]?.id, emoji: '👍' } },
  });
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(phone.all()).toHaveLength(1);
});

it('"delete my data": the goodbye comes, and nothing is left', async () => {
  const before = (await database.query('select from conversations')).length;
  const phone = somebody();
  await phone.say('Nederlands');
  const asked = await phone.say('verwijder mijn gegevens');
  const yes = shownIn(asked)[0];
  if (!yes) throw new Error('nothing to tap');
  const goodbye = await phone.say(tap(yes));
  expect(first(goodbye)).toMatch(/^Alles is/);
  expect(await database.query('select from conversations')).toHaveLength(before);
});

it('the phone number id of somebody else, a wrong signature, no signature: nothing is stored', async () => {
  const count = async () => (await database.query('select from messages')).length;
  const before = await count();
  const post = (headers: Record<string, string>) =>
    fetch(`${whatsApp.house.url}/webhooks/whatsapp`, { method: 'POST', body: '{}', headers });
  expect((await post({})).status).toBe(401);
  expect((await post({ 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` })).status).toBe(401);
  expect(await count()).toBe(before);
});

it('a doubled delivery changes nothing', async () => {
  const phone = somebody();
  const person = everybody.at(-1) as FakePerson;
  await Promise.all([1, 2, 3].map(() => whatsApp.graph.say(person, { text: 'hallo' }, { id: 'wamid.doubled' })));
  await phone.next();
  await whatsApp.graph.say(person, { text: 'hallo' }, { id: 'wamid.doubled' });
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(phone.all()).toHaveLength(1);
});

it('SIGTERM: what is on its way is finished, exit 0; and the log never held a name, a number or a word', async () => {
  const phone = somebody();
  whatsApp.graph.script({ kind: 'late', ms: 500 });
  await whatsApp.graph.say(everybody.at(-1) as FakePerson, { text: 'zzgeheimzz' });
  for (const until = Date.now() + 5_000; phone.all().length === 0 && Date.now() < until; )
    await new Promise((resolve) => setTimeout(resolve, 10));
  expect(await whatsApp.house.kill('SIGTERM')).toBe(0);
  expect(await database.query('select from messages where leased_until > now()')).toEqual([]);
  const said = whatsApp.house.said();
  expect(said).toContain('closing');
  const words = everybody.flatMap(({ bsuid, number, name }) => [bsuid, name, ...(number ? [number] : [])]);
  for (const word of [...words, 'zzgeheimzz', 'مرحبا', 'wamid']) expect(said).not.toContain(word);
});
