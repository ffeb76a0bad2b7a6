// Answers go to Bot Framework and nowhere else, whatever the caller names.
import { expect, it } from 'vitest';
import { isServiceUrl } from '../../../src/channels/azure/service-url.ts';

it.each([
  'https://directline.botframework.com/',
  'https://webchat.botframework.com',
  'https://smba.trafficmanager.net/emea/',
  'https://botframework.com/',
  'https://directline.botframework.azure.us/',
])('%s is one of Bot Framework', (address) => {
  expect(isServiceUrl(address, false)).toBe(true);
  expect(isServiceUrl(address, true)).toBe(false);
});

it.each([
  'http://directline.botframework.com/',
  'https://directline.botframework.com:8443/',
  'https://botframework.com.evil.example/',
  'https://evilbotframework.com/',
  'https://me@directline.botframework.com/',
  'https://botframework.com@evil.example/',
  'https://anybody.trafficmanager.net/',
  'https://anything.azure.com/',
  'https://169.254.169.254/metadata',
  'http://127.0.0.1:3000/',
  'https://127.0.0.1/',
  'file:///etc/passwd',
  '//directline.botframework.com',
  '',
])('%s is not', (address) => expect(isServiceUrl(address, false)).toBe(false));

it('the emulator is on this machine', () => {
  for (const address of ['http://127.0.0.1:56150', 'http://localhost:56150/', 'http://[::1]:1/'])
    expect(isServiceUrl(address, true)).toBe(true);
  for (const address of [
    'http://127.0.0.1.evil.example/',
    'http://10.0.0.1/',
    'http://me@localhost/',
    'ftp://localhost/',
  ])
    expect(isServiceUrl(address, true)).toBe(false);
});
