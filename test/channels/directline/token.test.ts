// Tokens and stream tickets: ours, whole, in time, and of the right kind; nothing else.
import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isTicket, makeTicket } from '../../../src/channels/directline/tickets.ts';
import { lifetime, makeToken, readToken } from '../../../src/channels/directline/token.ts';

const at = (seconds: number, secret = 'one') => ({ secret, now: () => new Date(seconds * 1000 + 999) });
const bearer = { conversation: 'c_1', user: 'dl_1' };
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const signed = (header: unknown, claims: unknown, secret = 'one', hash = 'sha256') => {
  const said = `${encode(header)}.${encode(claims)}`;
  return `${said}.${createHmac(hash, secret).update(said).digest('base64url')}`;
};
const hs256 = { alg: 'HS256', typ: 'JWT' };
const claims = { conv: 'c_1', user: 'dl_1', iat: 1000, exp: 1000 + lifetime };

describe('a token', () => {
  it('names its conversation and its person for half an hour, to the second', () => {
    const token = makeToken(bearer, at(1000));
    expect(token).toBe(signed(hs256, claims));
    expect(readToken(token, at(1000))).toEqual(bearer);
    expect(readToken(token, at(999 + lifetime))).toEqual(bearer);
    expect(readToken(token, at(1000 + lifetime))).toBe('expired');
  });

  it('is refused with any letter changed, cut or added', () => {
    const token = makeToken(bearer, at(1000));
    for (let place = 0; place < token.length; place += 1) {
      const other = token[place] === 'A' ? 'B' : 'A';
      expect(readToken(token.slice(0, place) + other + token.slice(place + 1), at(1000)), `letter ${place}`).toBe(
        'bad',
      );
      expect(readToken(token.slice(0, place), at(1000))).toBe('bad');
    }
    for (const more of ['A', '.', '=', ' ', '.A']) expect(readToken(token + more, at(1000)), more).toBe('bad');
  });

  it('is refused from another secret, another algorithm, another header, or none', () => {
    const odd = [
      signed(hs256, claims, 'two'),
      signed({ alg: 'HS512', typ: 'JWT' }, claims, 'one', 'sha512'),
      signed({ alg: 'none', typ: 'JWT' }, claims),
      signed({ typ: 'JWT', alg: 'HS256' }, claims),
      signed({ ...hs256, kid: '../../dev/null' }, claims),
      `${encode({ alg: 'none', typ: 'JWT' })}.${encode(claims)}.`,
      `${encode(hs256)}.${encode(claims)}.`,
      '',
      '..',
      '.',
      'x'.repeat(5000),
    ];
    for (const token of odd) expect(readToken(token, at(1000)), token).toBe('bad');
  });

  it('is bad, not expired, when it was never ours: nobody learns which of the two a forgery would need', () => {
    expect(readToken(signed(hs256, { ...claims, exp: 1 }, 'two'), at(1000))).toBe('bad');
    expect(readToken(signed(hs256, { ...claims, exp: 1 }), at(1000))).toBe('expired');
  });

  it('lacks nothing: a claim that is missing or of another type makes it bad', () => {
    for (const field of ['conv', 'user', 'exp'])
      for (const value of [undefined, null, {}, field === 'exp' ? '9999999999' : 7])
        expect(readToken(signed(hs256, { ...claims, [field]: value }), at(1000)), field).toBe('bad');
  });
});

describe('a ticket', () => {
  it('opens the stream of its conversation for a minute', () => {
    const ticket = makeTicket('c_1', at(1000));
    expect(isTicket(ticket, 'c_1', at(1059))).toBe(true);
    expect(isTicket(ticket, 'c_1', at(1060))).toBe(false);
    expect(isTicket(ticket, 'c_2', at(1000))).toBe(false);
    expect(isTicket(ticket, 'c_1', at(1000, 'two'))).toBe(false);
  });

  it('is no token, and a token is no ticket', () => {
    expect(readToken(makeTicket('c_1', at(1000)), at(1000))).toBe('bad');
    expect(isTicket(makeToken(bearer, at(1000)), 'c_1', at(1000))).toBe(false);
  });
});
