// A process of its own for the tests of adoption: owns a data folder until it is killed.
import { openStore } from '../../src/store/open.ts';

const [dataDir, secret] = process.argv.slice(2) as [string, string];
const store = await openStore({ dataDir, secretKey: Buffer.from(secret, 'hex'), log: () => undefined });
const talk = await store.conversations.open('web', 'a');
await store.messages.receive(talk, 'before the kill', 'before the kill');
process.stdout.write('ready\n');
