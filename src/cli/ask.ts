// What the bot would understand and find for one text, or for a file of them: one JSON line each.
import { readFileSync } from 'node:fs';
import { todayIn } from '../clock.ts';
import type { Content } from '../content/content.ts';
import { loadContent } from '../content/load.ts';
import type { Language } from '../content/schema/ids.ts';
import { makeCrisisFinder } from '../language/crisis.ts';
import { understand } from '../language/understand.ts';
import { wordTable } from '../language/word-table.ts';
import { makeSearch } from '../search/find.ts';
import { options } from './options.ts';

const usage = `npm run ask -- --language ar --json "a question"
npm run ask -- --file questions.jsonl      one {"text", "lang"} per line
`;

const asker = (content: Content) => {
  const today = todayIn(process.env.TODAY);
  const table = wordTable(content);
  const search = makeSearch(content);
  const crisis = makeCrisisFinder(content.safety);
  return (text: string, language: Language) => {
    const understood = understand(text, { kind: 'nothing' }, { language, today, words: table });
    const found = understood.kind === 'free' ? search.find(text, language) : undefined;
    return {
      understood,
      safety: crisis(text) ?? null,
      results: (found?.hits ?? []).map(({ kind, id, topic, score }) => ({ kind, id, topic, score: round(score) })),
      answered: understood.kind === 'command' || (found !== undefined && found.band !== 'nothing'),
      band: found?.band ?? null,
      searched: found?.language ?? null,
    };
  };
};

const round = (score: number): number => Math.round(score * 1000) / 1000;

const main = (): number => {
  const { values, positionals } = options(
    {
      options: {
        language: { type: 'string', default: 'nl' },
        file: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
      allowPositionals: true,
    },
    usage,
  );
  const text = positionals.join(' ');
  if (!values.file && text === '') {
    process.stderr.write(usage);
    return 2;
  }
  const { content } = loadContent(process.cwd());
  if (!content) {
    process.stderr.write('There is no content here. Run this in the folder that holds content/ and locales/.\n');
    return 1;
  }
  if (!content.languages[values.language as Language]) {
    process.stderr.write(
      `There is no language "${values.language}"; there are ${Object.keys(content.languages).join(', ')}.\n`,
    );
    return 2;
  }
  const ask = asker(content);
  if (!values.file) {
    const answer = ask(text, values.language as Language);
    process.stdout.write(`${values.json ? JSON.stringify(answer) : JSON.stringify(answer, null, 2)}\n`);
    return 0;
  }
  for (const line of readFileSync(values.file, 'utf8')
    .split('\n')
    .filter((one) => one.trim() !== '')) {
    const question = JSON.parse(line) as { readonly text: string; readonly lang?: string };
    const { text: asked, ...rest } = question;
    const answer = ask(asked, (question.lang ?? values.language) as Language);
    process.stdout.write(`${JSON.stringify({ ...rest, text: asked, ...answer })}\n`);
  }
  return 0;
};

process.exitCode = main();
