// The telephone in the browser (development only): shows the talk as it grows, and passes on what is typed and tapped.
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { z } from 'zod';
import type { FakePerson, Said } from './payloads.ts';

export type Bubble =
  | {
      readonly id: string;
      readonly by: 'us';
      readonly text: string;
      readonly wire: unknown;
      readonly button?: string | undefined;
    }
  | { readonly id: string; readonly by: 'person'; readonly said: Said };

export type Phone = {
  show(bsuid: string, bubble: Bubble): void;
  typing(): void;
  /** True when the path is the telephone's. */
  serve(req: IncomingMessage, res: ServerResponse): boolean;
};
export type PhoneParts = {
  readonly people: readonly FakePerson[];
  say(person: FakePerson, said: Said, more: { readonly replyTo?: string }): Promise<string>;
};

const saidSchema = z.object({
  person: z.number().int().nonnegative(),
  replyTo: z.string().optional(),
  said: z.union([
    z.object({ text: z.string().min(1).max(65_536) }),
    z.object({
      choice: z.object({ id: z.string(), title: z.string() }),
      of: z.enum(['button', 'list', 'template']),
    }),
  ]),
});

const pages: Readonly<Record<string, { readonly file: string; readonly type: string }>> = {
  '/': { file: 'phone.html', type: 'text/html; charset=utf-8' },
  '/phone.css': { file: 'phone.css', type: 'text/css; charset=utf-8' },
  '/phone.js': { file: 'phone.js', type: 'text/javascript; charset=utf-8' },
};

export const makePhone = ({ people, say }: PhoneParts): Phone => {
  const talks = new Map<string, Bubble[]>();
  const watching = new Set<{ readonly bsuid: string; readonly res: ServerResponse }>();
  const tell = (event: string, data: unknown, bsuid?: string) => {
    for (const one of watching)
      if (bsuid === undefined || bsuid === one.bsuid)
        one.res.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  };

  const watch = (req: IncomingMessage, res: ServerResponse): void => {
    const person = people[Number(new URLSearchParams((req.url ?? '').split('?')[1]).get('person'))] ?? people[0];
    if (!person) return;
    const one = { bsuid: person.bsuid, res };
    res.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    res.write(`event: people\ndata: ${JSON.stringify(people.map(({ name, number }) => ({ name, number })))}\n\n`);
    for (const bubble of talks.get(person.bsuid) ?? []) res.write(`event: bubble\ndata: ${JSON.stringify(bubble)}\n\n`);
    watching.add(one);
    res.on('close', () => watching.delete(one));
  };

  const hear = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of req as AsyncIterable<Buffer>) chunks.push(chunk);
    const read = saidSchema.safeParse(JSON.parse(Buffer.concat(chunks).toString('utf8'))).data;
    const person = read && people[read.person];
    if (!read || !person) {
      res.writeHead(400).end();
      return;
    }
    void say(person, read.said, read.replyTo === undefined ? {} : { replyTo: read.replyTo });
    res.writeHead(202).end();
  };

  return {
    show: (bsuid, bubble) => {
      talks.set(bsuid, [...(talks.get(bsuid) ?? []), bubble]);
      tell('bubble', bubble, bsuid);
    },
    typing: () => tell('typing', {}),
    serve: (req, res) => {
      const path = (req.url ?? '').split('?')[0] ?? '';
      const page = req.method === 'GET' && Object.hasOwn(pages, path) ? pages[path] : undefined;
      if (page)
        res.writeHead(200, { 'Content-Type': page.type }).end(readFileSync(join(import.meta.dirname, page.file)));
      else if (req.method === 'GET' && path === '/phone/events') watch(req, res);
      // Another site's page cannot send JSON here without being asked first.
      else if (req.method === 'POST' && path === '/phone/say' && req.headers['content-type'] === 'application/json')
        hear(req, res).catch(() => res.writeHead(400).end());
      else return false;
      return true;
    },
  };
};
