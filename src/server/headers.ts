// Security headers: nothing may run, load or frame that this site did not write itself.
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import helmet from 'helmet';

export type Policy = {
  /** CSP sources of inline scripts, like `'sha256-…'`. */
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
  /** Behind https: HSTS, and plain addresses are upgraded. */
  readonly secure: boolean;
  /** Sites that may show the page at this path in a frame. Every other page, and without this any page: nobody. */
  readonly framedBy?: (path: string) => readonly string[];
};

export const headers = (policy: Policy): readonly RequestHandler[] => [
  helmet({
    contentSecurityPolicy: { useDefaults: false, directives: directives(policy) },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: policy.secure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    xFrameOptions: false,
  }),
  (req, res, next) => {
    // Older than frame-ancestors, and knows no list of sites.
    if (framing(policy, req.url).length === 0) res.setHeader('X-Frame-Options', 'DENY');
    res.setHeader('Permissions-Policy', refused.map((feature) => `${feature}=()`).join(', '));
    next();
  },
];

const framing = ({ framedBy }: Policy, url = '/'): readonly string[] => framedBy?.(url.split('?')[0] ?? '/') ?? [];

const directives = (policy: Policy) => ({
  'default-src': ["'none'"],
  'script-src': ["'self'", ...policy.scripts],
  'script-src-attr': ["'none'"],
  'style-src': ["'self'", ...policy.styles],
  'style-src-attr': ["'none'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'manifest-src': ["'self'"],
  'form-action': ["'self'"],
  'base-uri': ["'none'"],
  'frame-ancestors': [({ url }: IncomingMessage) => framing(policy, url).join(' ') || "'none'"],
  'object-src': ["'none'"],
  ...(policy.secure ? { 'upgrade-insecure-requests': [] } : {}),
});

const refused = [
  'accelerometer',
  'browsing-topics',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'payment',
  'usb',
];
