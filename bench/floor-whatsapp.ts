// The least a WhatsApp turn can cost: node:http, HMAC, one insert that drops what it knows, the tree as a plain table,
// one update and insert, the send, "sent". All that waits is written in one commit. Nothing is sealed, retried or paced.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { Agent, createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { inGroups } from './groups.ts';
import { type Hook, type Road, readHook, step } from './road.ts';
import { tellStarter } from './told.ts';

const env = process.env as Readonly<Record<string, string>>;
const road = JSON.parse(env.ROAD ?? '{}') as Road;
const pool = new pg.Pool({ connectionString: env.DATABASE_URL, max: 4 });
await pool.query('create table bare_talk (id text primary key, state bytea)');
await pool.query('create table bare_message (id text primary key, talk text, body bytea, status text, ref text)');
const agent = new Agent({ keepAlive: true, maxSockets: 32 });
const graph = new URL(`${env.WHATSAPP_API_URL}/v25.0/${env.WHATSAPP_PHONE_NUMBER_ID}/messages`);
const headers = { Authorization: `Bearer ${env.WHATSAPP_TOKEN}`, 'Content-Type': 'application/json' };

const bodyOf = async (from: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of from as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
};

const receive = inGroups(async (hooks: readonly Hook[]): Promise<readonly boolean[]> => {
  const { rows } = await pool.query({
    name: 'receive',
    text: `with known as (
        insert into bare_talk select distinct talk, ''::bytea from unnest($2::text[]) as talk on conflict do nothing
      )
      insert into bare_message select *, 'in' from unnest($1::text[], $2::text[], $3::bytea[])
      on conflict do nothing returning id`,
    values: [hooks.map(({ id }) => id), hooks.map(({ from }) => from), hooks.map(({ raw }) => raw)],
  });
  const fresh = new Set(rows.map(({ id }: { id: string }) => id));
  return hooks.map(({ id }) => fresh.has(id));
});

/** Lock, read, step, write: the work of all that waits in one transaction. */
const turn = inGroups(async (hooks: readonly Hook[]): Promise<readonly string[]> => {
  const talks = hooks.map(({ from }) => from);
  const client = await pool.connect();
  const begun = client.query('begin');
  const { rows } = await client.query({
    name: 'lock',
    text: 'select id, state from bare_talk where id = any($1) order by id for no key update',
    values: [talks],
  });
  await begun;
  const states = new Map((rows as { id: string; state: Buffer }[]).map(({ id, state }) => [id, state.toString()]));
  const places = hooks.map(({ from, value }) => step(road, states.get(from) ?? '', value));
  const bodies = places.map((place, at) =>
    JSON.stringify({ ...road[place]?.body, recipient: talks[at], biz_opaque_callback_data: `${hooks[at]?.id}:0` }),
  );
  const written = client.query({
    name: 'write',
    text: `with news as (
        select * from unnest($1::text[], $2::text[], $3::bytea[], $4::bytea[]) as new (id, talk, state, body)
      ), talk as (
        update bare_talk set state = news.state from news where bare_talk.id = news.talk
      ), done as (
        update bare_message set status = 'done' from news where bare_message.id = news.id
      )
      insert into bare_message select id || ':0', talk, body, 'waiting' from news`,
    values: [
      hooks.map(({ id }) => id),
      talks,
      places.map((place) => Buffer.from(place)),
      bodies.map((body) => Buffer.from(body)),
    ],
  });
  await Promise.all([written, client.query('commit')]);
  client.release();
  return bodies;
});

const sent = inGroups(async (said: readonly { readonly id: string; readonly ref: string }[]) => {
  await pool.query({
    name: 'sent',
    text: `update bare_message set status = 'sent', ref = news.ref from unnest($1::text[], $2::text[]) as news (id, ref)
      where bare_message.id = news.id`,
    values: [said.map(({ id }) => id), said.map(({ ref }) => ref)],
  });
  return said.map(() => undefined);
});

const post = (body: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const length = { 'Content-Length': Buffer.byteLength(body) };
    const req = request(graph, { method: 'POST', agent, headers: { ...headers, ...length } }, (res) => {
      bodyOf(res).then((bytes) => resolve(bytes.toString()), reject);
    });
    req.on('error', reject);
    req.end(body);
  });

const work = async (hook: Hook): Promise<void> => {
  void post(JSON.stringify({ messaging_product: 'whatsapp', status: 'read', message_id: hook.id }));
  const answer = JSON.parse(await post(await turn(hook))) as { messages: [{ id: string }] };
  await sent({ id: `${hook.id}:0`, ref: answer.messages[0].id });
};

// As ours: connections outlive the rounds of the others.
const server = createServer({ keepAliveTimeout: 65_000 }, async (req, res) => {
  const raw = await bodyOf(req);
  const mine = createHmac('sha256', env.WHATSAPP_APP_SECRET ?? '')
    .update(raw)
    .digest();
  const theirs = Buffer.from(String(req.headers['x-hub-signature-256']).slice(7), 'hex');
  if (theirs.length !== mine.length || !timingSafeEqual(mine, theirs)) return void res.writeHead(401).end();
  const hook = readHook(raw);
  const isFresh = await receive(hook);
  res.writeHead(200, { 'Content-Length': 0 }).end();
  if (isFresh) setImmediate(() => void work(hook));
});
server.listen(0, '127.0.0.1', () => tellStarter((server.address() as AddressInfo).port));
