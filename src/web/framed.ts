// The chat page in a frame of another site: which pages, and whether this request comes from one.
import type { Request } from 'express';
import type { Content } from '../content/content.ts';
import { isOffered } from './languages.ts';
import type { WebParts } from './parts.ts';

/** `/` and `/<language>`: not the sheet, not the desk, nothing else. */
export const isFramable =
  (content: Content) =>
  (path: string): boolean => {
    const [, first = '', ...more] = path.split('/');
    return (first === '' || isOffered(content, first)) && more.every((part) => part === '');
  };

/** A browser says it of pages and forms; of a `fetch` only our own script can. Where we may be framed, the policy decides. */
export const isFramed = (req: Request, { embedOrigins }: WebParts['settings']): boolean =>
  embedOrigins.length > 0 && (req.get('sec-fetch-dest') === 'iframe' || req.get('x-framed') === '1');
