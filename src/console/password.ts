// Passwords: scrypt, which needs memory as well as time, a few at once, and the same time for a name that does not exist.
import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

/** 32 MiB for each of three rounds: what OWASP asks of a small server. In the stored text, so that they can grow. */
const cost = { N: 2 ** 15, r: 8, p: 3 } as const;
const bytes = 32;
/** Each takes 32 MiB and a core for a moment; a flood of sign-ins waits instead of eating the machine. */
const atOnce = 2;

let running = 0;
const waiting: (() => void)[] = [];
const derive = async (password: string, salt: Buffer, { N, r, p }: ScryptOptions): Promise<Buffer> => {
  while (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await new Promise((resolve, reject) =>
      scrypt(
        password.normalize('NFKC'),
        salt,
        bytes,
        { N, r, p, maxmem: 128 * (N ?? 1) * (r ?? 1) * 2 } as ScryptOptions,
        (error, key) => (error ? reject(error) : resolve(key)),
      ),
    );
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
};

export const hashPassword = async (password: string): Promise<string> => {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost);
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$');
};

/** Nobody has this password; checking against it takes as long as checking a real one. */
const nobody = ['scrypt', cost.N, cost.r, cost.p, 'AAAAAAAAAAAAAAAAAAAAAA', '_'.repeat(43)].join('$');

export const isPassword = async (given: string, stored: string | undefined): Promise<boolean> => {
  const [, N, r, p, salt = '', key = ''] = (stored ?? nobody).split('$');
  const wanted = Buffer.from(key, 'base64url');
  const got = await derive(given, Buffer.from(salt, 'base64url'), { N: Number(N), r: Number(r), p: Number(p) });
  return wanted.length === got.length && timingSafeEqual(wanted, got) && stored !== undefined;
};

export const shortest = 12;
export const longest = 128;

/** Undefined when it will do. No rules about signs: length, and nothing a stranger tries first. */
export const weakness = (password: string, known: readonly string[]): 'short' | 'long' | 'easy' | undefined => {
  const text = password.normalize('NFKC');
  if (text.length < shortest) return 'short';
  if (text.length > longest) return 'long';
  const low = text.toLowerCase();
  const parts = [...known.flatMap((word) => word.toLowerCase().split(/[^\p{L}\p{N}]+/u)), 'wegwijs'];
  const rest = parts
    .filter((part) => part.length > 2)
    .reduce((left, part) => left.replaceAll(part, ''), low)
    .replace(/(welkom|wachtwoord|password|qwerty|azerty|geheim|vluchteling|vrijwilliger|letmein|iloveyou)/g, '');
  const steps = [...rest].slice(1).filter((sign, index) => isNext(rest.charCodeAt(index), sign.charCodeAt(0))).length;
  return new Set(rest).size < 5 || steps > rest.length / 2 ? 'easy' : undefined;
};

/** "1234", "cba", "aaaa". */
const isNext = (before: number, after: number): boolean => Math.abs(after - before) <= 1;
