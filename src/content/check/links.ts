// Links: sources are safe addresses and carry the date of what was read.
import { type Loaded, reporter } from '../loaded.ts';
import type { Path } from '../parse-yaml.ts';
import type { Problem } from '../problem.ts';
import { articlePath } from '../read-articles.ts';
import { flowPath } from '../read-flows.ts';
import type { Source } from '../schema/source.ts';
import type { Check } from './check.ts';
import { homeOf } from './facts.ts';
import { everyText } from './said.ts';

export const links: Check = (loaded) => [
  ...Object.values(loaded.content.flows).flatMap(({ id, sources }) => judgeSources(loaded, flowPath(id), sources)),
  ...Object.values(loaded.content.articles).flatMap(({ id, sources }) =>
    judgeSources(loaded, articlePath(id, 'nl'), sources),
  ),
  ...Object.entries(loaded.content.facts).flatMap(([id, { source }]) =>
    unsafe(loaded, homeOf(loaded, id), [id, 'source'], source),
  ),
  ...Object.entries(loaded.content.contacts).flatMap(([id, { web }]) =>
    unsafe(loaded, 'content/contacts.yaml', [id, 'web'], web ?? ''),
  ),
  ...everyText(loaded).flatMap(({ file, path, text }) =>
    unsafe(loaded, file, path, /http:\/\/\S+/.exec(text)?.[0] ?? ''),
  ),
];

const judgeSources = (loaded: Loaded, file: string, sources: readonly Source[]): readonly Problem[] =>
  sources.flatMap(({ url, name, date }, index) => [
    ...unsafe(loaded, file, ['sources', index, 'url'], url),
    ...(date
      ? []
      : [
          reporter(loaded, 'links').warning(
            file,
            ['sources', index],
            `"${name}" has no date; write the date of the page or the text that was read`,
          ),
        ]),
  ]);

const unsafe = (loaded: Loaded, file: string, path: Path, address: string): readonly Problem[] =>
  address.startsWith('http://') ? [reporter(loaded, 'links').warning(file, path, `${address} is not https`)] : [];
