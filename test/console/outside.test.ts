// The organisation's own sign-in: a small provider that keeps to OpenID Connect, and lets in only who was invited.
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DeskSite, fieldsOf, openDesk, type VisitorHere, visitorAt } from './site.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const b64 = (value: object | Buffer) =>
  (Buffer.isBuffer(value) ? value : Buffer.from(JSON.stringify(value))).toString('base64url');

type Asked = { nonce: string; challenge: string; subject: string };
const codes = new Map<string, Asked>();
let issuer = '';
/** What the next person is at the organisation, and what the provider does wrong. */
const next = { subject: 'anna', nonce: undefined as string | undefined };

const provider = createServer((req, res) => {
  const url = new URL(req.url ?? '/', issuer);
  const json = (body: object) => res.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  if (url.pathname === '/.well-known/openid-configuration')
    return json({
      issuer,
      authorization_endpoint: `${issuer}/ask`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    });
  if (url.pathname === '/keys')
    return json({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: '1', alg: 'RS256' }] });
  let body = '';
  req.on('data', (chunk: Buffer) => {
    body += chunk.toString();
  });
  req.on('end', () => {
    const form = new URLSearchParams(body);
    const asked = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (!asked || asked.challenge !== challenge) {
      res.statusCode = 400;
      return json({ error: 'invalid_grant' });
    }
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: issuer,
      sub: asked.subject,
      aud: 'wegwijs',
      iat: now,
      exp: now + 60,
      nonce: next.nonce ?? asked.nonce,
    };
    const signed = `${b64({ alg: 'RS256', kid: '1' })}.${b64(claims)}`;
    const token = `${signed}.${b64(sign('sha256', Buffer.from(signed), privateKey))}`;
    json({ access_token: 'x', token_type: 'bearer', id_token: token });
  });
});

/** The person presses "yes" at the provider. */
const agree = (to: string): string => {
  const asked = new URL(to).searchParams;
  const code = Math.random().toString(36);
  codes.set(code, {
    nonce: asked.get('nonce') ?? '',
    challenge: asked.get('code_challenge') ?? '',
    subject: next.subject,
  });
  return `/desk/in/terug?code=${code}&state=${asked.get('state')}`;
};

let site: DeskSite;
beforeAll(async () => {
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
  site = await openDesk({
    outside: { issuer, clientId: 'wegwijs', clientSecret: 'secret', label: 'Inloggen bij de vereniging' },
  });
});
afterAll(() => void provider.close());

/** The link to the provider on the page after the press. */
const onward = ({ html }: { html: string }): string =>
  (/<a class="button" href="([^"]+)"/.exec(html)?.[1] ?? '').replaceAll('&amp;', '&');

const press = async (visitor: VisitorHere): Promise<string> => {
  const { html } = await visitor.get('/desk/in');
  expect(html).toContain('Inloggen bij de vereniging');
  const at = '/desk/in/organisatie';
  return onward(await visitor.post(at, fieldsOf(html, at)));
};

describe('the sign-in of the organisation', () => {
  it('makes an account with an invitation, and lets the same person in again', async () => {
    const visitor = visitorAt(site.url);
    const { html } = await visitor.get(site.first);
    const fields = { ...fieldsOf(html, site.first), name: 'Anna', mail: 'anna@voorbeeld.nl', way: 'outside' };
    const to = onward(await visitor.post(site.first, fields));
    expect((await visitor.get(agree(to))).to).toBe('/desk');
    const again = visitorAt(site.url);
    expect((await again.get(agree(await press(again)))).to).toBe('/desk');
    expect((await again.get('/desk/ik')).html).toContain('U bent ingelogd als Anna.');
  });

  it('does not let in who was not invited, and says nothing more', async () => {
    next.subject = 'stranger';
    const visitor = visitorAt(site.url);
    const { status, html } = await visitor.get(agree(await press(visitor)));
    expect([status, html]).toEqual([403, expect.stringContaining('Dit klopt niet')]);
    next.subject = 'anna';
  });

  it('refuses an answer of another browser, a second time, with another state or another nonce', async () => {
    const visitor = visitorAt(site.url);
    const back = agree(await press(visitor));
    expect((await visitorAt(site.url).get(back)).status).toBe(403);
    const wrongState = `${agree(await press(visitor)).replace(/state=.*/, 'state=x')}`;
    expect((await visitor.get(wrongState)).status).toBe(403);
    next.nonce = 'another';
    expect((await visitor.get(agree(await press(visitor)))).status).toBe(403);
    next.nonce = undefined;
    const good = agree(await press(visitor));
    expect((await visitor.get(good)).status).toBe(303);
    expect((await visitor.get(good)).status).toBe(403);
  });

  it('is not there when it is not configured', async () => {
    const plain = await openDesk();
    const visitor = visitorAt(plain.url);
    const { html } = await visitor.get('/desk/in');
    expect(html).not.toContain('organisatie');
    expect((await visitor.post('/desk/in/organisatie', fieldsOf(html, '/desk/in'))).status).toBe(401);
    expect((await visitor.get('/desk/in/terug?code=x&state=y')).to).toBe('/desk/in');
  });
});
