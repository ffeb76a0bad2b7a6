// Texts: every node and option has its Dutch words, no words are left of what is gone, every {{…}} can be filled.
import type { Flow } from '../content.ts';
import { didYouMean } from '../did-you-mean.ts';
import { isBroken, type Loaded, lineBefore, reporter } from '../loaded.ts';
import type { Problem } from '../problem.ts';
import { wordHead } from '../read-flows.ts';
import { wordsPath } from '../read-locale.ts';
import type { FlowId, Language, NodeId } from '../schema/ids.ts';
import type { Check } from './check.ts';
import { placeholderParts, placeholdersIn } from './placeholders.ts';
import { everyText, type Said } from './said.ts';

export const texts: Check = (loaded) => [
  ...Object.values(loaded.content.flows).flatMap((flow) => withoutWords(loaded, flow)),
  ...[...loaded.files.keys()].flatMap((file) => wordsWithoutNode(loaded, file)),
  ...everyText(loaded).flatMap((said) => unfilled(loaded, said)),
];

const withoutWords = (loaded: Loaded, flow: Flow): readonly Problem[] => {
  const { error } = reporter(loaded, 'texts');
  const file = wordsPath('nl', flow.id);
  const data = loaded.files.get(file)?.data as Readonly<Record<string, unknown>> | undefined;
  if (!loaded.files.has(file)) return [error(file, [], `the flow "${flow.id}" has no Dutch words; make this file`)];
  if (!data) return [];
  const words = loaded.content.locales['nl' as Language]?.flows[flow.id];
  const nodes = [...Object.keys(flow.questions), ...Object.keys(flow.outcomes)];
  return [
    ...nodes
      .filter((node) => !Object.hasOwn(data, node))
      .map((node) => ({
        ...error(file, [], `"${node}" has no Dutch words`),
        line: lineBefore(loaded, file, nodes, node),
      })),
    ...Object.entries(flow.questions).flatMap(([node, question]) => {
      const spoken = words?.questions[node];
      if (question.asks !== 'choice' || !spoken) return [];
      return Object.keys(question.options)
        .filter((option) => !Object.hasOwn(spoken.options ?? {}, option))
        .map((option) => error(file, [node, 'options'], `the answer "${option}" has no words`));
    }),
  ];
};

/** In every language. */
const wordsWithoutNode = (loaded: Loaded, file: string): readonly Problem[] => {
  const [root, , folder, name] = file.split('/');
  if (root !== 'locales' || folder !== 'flows' || !name) return [];
  const { error } = reporter(loaded, 'texts');
  const id = name.replace('.yaml', '') as FlowId;
  const flow = loaded.content.flows[id];
  if (!flow) {
    if (isBroken(loaded, 'flow', id)) return [];
    return [error(file, [], `there is no flow "${id}"${didYouMean(id, Object.keys(loaded.content.flows))}`)];
  }
  const nodes = [...Object.keys(flow.questions), ...Object.keys(flow.outcomes)];
  const data = (loaded.files.get(file)?.data ?? {}) as Readonly<Record<string, unknown>>;
  return Object.entries(data).flatMap(([key, words]) => {
    if ((wordHead as readonly string[]).includes(key)) return [];
    if (!nodes.includes(key))
      return [error(file, [key], `the flow has no question or outcome "${key}"${didYouMean(key, nodes)}`)];
    const question = flow.questions[key as NodeId];
    const options = (words as { readonly options?: object } | null)?.options;
    if (!question || !options || typeof options !== 'object') return [];
    const known = question.asks === 'choice' ? Object.keys(question.options) : [];
    return Object.keys(options)
      .filter((option) => !known.includes(option))
      .map((option) =>
        error(file, [key, 'options', option], `the question has no answer "${option}"${didYouMean(option, known)}`),
      );
  });
};

const unfilled = (loaded: Loaded, said: Said): readonly Problem[] => {
  const { error } = reporter(loaded, 'texts');
  const open = said.text.replace(/\{\{[^{}]*\}\}/gu, '');
  const loose =
    open.includes('{{') || open.includes('}}') ? [error(said.file, said.path, 'a {{ or }} stands alone')] : [];
  const wrong = placeholdersIn(said.text).flatMap((placeholder) => {
    const says = faultOf(loaded, said, placeholder);
    return says ? [error(said.file, said.path, `{{${placeholder}}} ${says}`)] : [];
  });
  return [...loose, ...wrong];
};

const faultOf = (loaded: Loaded, said: Said, placeholder: string): string | undefined => {
  const [kind, id] = placeholderParts(placeholder);
  if (kind === 'fact') {
    if (Object.hasOwn(loaded.content.facts, id) || isBroken(loaded, 'fact', id)) return undefined;
    return `is no fact${didYouMean(id, Object.keys(loaded.content.facts))}`;
  }
  if (said.kind === 'ui') return undefined;
  // The check of the phrases knows their slots.
  if (said.kind === 'phrase') return kind === 'slot' ? undefined : 'can only be {{fact.…}} or {{slot.…}}';
  if (kind !== 'day') return 'can only be {{fact.…}} or {{day.…}}';
  if (said.kind !== 'flow') return 'is a day that only an outcome can show';
  const flow = loaded.content.flows[said.of as FlowId];
  if (!flow) return undefined;
  const outcome = flow.outcomes[said.path[0] as NodeId];
  if (!outcome)
    return Object.hasOwn(flow.questions, said.path[0] as string) ? 'is a day that only an outcome can show' : undefined;
  if ((outcome.computes as readonly string[]).includes(id)) return undefined;
  return `is no day that this outcome computes${didYouMean(id, outcome.computes)}`;
};
