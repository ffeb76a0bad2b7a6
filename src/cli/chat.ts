// `npm run chat`: talk in the terminal. `--language ar` begins in Arabic, `--record file.yaml` writes a transcript test.
import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { stringify } from 'yaml';
import type { Language } from '../content/schema/ids.ts';
import { withoutIsolates } from '../speech/isolate.ts';
import { speakWelcome } from '../speech/menu.ts';
import type { Message } from '../speech/message.ts';
import { toPlain } from '../speech/plain.ts';
import { mindsHere } from './minds-here.ts';
import { options } from './options.ts';
import { rehearse } from './rehearsal.ts';

const usage = 'npm run chat -- --language ar --record test/transcripts/my-talk.yaml';
const { values } = options(
  { options: { language: { type: 'string', default: 'nl' }, record: { type: 'string' } } },
  usage,
);
const minds = mindsHere();
const language = values.language as Language;
if (!minds().guide.content.languages[language]?.live) {
  console.error(
    `There is no language "${language}" yet; try ${Object.keys(minds().guide.content.locales).join(', ')}.`,
  );
  process.exit(2);
}

if (values.record) {
  try {
    // Before the talk: afterwards it would be lost.
    writeFileSync(values.record, '', { flag: 'a' });
  } catch {
    console.error(`${values.record} cannot be written; is the folder there?`);
    process.exit(2);
  }
}

const talk = rehearse(minds, { language });
const turns: { person: string; bot: string[] }[] = [];
const show = (message: Message) => console.log(`\n${toPlain(minds().speech, message)}\n`);
const say = (key: string) => minds().speech.say(language, key);

show(speakWelcome(minds().speech, language));
const terminal = createInterface({ input: process.stdin, output: process.stdout, prompt: '> ' });
terminal.prompt();
for await (const text of terminal) {
  const { messages } = await talk.hear({ text });
  messages.forEach(show);
  turns.push({ person: text, bot: messages.map(({ text: said }) => firstLine(said)) });
  terminal.prompt();
}
console.log(`\n${say('notice.stopped')}`);
if (values.record) {
  const transcript = { about: 'What this talk shows, in one line.', language, today: minds().guide.today, turns };
  writeFileSync(values.record, stringify(transcript));
  console.log(values.record);
}

function firstLine(said: string): string {
  return withoutIsolates(said.split('\n')[0] ?? '').replaceAll('*', '');
}
