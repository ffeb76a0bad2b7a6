// Security headers: nothing may run, load or frame that this site did not write itself.
import type { RequestHandler } from 'express';
import helmet from 'helmet';

export type Policy = {
  /** CSP sources of inline scripts, like `'sha256-…'`. */
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
  /** Behind https: HSTS, and plain addresses are upgraded. */
  readonly secure: boolean;
};

export const headers = (policy: Policy): readonly RequestHandler[] => [
  helmet({
    contentSecurityPolicy: { useDefaults: false, directives: directives(policy) },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: policy.secure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    xFrameOptions: { action: 'deny' },
  }),
  (_req, res, next) => {
    res.setHeader('Permissions-Policy', refused.map((feature) => `${feature}=()`).join(', '));
    next();
  },
];

const directives = ({ scripts, styles, secure }: Policy) => ({
  'default-src': ["'none'"],
  'script-src': ["'self'", ...scripts],
  'script-src-attr': ["'none'"],
  'style-src': ["'self'", ...styles],
  'style-src-attr': ["'none'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'manifest-src': ["'self'"],
  'form-action': ["'self'"],
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
  'object-src': ["'none'"],
  ...(secure ? { 'upgrade-insecure-requests': [] } : {}),
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
