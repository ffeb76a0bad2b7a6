// `npm run preview -- <flow> <lang> [--text]`: one flow as a page that a lawyer or a translator reads and signs.
import { todayIn } from '../clock.ts';
import { didYouMean } from '../content/did-you-mean.ts';
import { loadContent } from '../content/load.ts';
import type { Day, FlowId, Language } from '../content/schema/ids.ts';
import { previewPage } from './preview-page.tsx';
import { previewText } from './preview-text.ts';

export type Asked = {
  readonly root: string;
  readonly flow: string;
  readonly language: string;
  readonly text: boolean;
  readonly today: Day;
};
export type Printed = { readonly page: string } | { readonly wrong: string };

export const preview = ({ root, flow: id, language, text, today }: Asked): Printed => {
  const { content } = loadContent(root);
  if (!content) return { wrong: 'The content cannot be read; `npm run content` says why.' };
  const flow = content.flows[id as FlowId];
  if (!flow) return { wrong: `There is no flow "${id}"${didYouMean(id, Object.keys(content.flows))}` };
  if (!content.languages[language as Language])
    return { wrong: `There is no language "${language}"; there are ${Object.keys(content.languages).join(', ')}` };
  const asked = { content, flow, language: language as Language, today };
  return { page: text ? previewText(asked) : previewPage(asked) };
};

if (process.argv[1]?.endsWith('preview.ts')) {
  const [flow = '', language = ''] = process.argv.slice(2).filter((word) => !word.startsWith('--'));
  const printed =
    flow && language
      ? preview({
          root: process.cwd(),
          flow,
          language,
          text: process.argv.includes('--text'),
          today: todayIn(process.env.TODAY),
        })
      : { wrong: 'Say which flow and which language: npm run --silent preview -- nareis nl > nareis.html' };
  if ('page' in printed) process.stdout.write(printed.page);
  else console.error(printed.wrong);
  process.exitCode = 'page' in printed ? 0 : 1;
}
