// Meta's side, in the process of the benchmark: people who write again as soon as they are answered, and a Graph that answers.
import { createHmac } from 'node:crypto';
import { Agent, createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { taps, type Wire } from './road.ts';

export const secrets = {
  WHATSAPP_TOKEN: 'bench-token',
  WHATSAPP_PHONE_NUMBER_ID: '100000000000099',
  WHATSAPP_APP_SECRET: 'bench-app-secret',
  WHATSAPP_VERIFY_TOKEN: 'bench-verify',
} as const;

export type Crowd = {
  readonly url: string;
  /** Answers and typing indicators that came in so far. */
  counts(): { readonly answers: number; readonly typing: number };
  /** One message; resolves with the answer. `tap` is left out for a greeting. */
  say(port: number, person: string, tap?: string): Promise<Wire>;
  /** Each of them walks on for so many messages, all at once. */
  walk(port: number, people: readonly string[], messages: number): Promise<void>;
  close(): Promise<void>;
};

export const openCrowd = async (): Promise<Crowd> => {
  const waiting = new Map<string, (answer: Wire) => void>();
  const walked = new Map<string, number>();
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  let [answers, typing, said] = [0, 0, 0];

  const graph = createServer({ keepAliveTimeout: 65_000 }, async (req, res) => {
    const wire = JSON.parse((await read(req)).toString()) as Wire;
    if (wire.status === 'read') {
      typing += 1;
      return void res.end('{"success":true}');
    }
    answers += 1;
    const person = String(wire.recipient ?? wire.to);
    const taken = {
      messaging_product: 'whatsapp',
      contacts: [{ input: person, user_id: person }],
      messages: [{ id: `wamid.sent.${answers}`, message_status: 'accepted' }],
    };
    res.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(taken));
    waiting.get(person)?.(wire);
  });
  await new Promise<void>((resolve) => graph.listen(0, '127.0.0.1', resolve));

  const say: Crowd['say'] = (port, person, tap) =>
    new Promise((resolve, reject) => {
      said += 1;
      // The webhook is answered too: who saves after answering must not meet the next message before that.
      let answer: Wire | undefined;
      let taken = false;
      waiting.set(person, (wire) => {
        answer = wire;
        if (taken) resolve(wire);
      });
      post(agent, port, hook(person, `wamid.said.${process.pid}.${port}.${said}`, tap)).then((status) => {
        if (status !== 200) reject(new Error(`A webhook was answered with ${status}.`));
        taken = true;
        if (answer) resolve(answer);
      }, reject);
    });

  return {
    url: `http://127.0.0.1:${(graph.address() as AddressInfo).port}`,
    counts: () => ({ answers, typing }),
    say,
    walk: async (port, people, messages) => {
      const one = async (person: string): Promise<void> => {
        for (let at = 0; at < messages; at++) {
          const name = `${port} ${person}`;
          const steps = walked.get(name) ?? 0;
          walked.set(name, steps + 1);
          await say(port, person, taps[steps % taps.length]);
        }
      };
      await Promise.all(people.map(one));
    },
    close: () => {
      agent.destroy();
      graph.closeAllConnections();
      return new Promise((resolve) => graph.close(() => resolve()));
    },
  };
};

const about = {
  messaging_product: 'whatsapp',
  metadata: { display_phone_number: '31201234567', phone_number_id: secrets.WHATSAPP_PHONE_NUMBER_ID },
};
export const webhook = (value: object): Buffer =>
  Buffer.from(
    JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [{ id: '100000000000001', changes: [{ value: { ...about, ...value }, field: 'messages' }] }],
    }),
  );

export const hook = (person: string, id: string, tap?: string): Buffer =>
  webhook({
    contacts: [{ profile: { name: 'Een' }, user_id: person }],
    messages: [
      {
        from_user_id: person,
        id,
        timestamp: String(Math.floor(Date.now() / 1000)),
        ...(tap === undefined
          ? { type: 'text', text: { body: 'السلام عليكم ورحمة الله وبركاته' } }
          : { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: tap, title: 'نعم' } } }),
      },
    ],
  });

/** Signs and brings; resolves with the status. */
export const post = (agent: Agent, port: number, body: Buffer): Promise<number> =>
  new Promise((resolve, reject) => {
    const signature = createHmac('sha256', secrets.WHATSAPP_APP_SECRET).update(body).digest('hex');
    const headers = {
      'Content-Type': 'application/json',
      'Content-Length': body.length,
      'X-Hub-Signature-256': `sha256=${signature}`,
    };
    const to = { host: '127.0.0.1', port, path: '/webhooks/whatsapp', method: 'POST', agent, headers };
    const req = request(to, (res) => {
      res.resume().on('end', () => resolve(res.statusCode ?? 0));
    });
    req.on('error', reject);
    req.end(body);
  });

const read = async (req: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of req as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
};
