// `npm run dev:whatsapp`: the WhatsApp talk on this machine, with a telephone in the browser and no account at Meta.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { startFakeGraph } from '../channels/whatsapp/fake/graph.ts';

const port = process.env.PORT || '3978';
const secret = () => randomBytes(16).toString('hex');
const [token, appSecret] = [secret(), secret()];
const phoneNumberId = '200000000000002';

const graph = await startFakeGraph({ token, appSecret, phoneNumberId, tries: 60 });
graph.deliverTo(`http://127.0.0.1:${port}/webhooks/whatsapp`);

const settings = {
  PORT: port,
  WHATSAPP_API_URL: graph.url,
  WHATSAPP_API_VERSION: 'v25.0',
  WHATSAPP_TOKEN: token,
  WHATSAPP_APP_SECRET: appSecret,
  WHATSAPP_PHONE_NUMBER_ID: phoneNumberId,
  WHATSAPP_VERIFY_TOKEN: secret(),
};
console.log(`The telephone is at ${graph.url}/`);

const main = spawn(process.execPath, [...process.execArgv, fileURLToPath(new URL('../main.ts', import.meta.url))], {
  env: { ...process.env, ...settings },
  stdio: 'inherit',
});
// Ctrl-C reaches both; the bot finishes what it has in hand first.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => main.kill('SIGTERM'));
main.on('exit', async (code) => {
  await graph.close();
  process.exit(code ?? 1);
});
