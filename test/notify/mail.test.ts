// A mail by a real talk of SMTP: what it says, and what each answer of the server makes of it.
import { afterAll, beforeEach, expect, it } from 'vitest';
import { makeMail } from '../../src/notify/mail.ts';
import { newDeviceMail, waitingMail } from '../../src/notify/words.ts';
import { type Answers, readLetter, startSmtp } from './smtp-server.ts';

const smtp = await startSmtp();
afterAll(() => smtp.close());
beforeEach(() => {
  smtp.letters.length = 0;
  smtp.commands.length = 0;
  smtp.answers({});
});
const from = 'Wegwijs <desk@example.org>';
const send = makeMail({ url: smtp.url, from });
const mail = { to: 'fatma@voorbeeld.nl', id: 'n1', ...waitingMail('ti', 'Utrecht', 'https://wegwijs.example') };

it('signs in, and says which language and which team, and nothing else', async () => {
  expect(await send(mail)).toEqual({ is: 'sent' });
  const letter = readLetter(smtp.letters[0] as never);
  expect(letter).toMatchObject({
    subject: 'Er wacht iemand (Tigrinya, Utrecht)',
    id: '<n1@example.org>',
    to: 'fatma@voorbeeld.nl',
    auto: 'auto-generated',
  });
  expect(letter.text.trim().replaceAll('\r\n', '\n')).toBe(
    'Er wacht iemand (Tigrinya, Utrecht).\n\nOpen het bureau: https://wegwijs.example/desk\n\n' +
      'Wilt u deze mails niet meer? Zet ze uit bij Mijn account: https://wegwijs.example/desk/ik',
  );
  const auth = smtp.commands.find((line) => line.startsWith('AUTH PLAIN'))?.split(' ')[2] ?? '';
  expect(Buffer.from(auth, 'base64').toString()).toBe('\0desk@example.org\0p@ss');
});

it('says when and on what somebody signed in, without a link that signs in', async () => {
  const told = newDeviceMail('Firefox op Windows', new Date('2026-11-24T08:30:00Z'), 'https://wegwijs.example');
  await send({ ...mail, ...told });
  const { text } = readLetter(smtp.letters[0] as never);
  expect(text).toContain('Firefox op Windows, dinsdag 24 november');
  expect(text).toContain('09:30');
  expect([...text.matchAll(/https:\S+/g)].map(([link]) => link)).toEqual(['https://wegwijs.example/desk/ik)']);
});

it.each<[Answers, string, string | undefined]>([
  [{ greet: '421 busy' }, 'later', '421'],
  [{ AUTH: '535 wrong password' }, 'later', 'EAUTH 535'],
  [{ MAIL: '451 later' }, 'later', 'EENVELOPE 451'],
  [{ RCPT: '450 greylisted' }, 'later', 'EENVELOPE 450'],
  [{ RCPT: '550 nobody of that name' }, 'refused', 'EENVELOPE 550'],
  [{ end: '554 no' }, 'refused', 'EMESSAGE 554'],
  [{ end: '452 full' }, 'later', 'EMESSAGE 452'],
])('%j makes it wait or ends it', async (answers, is, why) => {
  smtp.answers(answers);
  const fate = await send(mail);
  expect(fate.is).toBe(is);
  expect(fate.why).toContain(why);
  expect(JSON.stringify(fate)).not.toMatch(/fatma|desk@|p@ss/);
  expect(smtp.letters).toEqual([]);
});

it('waits when no server is there', async () => {
  const nobody = makeMail({ url: 'smtp://127.0.0.1:1', from });
  expect(await nobody(mail)).toMatchObject({ is: 'later', why: expect.stringMatching(/ESOCKET|ECONN/) });
});

it('sends nothing in the clear to another machine, unless it is told to', async () => {
  const elsewhere = `smtp://0.0.0.0:${smtp.port}`;
  expect(await makeMail({ url: elsewhere, from })(mail)).toMatchObject({
    is: 'later',
    why: expect.stringContaining('ETLS'),
  });
  expect(smtp.commands.join()).not.toMatch(/MAIL|RCPT/);
  expect(await makeMail({ url: `${elsewhere}?ignoreTLS=true`, from })(mail)).toEqual({ is: 'sent' });
});

it.each(['a@voorbeeld.nl, b@voorbeeld.nl', 'a@voorbeeld.nl\r\nRCPT TO:<b@voorbeeld.nl>', 'x <a@voorbeeld.nl>'])(
  'writes to one address, whatever signs are in it: %j',
  async (to) => {
    await send({ ...mail, to });
    expect(smtp.commands.filter((line) => line.startsWith('RCPT')).length).toBeLessThanOrEqual(1);
    expect(smtp.commands.join('\n')).not.toMatch(/^RCPT TO:<b@voorbeeld.nl>/m);
  },
);
