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
  /** How late the sender itself was, at its p99: above a few milliseconds the machine is too small for this run. */
  readonly behind: number;
};

type Line = { readonly socket: Socket; planned: number };
const tick = 2;
const warmSeconds = 5;

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

/** Requests out over as many connections as it takes; `answered` is told the moment a request was planned for. */
const openLines = async (port: number, answered: (planned: number, isTaken: boolean) => void) => {
  const free: Line[] = [];
  const waiting: { readonly bytes: Buffer; readonly planned: number }[] = [];
  let open = 0;
  const give = (line: Line): void => {
    const next = waiting.shift();
    if (!next) return void free.push(line);
    line.planned = next.planned;
    line.socket.write(next.bytes);
  };
  const dial = (): void => {
    open += 1;
    const socket = connect(port, '127.0.0.1');
    const line: Line = { socket, planned: 0 };
    socket.setNoDelay(true);
    socket.on('connect', () => give(line));
    // An answer has no body and comes in one piece.
    socket.on('data', (bytes: Buffer) => {
      answered(line.planned, bytes.subarray(9, 12).toString() === '200');
      give(line);
    });
    socket.on('error', (error) => {
      throw error;
    });
  };
  for (let at = 0; at < 64; at++) dial();
  await pause(300);
  return (bytes: Buffer, planned: number): void => {
    waiting.push({ bytes, planned });
    const line = free.pop();
    if (line) give(line);
    else if (open < 400) dial();
  };
};

/** Calls `make` for every moment of an even rate, on time or as soon as it can; tells how late it was each time. */
const evenly = async (count: number, perSecond: number, make: (at: number, planned: number) => void) => {
  const late: number[] = [];
  const began = performance.now();
  for (let at = 0; at < count; await pause(tick)) {
    const now = performance.now();
    for (; at < count && began + (at * 1000) / perSecond <= now; at++) {
      const planned = began + (at * 1000) / perSecond;
      late.push(now - planned);
      make(at, planned);
    }
  }
  return late;
};

const run = async (plan: Plan): Promise<Told> => {
  const { port, seconds, statusesPerSecond, turnsPerSecond, messages, people } = plan;
  let took: number[] = [];
  let refused = 0;
  const send = await openLines(port, (planned, isTaken) => {
    took.push(performance.now() - planned);
    if (!isTaken) refused += 1;
  });
  const answered = async (count: number): Promise<void> => {
    for (const until = Date.now() + 60_000; took.length < count && Date.now() < until; ) await pause(50);
  };
  // A process that has just started compiles what it runs: news of what is known already, until it is warm.
  const before = Math.min(messages, warmSeconds * statusesPerSecond);
  await evenly(before, statusesPerSecond / 2, (at, planned) => send(requestOf(statusAt(at, messages)), planned));
  await answered(before);
  took = [];
  const [late] = await Promise.all([
    evenly(3 * messages, statusesPerSecond, (at, planned) => send(requestOf(statusAt(at, messages)), planned)),
    // To the menu and back onto the road.
    evenly(seconds * turnsPerSecond, turnsPerSecond, (at, planned) => {
      const tap = at % (2 * people) < people ? 'flow:nareis' : 'command:menu';
      send(requestOf(hook(`NL.4${at % people}`, `wamid.turn.${at}`, tap)), planned);
    }),
  ]);
  await answered(3 * messages + seconds * turnsPerSecond);
  const part = (list: readonly number[], share: number): number =>
    list.toSorted((a, b) => a - b)[Math.floor(list.length * share)] ?? 0;
  return {
    taken: took.length - refused,
    refused,
    p50: part(took, 0.5),
    p99: part(took, 0.99),
    behind: part(late, 0.99),
  };
};

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

tellStarter(0, (what) => run((what as { readonly plan: Plan }).plan));
