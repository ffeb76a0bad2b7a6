// A process of its own beside the server: open desks whose event streams are read, and when each heard of which case.
import { type IncomingMessage, request } from 'node:http';

export type Orders = { readonly url: string; readonly desks: readonly { readonly token: string }[] };
/** `at` in microseconds of the machine's own clock, which all processes share. */
export type Heard = { readonly desk: number; readonly id: string; readonly at: number };

export type Opened = { readonly openMs: number };

export const machineTime = (): number => Number(process.hrtime.bigint() / 1000n);

/** Resolves when the queue stands on the desk for the first time; comes back as a browser does when it is refused or shut. */
const open = (url: string, token: string, desk: number, hear: (heard: Heard) => void): Promise<void> =>
  new Promise((resolve) => {
    const again = () => void setTimeout(() => void open(url, token, desk, hear).then(resolve), 1_000);
    const ask = request(
      `${url}/desk/events`,
      // Each at an address of its own, as behind the proxy of an organisation.
      { headers: { cookie: `desk=${token}`, 'x-forwarded-for': `10.1.${desk >> 8}.${desk & 255}` }, agent: false },
      (answer: IncomingMessage) => {
        answer.once('close', again);
        if (answer.statusCode !== 200) return void answer.resume();
        answer.setEncoding('utf8');
        let rest = '';
        answer.on('data', (chunk: string) => {
          const events = (rest + chunk).split('\n\n');
          rest = events.pop() ?? '';
          const at = machineTime();
          for (const event of events) {
            if (event.startsWith('event: unread')) resolve();
            const taken = event.includes(' is-taken') ? /id="c-([^"]+)"/ : /^event: gone\ndata: c-(\S+)/;
            const id = taken.exec(event)?.[1];
            if (id) hear({ desk, id, at });
          }
        });
      },
    );
    ask.once('error', again);
    ask.end();
  });

process.once('message', async ({ url, desks }: Orders) => {
  let heard: Heard[] = [];
  const hear = (one: Heard): void => {
    if (heard.length === 0)
      setTimeout(() => {
        process.send?.(heard);
        heard = [];
      }, 5);
    heard.push(one);
  };
  const began = performance.now();
  // Twenty at a time, as browsers come back after a restart.
  for (let at = 0; at < desks.length; at += 20)
    await Promise.all(desks.slice(at, at + 20).map(({ token }, n) => open(url, token, at + n, hear)));
  process.send?.({ openMs: performance.now() - began });
});
