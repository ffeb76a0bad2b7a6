// `npm start`: builds, then is the server itself, and stops when npm is told to.
import { execFileSync } from 'node:child_process';

const root = new URL('..', import.meta.url);
try {
  execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'inherit' });
} catch {
  // It has said what is wrong.
  process.exit(1);
}
// npm hands a signal to the shell it put between, which ends and leaves the server behind, holding the port.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
}, 500).unref();
await import(new URL('dist/main.js', root).href);
