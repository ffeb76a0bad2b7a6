// Before the tests with Web Chat: installs it in its own folder, from its own lock file, when it is not there.
import { execSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const folder = new URL('../webchat/', import.meta.url);
const read = (path) => JSON.parse(readFileSync(new URL(path, folder), 'utf8'));
const installed = 'node_modules/botframework-webchat/package.json';
const { 'botframework-webchat': wanted } = read('package.json').dependencies;

if (!existsSync(new URL(installed, folder)) || read(installed).version !== wanted) {
  console.log(`Installing Web Chat ${wanted} in webchat/ (once, about half a gigabyte) …`);
  execSync('npm ci --ignore-scripts --no-audit --no-fund', { cwd: folder, stdio: 'inherit' });
}
