// A browser without scripts: keeps its cookie, reads the form, presses a button or types.
import type { Site } from './site.ts';

export type Visit = { readonly status: number; readonly html: string; readonly headers: Headers; readonly at: string };

export const visitor = (site: Pick<Site, 'url'>) => {
  let cookie = '';
  let setCookie = '';
  let id = '';
  const keep = async (answer: Response, at: string): Promise<Visit> => {
    setCookie = answer.headers.get('set-cookie') ?? setCookie;
    cookie = (setCookie.split(';')[0] ?? '').replace(/^wegwijs=$/, '');
    const html = await answer.text();
    id = /name="id" value="([^"]+)"/.exec(html)?.[1] ?? id;
    return { status: answer.status, html, headers: answer.headers, at };
  };
  const get = async (path: string, headers: Record<string, string> = {}): Promise<Visit> =>
    keep(
      await fetch(site.url + path, { redirect: 'manual', headers: { cookie, accept: 'text/html', ...headers } }),
      path,
    );
  const post = async (
    path: string,
    fields: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<Visit> =>
    keep(
      await fetch(site.url + path, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie, accept: 'text/html', 'sec-fetch-site': 'same-origin', ...headers },
        body: new URLSearchParams(fields),
      }),
      path,
    );
  /** As a browser does after 303. */
  const follow = async (visit: Visit): Promise<Visit> => {
    const to = visit.headers.get('location');
    return visit.status === 303 && to ? get(to.split('#')[0] as string) : visit;
  };
  return {
    get,
    post,
    press: async (path: string, value: string) => follow(await post(path, { id, text: '', value })),
    type: async (path: string, text: string) => follow(await post(path, { id, text })),
    cookie: () => cookie,
    setCookie: () => setCookie,
    id: () => id,
  };
};
