// Before the tests: finds Chromium, or installs it with letters for every script. With --print: only says where it is.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge'];
const places = [
  ...(process.env.PATH ?? '').split(delimiter),
  '/usr/bin',
  '/snap/bin',
  '/opt/google/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS',
  '/Applications/Chromium.app/Contents/MacOS',
];
const packages = ['chromium', 'fonts-noto-core'];

const find = () => {
  const { CHROMIUM_PATH: given } = process.env;
  if (given) return existsSync(given) ? given : undefined;
  const own = [...names, 'Google Chrome', 'Chromium'];
  return places.flatMap((place) => own.map((name) => join(place, name))).find((path) => existsSync(path));
};

const has = (program) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;

/** Without these the screenshots show boxes instead of Arabic and Tigrinya; the tests themselves pass. */
const hasLetters = () => {
  if (!has('fc-list')) return false;
  return ['ar', 'ti'].every((language) =>
    spawnSync('fc-list', [`:lang=${language}`])
      .stdout?.toString()
      .trim(),
  );
};

const isRoot = () => process.getuid?.() === 0;
const maySudo = () => has('sudo') && spawnSync('sudo', ['-n', 'true']).status === 0;

const install = () => {
  const [program, ...before] = isRoot() ? ['apt-get'] : ['sudo', '-n', 'apt-get'];
  const run = (...args) =>
    execFileSync(program, [...before, ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  run('update', '-qq');
  run('install', '-y', '-qq', '--no-install-recommends', ...packages);
};

const stop = (says) => {
  console.error(says);
  process.exit(1);
};

const ready = () => {
  if (process.argv.includes('--print') || (find() && hasLetters())) return;
  const mayInstall = has('apt-get') && (isRoot() || maySudo());
  if (!mayInstall && find()) return;
  if (!mayInstall) {
    stop(
      'The tests need Chromium. Install Chromium or Chrome, or say where it is: CHROMIUM_PATH=/path/to/chromium npm test.\n' +
        'On Debian and Ubuntu, as root: apt-get install chromium fonts-noto-core.',
    );
  }
  console.log(`Installing ${packages.join(' and ')} for the browser tests (once) …`);
  try {
    install();
  } catch (error) {
    if (find()) return;
    stop(`Chromium could not be installed (${error.message}). Install it, or set CHROMIUM_PATH.`);
  }
};

ready();
const path = find();
if (!path) stop('There is no Chromium at CHROMIUM_PATH, nor in the usual places.');
if (process.argv.includes('--print')) console.log(path);
