// A LibreTranslate that says what the test wants: its two addresses, its key, and what goes wrong with engines.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';

export type Engine = Awaited<ReturnType<typeof openEngine>>;

type Asked = { readonly q: string; readonly source: string; readonly target: string; readonly api_key?: string };

export const openEngine = async () => {
  const engine = {
    url: '',
    asked: [] as Asked[],
    /** Which pairs there are. */
    languages: [
      { code: 'nl', name: 'Dutch', targets: ['nl', 'ar', 'en'] },
      { code: 'ar', name: 'Arabic', targets: ['ar', 'nl', 'en'] },
      { code: 'en', name: 'English', targets: ['nl', 'ar'] },
    ] as unknown,
    says: ({ q, target }: Asked): string => `${target}: ${q}`,
    key: undefined as string | undefined,
    status: 200,
    /** Milliseconds until it answers. */
    slow: 0,
    body: undefined as string | undefined,
  };
  const server = createServer((req, res) => {
    let text = '';
    req.on('data', (piece) => {
      text += piece;
    });
    req.on('end', () => {
      const asked = (text === '' ? {} : JSON.parse(text)) as Asked;
      if (req.url === '/translate') engine.asked.push(asked);
      const isLet = engine.key === undefined || req.url === '/languages' || asked.api_key === engine.key;
      const answer =
        req.url === '/languages' ? engine.languages : isLet ? { translatedText: engine.says(asked) } : { error: 'key' };
      setTimeout(() => {
        res.writeHead(isLet ? engine.status : 403, { 'Content-Type': 'application/json' });
        res.end(engine.body ?? JSON.stringify(answer));
      }, engine.slow);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  engine.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return engine;
};
