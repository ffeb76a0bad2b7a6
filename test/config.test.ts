// A wrong environment is told at once, each variable with what it is for.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { deskUrlOf, outsideOf, readConfig, variables } from '../src/config.ts';

it('needs nothing', () => {
  expect(readConfig({})).toEqual({
    config: {
      PORT: 3978,
      HOST: '127.0.0.1',
      DATA_DIR: './data',
      LOG_LEVEL: 'info',
      TRUST_PROXY: 0,
      DIRECTLINE_ORIGINS: [],
      EMBED_ORIGINS: [],
      QUIET_HOURS: '20:00-08:00',
      TALK_KEEP_HOURS: 72,
      DESK_KEEP_DAYS: 89,
    },
  });
});

it('takes an empty value for absent', () =>
  expect(readConfig({ DATABASE_URL: '', PORT: '' })).toHaveProperty('config'));

it('tells all faults at once, each with its purpose', () => {
  const read = readConfig({
    PORT: 'abc',
    PUBLIC_URL: 'wegwijs.nl',
    DATABASE_URL: 'mysql://x',
    SECRET_KEY: 'short',
    TODAY: '31-2-2026',
    LOG_LEVEL: 'loud',
    METRICS_TOKEN: 'x',
  });
  if (!('faults' in read)) throw new Error('accepted');
  expect(read.faults).toHaveLength(7);
  expect(read.faults.find((fault) => fault.startsWith('SECRET_KEY'))).toBe(
    'SECRET_KEY (32 bytes as 64 hexadecimal signs; seals what people write): write 64 hexadecimal signs; make one with: openssl rand -hex 32.',
  );
  for (const fault of read.faults) expect(fault).toMatch(/^[A-Z_]+ \(.+\): .+\.$/);
});

it.each(variables)('%s: what is wrong is told in words of ours', (name) => {
  const read = readConfig({ [name]: '¿' });
  for (const fault of 'faults' in read ? read.faults : []) expect(fault).not.toMatch(/invalid|expected|received/i);
});

it('the door without a key is for this machine alone', () => {
  const faultsOf = (env: Record<string, string>) => {
    const read = readConfig({ BOT_EMULATOR: '1', ...env });
    return 'faults' in read ? read.faults.join() : '';
  };
  expect(faultsOf({})).toBe('');
  expect(faultsOf({ HOST: 'localhost', PUBLIC_URL: 'http://127.0.0.1:3978' })).toBe('');
  expect(faultsOf({ HOST: '0.0.0.0' })).toContain('does not go with this HOST');
  expect(faultsOf({ PUBLIC_URL: 'https://wegwijs.example' })).toContain('does not go with this PUBLIC_URL');
  expect(faultsOf({ TRUST_PROXY: '1' })).toContain('does not go with this TRUST_PROXY');
  const app = { MICROSOFT_APP_ID: '11111111-2222-4333-8444-555555555555', MICROSOFT_APP_PASSWORD: 'x' };
  expect(faultsOf(app)).toContain('does not go with this MICROSOFT_APP_ID');
  expect(readConfig({ MICROSOFT_APP_PASSWORD: 'x' })).toMatchObject({
    faults: [expect.stringContaining('MICROSOFT_APP_ID (the app id of the bot at Azure Bot Service): is missing')],
  });
});

it('signs in by the organisation and sends mail only with all that belongs together', () => {
  const oidc = {
    OIDC_ISSUER: 'https://login.example.org/realms/x',
    OIDC_CLIENT_ID: 'wegwijs',
    OIDC_CLIENT_SECRET: 'secret',
    OIDC_LABEL: 'Inloggen bij Vereniging X',
  };
  const read = readConfig(oidc);
  if ('faults' in read) throw new Error(read.faults.join());
  expect(outsideOf(read.config)).toEqual({
    issuer: oidc.OIDC_ISSUER,
    clientId: 'wegwijs',
    clientSecret: 'secret',
    label: oidc.OIDC_LABEL,
  });
  const faultsOf = (env: Record<string, string>) => {
    const found = readConfig(env);
    return 'faults' in found ? found.faults.join() : '';
  };
  expect(faultsOf({ ...oidc, OIDC_LABEL: '' })).toContain('OIDC_LABEL (what stands on the button');
  expect(faultsOf({ ...oidc, OIDC_ISSUER: 'http://login.example.org' })).toContain('https://login.example.org');
  expect(faultsOf({ ...oidc, OIDC_ISSUER: 'http://localhost:8080/realms/x' })).toBe('');
  expect(faultsOf({ SMTP_URL: 'smtp://mail.example.org' })).toContain(
    'MAIL_FROM (the address mail comes from): is missing',
  );
  expect(faultsOf({ SMTP_URL: 'https://mail.example.org', MAIL_FROM: 'a@b.nl' })).toContain('smtps://');
  expect(faultsOf({ SMTP_URL: 'smtp://mail.example.org', MAIL_FROM: 'Wegwijs <desk@example.org>' })).toBe('');
  expect(faultsOf({ SMTP_URL: 'smtp://mail.example.org', MAIL_FROM: 'a@b.nl\r\nBcc: c@d.nl' })).toContain('MAIL_FROM');
});

it('with WhatsApp needs the address its links lead to, but not for trying on this machine', () => {
  const whatsApp = {
    WHATSAPP_TOKEN: 'token',
    WHATSAPP_PHONE_NUMBER_ID: '200000000000002',
    WHATSAPP_APP_SECRET: 'secret',
    WHATSAPP_VERIFY_TOKEN: 'verify-token',
  };
  const faultsOf = (more: Readonly<Record<string, string>>) => {
    const read = readConfig({ ...whatsApp, ...more });
    return 'faults' in read ? read.faults : [];
  };
  expect(faultsOf({})).toEqual([expect.stringMatching(/^PUBLIC_URL .*https:/)]);
  expect(faultsOf({ PUBLIC_URL: 'http://wegwijs.example' })).toHaveLength(1);
  expect(faultsOf({ PUBLIC_URL: 'https://wegwijs.example' })).toEqual([]);
  expect(faultsOf({ WHATSAPP_API_URL: 'http://127.0.0.1:4000' })).toEqual([]);
});

it('opens the desk under a name on this machine: no browser makes a passkey for a number', () => {
  const urlOf = (env: Readonly<Record<string, string>>) => {
    const read = readConfig(env);
    return 'config' in read ? deskUrlOf(read.config) : read.faults;
  };
  expect(urlOf({})).toBe('http://localhost:3978');
  expect(urlOf({ HOST: '::1', PORT: '80' })).toBe('http://localhost:80');
  expect(urlOf({ HOST: '192.168.1.2' })).toBe('http://192.168.1.2:3978');
  expect(urlOf({ PUBLIC_URL: 'https://wegwijs.example' })).toBe('https://wegwijs.example');
});

it('knows hours in which volunteers are left in peace', () => {
  for (const hours of ['none', '22:00-07:30', '00:00-06:00'])
    expect(readConfig({ QUIET_HOURS: hours })).toMatchObject({ config: { QUIET_HOURS: hours } });
  for (const hours of ['24:00-08:00', '8-20', 'always'])
    expect(readConfig({ QUIET_HOURS: hours })).toMatchObject({ faults: [expect.stringContaining('20:00-08:00')] });
});

it('has every variable in .env.example, with a line of what it is for', () => {
  const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
  const written = [...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
  expect(written.toSorted()).toEqual([...variables].toSorted());
});
