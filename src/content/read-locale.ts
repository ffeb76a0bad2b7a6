// locales/<lang>/: the words of one language. Words of a node that is gone are left to the check "texts".
import type { Flow, Locale, UiTree } from './content.ts';
import type { SourceFile } from './loaded.ts';
import { wordHead } from './read-flows.ts';
import { judge, missing, namesIn, type Reading, readAs, readEntries, readYaml, wrong } from './reading.ts';
import type { FlowId, Language } from './schema/ids.ts';
import { type Commands, commandNames, commandsFile } from './schema/registers.ts';
import { type SafetyWords, safetyWords, themeId } from './schema/safety.ts';
import { type FlowWords, flowWordsHead, outcomeWords, questionWords } from './schema/words.ts';

export const wordsPath = (language: string, flow: string): string => `locales/${language}/flows/${flow}.yaml`;

type Spoken = { readonly language: Language; readonly live: boolean };

/** Without `reviewed`: that needs the Dutch of everything. A language in preparation may lack its ui.yaml. */
export const readLocale = (
  reading: Reading,
  { language, live }: Spoken,
  flows: Readonly<Record<FlowId, Flow>>,
): Omit<Locale, 'reviewed'> => ({
  ui: readUi(reading, `locales/${language}/ui.yaml`, live),
  flows: Object.fromEntries(
    namesIn(reading, `locales/${language}/flows`, '.yaml').flatMap((name) => {
      const words = readWords(reading, wordsPath(language, name), flows[name as FlowId]);
      return words ? [[name as FlowId, words]] : [];
    }),
  ),
  commands: readAs(reading, `locales/${language}/commands.yaml`, commandsFile) ?? noCommands,
  safety: readSafetyWords(reading, `locales/${language}/safety.yaml`),
});

const noCommands = {
  ...Object.fromEntries(commandNames.map((name) => [name, []])),
  unknown: [],
  numbers: [],
} as unknown as Commands;

const readWords = (reading: Reading, file: string, flow: Flow | undefined): FlowWords | undefined => {
  const source = readYaml(reading, file);
  if (!source || !flow) return undefined;
  const data = (source.data ?? {}) as Readonly<Record<string, unknown>>;
  const head = judge(
    reading,
    { source, data: Object.fromEntries(wordHead.map((key) => [key, data[key]])) },
    flowWordsHead,
  );
  const partsOf = <T extends typeof questionWords | typeof outcomeWords>(nodes: object, schema: T) =>
    Object.fromEntries(
      Object.keys(nodes).flatMap((node) => {
        if (!Object.hasOwn(data, node)) return [];
        const words = judge(reading, { source, data: data[node], path: [node] }, schema);
        return words ? [[node, words]] : [];
      }),
    );
  const questions = partsOf(flow.questions, questionWords) as FlowWords['questions'];
  const outcomes = partsOf(flow.outcomes, outcomeWords) as FlowWords['outcomes'];
  return head && { ...head, questions, outcomes };
};

const readUi = (reading: Reading, file: string, live: boolean): UiTree => {
  const source = readYaml(reading, file);
  if (!source && live && !reading.files.has(file)) missing(reading, file);
  return source ? uiTree(reading, source, source.data, []) : {};
};

const uiTree = (reading: Reading, source: SourceFile, data: unknown, path: readonly string[]): UiTree =>
  Object.fromEntries(
    Object.entries((data ?? {}) as object).flatMap(([key, value]): [string, string | UiTree][] => {
      const here = [...path, key];
      if (typeof value === 'string' && value.trim() !== '') return [[key, value]];
      if (value !== null && typeof value === 'object' && !Array.isArray(value))
        return [[key, uiTree(reading, source, value, here)]];
      wrong(reading, source, here, 'should be one text or a block of texts; put a number between quotes');
      return [];
    }),
  );

/** Absent in a language that falls back to another. */
const readSafetyWords = (reading: Reading, file: string): Readonly<Record<string, SafetyWords>> => {
  const source = readYaml(reading, file);
  return source ? readEntries(reading, source, { kind: 'safety words', key: themeId, value: safetyWords }) : {};
};
