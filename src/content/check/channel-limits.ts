// Channel limits: what WhatsApp cuts off or refuses, counted as people see letters, in every language.
import type { Flow } from '../content.ts';
import { type Loaded, reporter } from '../loaded.ts';
import type { Path } from '../parse-yaml.ts';
import type { Problem } from '../problem.ts';
import { flowPath } from '../read-flows.ts';
import { wordsPath } from '../read-locale.ts';
import type { Day, FlowId, Language, NodeId } from '../schema/ids.ts';
import type { FlowWords, OutcomeWords, QuestionWords } from '../schema/words.ts';
import type { Check } from './check.ts';
import { roughly } from './rough.ts';
import { everyText } from './said.ts';

/** WhatsApp Cloud API, interactive messages: reply buttons (3) and lists (10 rows). */
export const limits = {
  options: 10,
  buttons: 3,
  button: 20,
  row: 24,
  hint: 72,
  withButtons: 1024,
  inList: 4096,
} as const;

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });
export const lettersIn = (text: string): number => [...letters.segment(text)].length;

export const channelLimits: Check = (loaded, { today }) => {
  const { error } = reporter(loaded, 'channel-limits');
  const measure = measurer(loaded, today);
  const spoken = Object.entries(loaded.content.locales).flatMap(([language, { flows }]) =>
    Object.entries(flows).map(([id, words]) => ({
      file: wordsPath(language as Language, id),
      flow: loaded.content.flows[id as FlowId],
      words,
    })),
  );
  return [
    ...Object.values(loaded.content.flows).flatMap((flow) =>
      tooManyOptions(flow, (path, says) => error(flowPath(flow.id), path, says)),
    ),
    ...spoken.flatMap(({ file, flow, words }) =>
      flow ? inWords(flow, words, (text) => measure({ file, ...text })) : [],
    ),
    ...everyText(loaded).flatMap(({ kind, file, path, text }) => {
      const most =
        kind === 'ui' ? uiLimit(path) : kind === 'article' && path[0] === 'summary' ? limits.withButtons : undefined;
      return most === undefined ? [] : measure({ file, path, text, most });
    }),
  ];
};

type Text = { readonly path: Path; readonly text: string | undefined; readonly most: number };

const measurer = (loaded: Loaded, today: Day) => {
  const { error } = reporter(loaded, 'channel-limits');
  const fill = roughly(loaded.content, today);
  return ({ file, path, text, most }: Text & { readonly file: string }): readonly Problem[] => {
    const count = text && text.length > most / 2 ? lettersIn(fill(text)) : 0;
    return count > most ? [error(file, path, `has ${count} letters; at most ${most} fit`)] : [];
  };
};

const tooManyOptions = (flow: Flow, error: (path: Path, says: string) => Problem): readonly Problem[] =>
  Object.entries(flow.questions).flatMap(([node, question]) => {
    const count = question.asks === 'choice' ? Object.keys(question.options).length : 0;
    return count > limits.options
      ? [error(['questions', node, 'options'], `has ${count} answers; a list holds ${limits.options}`)]
      : [];
  });

const inWords = (flow: Flow, words: FlowWords, measure: (text: Text) => readonly Problem[]): readonly Problem[] => [
  ...measure({ path: ['label'], text: words.label, most: limits.row }),
  ...measure({ path: ['summary'], text: words.summary, most: limits.hint }),
  ...Object.entries(words.questions).flatMap(([node, question]) => {
    const known = flow.questions[node as NodeId];
    const options = Object.entries(question.options ?? {});
    const asButtons =
      known?.asks !== 'choice' || (options.length <= limits.buttons && options.every(([, { hint }]) => !hint));
    return [
      ...measure({
        path: [node, 'question'],
        text: questionBody(question),
        most: asButtons ? limits.withButtons : limits.inList,
      }),
      ...options.flatMap(([option, { label, hint }]) => [
        ...measure({ path: [node, 'options', option], text: label, most: asButtons ? limits.button : limits.row }),
        ...measure({ path: [node, 'options', option, 'hint'], text: hint, most: limits.hint }),
      ]),
    ];
  }),
  ...Object.entries(words.outcomes).flatMap(([node, outcome]) =>
    measure({ path: [node, 'verdict'], text: outcomeBody(outcome), most: limits.inList }),
  ),
];

const questionBody = ({ question, why, where, hint }: QuestionWords): string =>
  [question, why, where, hint].filter(Boolean).join('\n\n');
const outcomeBody = ({ verdict, warning, steps, more }: OutcomeWords): string =>
  [verdict, warning, ...steps, ...more].filter(Boolean).join('\n\n');

/** Subjects are rows of a list, the ways (menu, back …) are buttons; deleting everything is never one tap away. */
const uiLimit = (path: Path): number | undefined => {
  if (path[0] === 'subject') return path.at(-1) === 'label' ? limits.row : limits.hint;
  return path[0] === 'ways' && path[1] !== 'delete_my_data' ? limits.button : undefined;
};
