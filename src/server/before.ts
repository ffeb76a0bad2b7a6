// What goes past the application: doors where many knock and that need none of its headers, limits or parsers.
import type { RequestListener } from 'node:http';

/** A path of `doors` is answered there, with or without a slash at its end; everything else by `app`. */
export const before = (app: RequestListener, doors: Readonly<Record<string, RequestListener>>): RequestListener => {
  const known = new Map(Object.entries(doors).flatMap(([path, door]) => [[path, door] as const, [`${path}/`, door]]));
  return (req, res) => {
    const url = req.url ?? '';
    const end = url.indexOf('?');
    (known.get(end < 0 ? url : url.slice(0, end)) ?? app)(req, res);
  };
};
