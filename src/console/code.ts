// The code of six digits from an app: a new secret, and which time step a code belongs to, so that each works once.
import { Secret, TOTP } from 'otpauth';

const period = 30;

export const newSecret = (): string => new Secret({ size: 20 }).base32;

/** For the app, as a link a telephone opens. */
export const codeLink = (secret: string): string =>
  new TOTP({ issuer: 'Wegwijs', label: 'bureau', secret, period }).toString();

/** One step early or late is accepted: clocks differ. Undefined for a code that is none. */
export const stepOf = (secret: string, code: string): number | undefined => {
  const token = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return undefined;
  const now = Math.floor(Date.now() / 1000 / period);
  const delta = new TOTP({ secret, period }).validate({ token, window: 1 });
  return delta === null ? undefined : now + delta;
};
