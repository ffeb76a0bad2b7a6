// One headless Chromium for a test file; pages in a language, light or dark, narrow or wide, with or without scripts.
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const root = resolve(import.meta.dirname, '../..');
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A new profile folder each time: Playwright makes and removes it. */
export const openBrowser = (): Promise<Browser> => {
  const executablePath = execFileSync(process.execPath, ['scripts/browser.mjs', '--print'], { cwd: root })
    .toString()
    .trim();
  return chromium.launch({ executablePath, args: flags, headless: true });
};

/** `faults` collects what the page itself complains about: a blocked script, an exception. */
export const openPage = async (
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; faults: string[] }> => {
  const context = await browser.newContext({ viewport: { width: 390, height: 800 }, ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  return { page, faults };
};

/** A passkey of the machine itself, with a finger always on it; returns its id and the line to it. */
export const addPasskey = async (page: Page) => {
  const line = await page.context().newCDPSession(page);
  await line.send('WebAuthn.enable');
  const { authenticatorId } = await line.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { line, authenticatorId };
};

/** On what the desk is read. */
export const deskScreens = [
  ['laptop, light', { viewport: { width: 1280, height: 800 } }],
  ['laptop, dark', { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' }],
  ['telephone', { viewport: { width: 360, height: 740 } }],
  ['at 400 %', { viewport: { width: 320, height: 256 } }],
] as const;
