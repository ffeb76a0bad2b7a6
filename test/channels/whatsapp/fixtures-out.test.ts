// Every recorded request to Graph: the same path, headers and JSON leave our client.
import type { IncomingHttpHeaders } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, makeClient } from '../../../src/channels/whatsapp/client.ts';
import { toWire, type Wire } from '../../../src/channels/whatsapp/wire.ts';
import {
  documentMessage,
  locationRequest,
  reactionTo,
  readAndTyping,
} from '../../../src/channels/whatsapp/wire-more.ts';
import { templateMessage } from '../../../src/channels/whatsapp/wire-template.ts';
import { family, type Outbound, read } from './fixtures.ts';
import { type Listening, listen } from './server.ts';

const to = { phone: '31600000001' };
const samira = { to, template: 'handoff_resume', values: ['Samira'] } as const;

const messages: Readonly<Record<string, () => Wire>> = {
  'out-text': () => toWire({ to: { ...to, bsuid: 'NL.1000000000000001' }, text: 'Hallo' }),
  'out-text-to-bsuid': () => toWire({ to: { bsuid: 'NL.1000000000000003' }, text: 'ሰላም' }),
  'out-text-preview': () => toWire({ to, text: 'Lees https://example.org/werk', preview: true }),
  'out-text-reply': () => toWire({ to, text: 'Ja', replyTo: 'wamid.TESTdGV4dC0x', callbackData: 'turn:42' }),
  'out-buttons': () =>
    toWire({
      to,
      text: 'Waarmee kunnen we helpen?',
      footer: 'Menu: typ 0',
      choices: [
        { id: 'g:asiel:1', label: 'Asiel' },
        { id: 'g:werk:4', label: 'Werk' },
        { id: 'cmd:human', label: 'Praat met mens' },
      ],
    }),
  'out-list': () =>
    toWire({
      to,
      title: 'Kies uw taal',
      text: 'Kies een taal / Choose a language / اختر لغة',
      button: 'Talen',
      choices: [
        { id: 'lang:nl', label: 'Nederlands' },
        { id: 'lang:ar', label: 'العربية' },
        { id: 'lang:ti', label: 'ትግርኛ' },
        { id: 'lang:fa', label: 'فارسی', hint: 'Farsi' },
      ],
    }),
  'out-cta-url': () =>
    toWire({
      to,
      text: 'De hele uitleg staat op onze website.',
      link: { url: 'https://example.org/nl/werk', label: 'Open website' },
    }),
  'out-document-link': () =>
    documentMessage({ to, link: 'https://example.org/folder-ar.pdf', filename: 'folder-ar.pdf', caption: 'Folder' }),
  'out-location-request': () => locationRequest(to, 'Deel uw locatie als u wilt weten welk loket dichtbij is.'),
  'out-reaction': () => reactionTo(to, 'wamid.TESTdGV4dC0x', '👍'),
  'out-read-typing': () => readAndTyping('wamid.TESTdGV4dC0x'),
  'out-template-resume': () => templateMessage({ ...samira, language: 'nl', payload: 'resume:handoff' }),
  'out-template-dari': () => templateMessage({ ...samira, language: 'prs', values: ['سمیرا'] }),
  'out-template-tigrinya-fallback': () => templateMessage({ ...samira, language: 'ti' }),
};

type Seen = { method?: string; path?: string; headers: IncomingHttpHeaders; json: unknown };
const seen: Seen[] = [];
let graph: Listening;
let client: Client;
beforeAll(async () => {
  graph = await listen(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    const { method = '', url: path = '', headers } = req;
    seen.push({ method, path, headers, json: JSON.parse(Buffer.concat(chunks).toString()) });
    res.end('{"messages":[{"id":"wamid.1"}]}');
  });
  const settings = { version: 'v25.0', phoneNumberId: '200000000000002', token: 'test-token' };
  client = makeClient({ ...settings, apiUrl: graph.url });
});
afterAll(async () => {
  client.close();
  await graph.close();
});

test('every recorded request has a message of ours', () => {
  expect(Object.keys(messages).sort()).toEqual([...family('out-')].sort());
});

test.each(family('out-'))('%s', async (name) => {
  const { request } = read<Outbound>(name);
  seen.length = 0;
  await client.send((messages[name] as () => Wire)());
  expect(seen).toHaveLength(1);
  expect(seen[0]).toMatchObject({ method: request.method, path: request.path, headers: request.headers });
  expect(seen[0]?.json).toEqual(request.json);
});
