// A Graph on the loopback address, for tests and for trying the talk without an account at Meta.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Accepted, accept, templateButton, wordsOf } from './accepts.ts';
import { type Book, type Entry, openBook } from './book.ts';
import { type Fault, isTaken, type Manner } from './fault.ts';
import { type Hooks, makeHooks } from './hooks.ts';
import { type FakePerson, messageBody, type Said, statusBody } from './payloads.ts';
import { makePhone } from './phone.ts';

export type FakeSettings = {
  readonly token: string;
  readonly phoneNumberId: string;
  readonly appSecret: string;
  readonly version?: string;
  readonly port?: number;
  readonly people?: readonly FakePerson[];
  /** First wait before a webhook is brought again; doubles each time. */
  readonly retryMs?: number;
  readonly tries?: number;
  /** Asked for every message when no scripted fault is left. */
  fault?(message: Accepted): Fault | undefined;
  manner?(entry: Entry): Manner;
};

export type FakeGraph = {
  readonly url: string;
  readonly book: Book;
  /** Where webhooks go: our own `/webhooks/whatsapp`. */
  deliverTo(url: string): void;
  /** The next messages meet these faults, in order. */
  script(...faults: readonly Fault[]): void;
  /** A person writes or taps; resolves with the message id when our webhook has answered 200. */
  say(person: FakePerson, said: Said, more?: { readonly id?: string; readonly replyTo?: string }): Promise<string>;
  /** Any webhook body, signed and brought. */
  bring(body: unknown): Promise<void>;
  settled(): Promise<void>;
  close(): Promise<void>;
};

export const fakePeople: readonly FakePerson[] = [
  { bsuid: 'NL.1000000000000001', number: '31600000001', name: 'Een' },
  { bsuid: 'NL.1000000000000002', number: '31600000002', name: 'Twee' },
  { bsuid: 'NL.1000000000000003', name: 'Drie' },
];

export const startFakeGraph = async (settings: FakeSettings): Promise<FakeGraph> => {
  const { version = 'v25.0', phoneNumberId, people = fakePeople, retryMs = 100, tries = 12 } = settings;
  const business = { phoneNumberId, display: '31201234567', account: '100000000000001' };
  const book = openBook();
  const scripted: Fault[] = [];
  const met = new Map(people.map((person) => [person.bsuid, person]));
  let said = 0;
  const hooks: Hooks = makeHooks({ appSecret: settings.appSecret, retryMs, tries, brought: book.bring });
  const personAt = (address: string) =>
    [...met.values()].find(({ bsuid, number }) => [bsuid, number].includes(address));

  const say: FakeGraph['say'] = async (person, what, { id, replyTo } = {}) => {
    said += 1;
    met.set(person.bsuid, person);
    const messageId = id ?? `wamid.SAID${process.pid}.${Date.now()}.${said}`;
    phone.show(person.bsuid, { id: messageId, by: 'person', said: what });
    await hooks.bring(messageBody(business, person, { id: messageId, said: what, replyTo }));
    return messageId;
  };
  const phone = makePhone({ people, say });

  const take = (message: Accepted): Entry => {
    const to = message.to ?? message.recipient ?? '';
    const callbackData = message.biz_opaque_callback_data;
    const entry = book.write({ to, type: message.type, text: wordsOf(message), callbackData, json: message });
    const person = personAt(to);
    if (person)
      phone.show(person.bsuid, {
        id: entry.id,
        by: 'us',
        text: entry.text,
        wire: message,
        button: templateButton(message),
      });
    void tell(entry, person, settings.manner?.(entry) ?? 'once');
    return entry;
  };

  const tell = async (entry: Entry, person: FakePerson | undefined, manner: Manner): Promise<void> => {
    const bring = (is: string) => hooks.bring(statusBody(business, entry, { person, is }));
    switch (manner) {
      case 'none':
        return;
      case 'once':
        for (const is of ['sent', 'delivered', 'read']) await bring(is);
        return;
      case 'doubled':
        for (const is of ['sent', 'delivered', 'read']) await Promise.all([bring(is), bring(is)]);
        return;
      case 'disordered':
        for (const is of ['read', 'sent', 'delivered']) await bring(is);
    }
  };

  const messages = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    book.request();
    const json = await bodyOf(req);
    if (req.headers.authorization !== `Bearer ${settings.token}`) return refuse(res, 401, 190);
    if (json?.status === 'read') {
      book.read(String(json.message_id));
      phone.typing();
      return reply(res, 200, { success: true });
    }
    const checked = accept(json);
    if ('refusal' in checked) return refuse(res, checked.refusal.status, checked.refusal.code, checked.refusal.details);
    const { message } = checked;
    const fault = scripted.shift() ?? settings.fault?.(message);
    const entry = isTaken(fault) ? take(message) : undefined;
    await meet(res, fault, entry && accepted(message, entry, personAt(entry.to)));
  };

  const server = createServer((req, res) => {
    const path = (req.url ?? '').split('?')[0];
    if (req.method === 'POST' && path === `/${version}/${phoneNumberId}/messages`)
      messages(req, res).catch(() => res.destroy());
    else if (/^\/v[\d.]+\/\d+\/messages$/.test(path ?? '')) reply(res, 400, nobodyThere);
    else if (!phone.serve(req, res)) refuse(res, 400, 100, 'unknown path');
  });
  await new Promise<void>((resolve) => server.listen(settings.port ?? 0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    book,
    deliverTo: hooks.deliverTo,
    script: (...faults) => {
      scripted.push(...faults);
    },
    say,
    bring: hooks.bring,
    settled: hooks.settled,
    close: () => {
      hooks.stop();
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
};

const meet = async (res: ServerResponse, fault: Fault | undefined, taken: unknown): Promise<void> => {
  switch (fault?.kind) {
    case undefined:
      return reply(res, 200, taken);
    case 'late':
      await new Promise((resolve) => setTimeout(resolve, fault.ms));
      return reply(res, 200, taken);
    case 'refuse':
      if (fault.retryAfter !== undefined) res.setHeader('Retry-After', String(fault.retryAfter));
      return refuse(res, fault.status, fault.code);
    case 'break':
      res.writeHead(fault.status, { 'Content-Type': 'text/html' }).end('<html>Bad gateway</html>');
      return;
    case 'lost-request':
    case 'lost-response':
      res.destroy();
  }
};

const accepted = ({ to, recipient }: Accepted, { id }: Entry, person: FakePerson | undefined) => ({
  messaging_product: 'whatsapp',
  contacts: [{ input: to ?? recipient, ...(to ? { wa_id: to } : {}), ...(person ? { user_id: person.bsuid } : {}) }],
  messages: [{ id, message_status: 'accepted' }],
});

/** In Graph's own words and numbers, for an id that is no business number of this token. */
const nobodyThere = {
  error: {
    message: 'Unsupported post request. Object with this ID does not exist, or cannot be loaded.',
    type: 'GraphMethodException',
    code: 100,
    error_subcode: 33,
  },
};

const refuse = (res: ServerResponse, status: number, code: number, details = ''): void =>
  reply(res, status, { error: { message: `(#${code})`, type: 'OAuthException', code, error_data: { details } } });

const reply = (res: ServerResponse, status: number, json: unknown): void => {
  res.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(json));
};

const bodyOf = async (req: IncomingMessage): Promise<Readonly<Record<string, unknown>> | undefined> => {
  const chunks: Buffer[] = [];
  for await (const chunk of req as AsyncIterable<Buffer>) chunks.push(chunk);
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Readonly<Record<string, unknown>>;
  } catch {
    return undefined;
  }
};
