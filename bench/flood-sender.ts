// Brings webhooks at moments fixed beforehand, whatever the answers do: how long each took counts from its moment.
import { createHmac } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { hook, secrets, webhook } from './crowd.ts';
import { tellStarter } from './told.ts';

export type Plan = {
  readonly port: number;
  readonly seconds: number;
  readonly statusesPerSecond: number;
  readonly turnsPerSecond: number;
  /** Messages of ours that statuses tell of: `wamid.flood.<n>`. */
  readonly messages: number;
  readonly people: number;
};
export type Told = {
  readonly taken: number;
  readonly refused: number;
  readonly p50: number;
  readonly p99: number;
  readonly worst: number;
  /** How late the sender itself was, at its p99: above a few milliseconds the machine is too small for this run. */
  readonly behind: number;
};

type Line = { readonly socket: Socket; planned: number };
const tick = 2;

const requestOf = (body: Buffer): Buffer => {
  const signature = createHmac('sha256', secrets.WHATSAPP_APP_SECRET).update(body).digest('hex');
  const head = `POST /webhooks/whatsapp HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nX-Hub-Signature-256: sha256=${signature}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), body]);
};

/** In three rounds over all messages: sent, delivered, read. */
const statusAt = (at: number, messages: number): Buffer => {
  const is = ['sent', 'delivered', 'read'][Math.floor(at / messages)] ?? 'read';
  const n = at % messages;
  const pricing = { billable: true, pricing_model: 'PMP', category: 'service', type: 'regular' };
  return webhook({
    statuses: [
      {
        id: `wamid.flood.${n}`,
        status: is,
        timestamp: String(Math.floor(Date.now() / 1000)),
        recipient_id: '31600000000',
        biz_opaque_callback_data: `flood:${n}:0`,
        ...(is === 'read' ? {} : { pricing }),
      },
    ],
  });
};

const run = async (plan: Plan): Promise<Told> => {
  const { port, seconds, statusesPerSecond, turnsPerSecond, messages, people } = plan;
  const total = { statuses: seconds * statusesPerSecond, turns: seconds * turnsPerSecond };
  const took: number[] = [];
  const late: number[] = [];
  const free: Line[] = [];
  let [refused, open] = [0, 0];
  const waiting: { readonly bytes: Buffer; readonly planned: number }[] = [];
  const dial = (): void => {
    open += 1;
    const socket = connect(port, '127.0.0.1');
    const line: Line = { socket, planned: 0 };
    socket.setNoDelay(true);
    socket.on('connect', () => give(line));
    // An answer has no body and comes in one piece.
    socket.on('data', (bytes: Buffer) => {
      took.push(performance.now() - line.planned);
      if (bytes.subarray(9, 12).toString() !== '200') refused += 1;
      give(line);
    });
    socket.on('error', (error) => {
      throw error;
    });
  };
  const give = (line: Line): void => {
    const next = waiting.shift();
    if (!next) return void free.push(line);
    line.planned = next.planned;
    line.socket.write(next.bytes);
  };
  const send = (bytes: Buffer, planned: number): void => {
    const line = free.pop();
    if (line) {
      line.planned = planned;
      line.socket.write(bytes);
      return;
    }
    waiting.push({ bytes, planned });
    if (open < 400) dial();
  };
  for (let at = 0; at < 64; at++) dial();
  await pause(300);

  const began = performance.now();
  let [status, turn] = [0, 0];
  while (status < total.statuses || turn < total.turns) {
    const now = performance.now();
    for (; turn < total.turns && began + (turn * 1000) / turnsPerSecond <= now; turn++) {
      const person = `NL.4${turn % people}`;
      // A greeting, and then a road and back again.
      const tap = turn < people ? undefined : turn % (2 * people) < people ? 'command:menu' : 'flow:nareis';
      send(requestOf(hook(person, `wamid.turn.${turn}`, tap)), began + (turn * 1000) / turnsPerSecond);
    }
    for (; status < total.statuses && began + (status * 1000) / statusesPerSecond <= now; status++) {
      const planned = began + (status * 1000) / statusesPerSecond;
      late.push(now - planned);
      send(requestOf(statusAt(status, messages)), planned);
    }
    await pause(tick);
  }
  for (const until = Date.now() + 60_000; took.length < total.statuses + total.turns && Date.now() < until; )
    await pause(50);
  const sorted = took.toSorted((a, b) => a - b);
  const part = (list: readonly number[], share: number): number => list[Math.floor(list.length * share)] ?? 0;
  return {
    taken: took.length - refused,
    refused,
    p50: part(sorted, 0.5),
    p99: part(sorted, 0.99),
    worst: sorted.at(-1) ?? 0,
    behind: part(
      late.toSorted((a, b) => a - b),
      0.99,
    ),
  };
};

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

tellStarter(0, (what) => run((what as { readonly plan: Plan }).plan));
