// Every recorded webhook: the HTTP answer, the events in their order, what is logged, and nothing personal in the log.
import express from 'express';
import { expect, test } from 'vitest';
import { webhook } from '../../../src/channels/whatsapp/webhook.ts';
import { family, type Inbound, names, read } from './fixtures.ts';
import { type Inbox, makeInbox } from './inbox.ts';
import { listen } from './server.ts';

/** An hour after the newest message of the fixtures; the late one is three days old. */
const now = new Date((1_795_500_057 + 3600) * 1000);

/** What stands in the talk before the webhook comes. */
const known = {
  choices: ['g:asiel:1', 'g:werk:4', 'lang:ti', 'resume:handoff'],
  sent: [
    'wamid.TESTb3V0LTI',
    'wamid.TESTb3V0LTY',
    'wamid.TESTb3V0LTc',
    'wamid.TESTb3V0LTg',
    'wamid.TESTb3V0LTk',
    'wamid.TESTb3V0LTEw',
    'wamid.TESTb3V0LTEx',
    'wamid.TESTb3V0LTEy',
  ],
};
/** A fixture that only means something after another one. */
const before: Readonly<Record<string, string>> = { 'in-text-duplicate': 'in-text' };

const post = async (inbox: Inbox, fixture: Inbound) => {
  const app = express();
  const settings = {
    appSecret: fixture.signatureSecret ?? 'test-secret',
    verifyToken: fixture.verifyToken ?? 'test-verify',
    phoneNumberId: '200000000000002',
  };
  app.all('/webhooks/whatsapp', webhook({ settings, receive: inbox.receive, log: inbox.log, now: () => now }));
  const door = await listen(app);
  const { method, path, headers = {}, rawBody, query } = fixture.request;
  const search = query ? `?${new URLSearchParams(query)}` : '';
  const answer = await fetch(`${door.url}${path}${search}`, {
    method,
    headers,
    ...(rawBody === undefined ? {} : { body: rawBody }),
  });
  const text = await answer.text();
  await door.close();
  return { status: answer.status, type: answer.headers.get('content-type'), text };
};

test('the fixtures are all here', () => {
  expect(names).toHaveLength(111);
  expect(family('in-').length + family('out-').length + family('res-').length).toBe(111);
});

test.each(family('in-'))('%s', async (name) => {
  const fixture = read<Inbound>(name);
  const { http, body, contentType, events = [], log, finalState } = fixture.expect;
  const inbox = makeInbox(known);
  const first = before[name];
  if (first) await post(inbox, read<Inbound>(first));
  inbox.fresh.length = 0;

  const answer = await post(inbox, fixture);

  expect(answer.status).toBe(http);
  expect(answer.text).toBe(body ?? '');
  if (contentType) expect(answer.type).toBe(contentType);
  expect(inbox.fresh).toHaveLength(events.length);
  expect(inbox.fresh).toMatchObject(events);
  if (log) expect(inbox.lines.map(({ level }) => level)).toContain(log);
  if (finalState) expect([...inbox.states.values()]).toEqual([finalState]);
  expect(JSON.stringify(inbox.lines)).not.toMatch(/316000|NL\.1|Testpersoon|wamid|Hallo|hoi/);
});
