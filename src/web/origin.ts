// Is this answer sent by our own page? Another site must not speak in a person's name.
import type { Request } from 'express';

/**
 * Browsers of today say it in Sec-Fetch-Site. Older ones name the Origin; because our pages send no referrer
 * theirs may be "null", and then the SameSite cookie is what keeps others out.
 */
export const isOwnOrigin = (req: Request, publicUrl: string): boolean => {
  const site = req.get('sec-fetch-site');
  if (site) return site === 'same-origin' || site === 'none';
  const origin = req.get('origin');
  if (!origin || origin === 'null') return true;
  const host = URL.canParse(origin) ? new URL(origin).host : '';
  return host === req.host || host === new URL(publicUrl).host;
};
