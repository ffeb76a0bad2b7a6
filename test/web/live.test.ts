// Live updates: the same fragments, in order, once, only for the talk's own browser.
import { beforeAll, describe, expect, it } from 'vitest';
import { openSite, type Site } from './site.ts';
import { visitor } from './visitor.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});

type Event = { readonly id: number; readonly html: string };
/** Reads events until there are `many`. */
const hear = async (
  she: ReturnType<typeof visitor>,
  after: number,
  many: number,
  meanwhile?: () => Promise<unknown>,
) => {
  const stop = new AbortController();
  const answer = await fetch(`${site.url}/nl/events?after=${after}`, {
    headers: { cookie: she.cookie() },
    signal: stop.signal,
  });
  expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  const events: Event[] = [];
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  void meanwhile?.();
  while (events.length < many) {
    const piece = await reader?.read();
    text += piece?.value ?? '';
    const whole = text.split('\n\n');
    text = whole.pop() ?? '';
    for (const block of whole.filter((one) => !one.startsWith(':'))) {
      const lines = block.split('\n');
      const data = lines.filter((line) => line.startsWith('data: ')).map((line) => line.slice(6));
      events.push({ id: Number(lines[0]?.slice(4)), html: data.join('\n') });
    }
  }
  stop.abort();
  return events;
};

describe('live updates', () => {
  it('bring what came after the page, as the page itself would show it', async () => {
    const she = visitor(site);
    await she.get('/nl');
    const page = await she.type('/nl', 'hallo');
    const events = await hear(she, 0, 2);
    expect(events.map(({ id }) => id)).toEqual([1, 2]);
    for (const { html } of events) expect(page.html).toContain(html);
  });

  it('bring a message of later by itself, once and in order', async () => {
    const she = visitor(site);
    await she.get('/nl');
    await she.type('/nl', 'hallo');
    const events = await hear(she, 2, 2, () => she.post('/nl', { id: '', text: 'twee\nregels' }));
    expect(events.map(({ id }) => id)).toEqual([3, 4]);
    expect(events[0]?.html).toContain('twee\nregels');
  });

  it('are nobody else’s: without the cookie of a talk there is nothing to hear', async () => {
    expect((await fetch(`${site.url}/nl/events?after=0`)).status).toBe(204);
    const stranger = await fetch(`${site.url}/nl/events`, { headers: { cookie: 'wegwijs=AAAAAAAAAAAAAAAAAAAAAA' } });
    expect(stranger.status).toBe(204);
  });

  it('gives the script the new fragments and the next id instead of a page', async () => {
    const she = visitor(site);
    await she.get('/nl');
    const { html, headers, status } = await she.post(
      '/nl',
      { id: she.id(), text: 'hallo' },
      { accept: 'text/x-fragments' },
    );
    expect(status).toBe(200);
    expect(html).toMatch(/^<article id="m1" class="m in"/);
    expect(html).not.toContain('<html');
    expect(headers.get('x-next-id')).toMatch(/^[\w-]{22}$/);
  });
});
