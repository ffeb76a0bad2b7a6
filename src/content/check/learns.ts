// What one flow learns, another uses: the same key means the same answers, or the person is asked twice.
import { nearest } from '../did-you-mean.ts';
import { type Loaded, reporter } from '../loaded.ts';
import type { Problem } from '../problem.ts';
import { flowPath } from '../read-flows.ts';
import type { Check } from './check.ts';

type Lesson = {
  readonly flow: string;
  readonly node: string;
  readonly key: string;
  readonly asks: string;
  readonly options: readonly string[];
};

export const learns: Check = (loaded) => {
  const lessons = lessonsOf(loaded);
  return lessons.flatMap((lesson, index) =>
    lessons.slice(0, index).flatMap((earlier) => (earlier.key === lesson.key ? differ(loaded, earlier, lesson) : [])),
  );
};

const lessonsOf = (loaded: Loaded): readonly Lesson[] =>
  Object.values(loaded.content.flows).flatMap((flow) =>
    Object.entries(flow.questions).flatMap(([node, question]) =>
      question.learns === undefined
        ? []
        : [
            {
              flow: flow.id,
              node,
              key: question.learns,
              asks: question.asks,
              options: question.asks === 'choice' ? Object.keys(question.options) : [],
            },
          ],
    ),
  );

/** A flow may know more answers than another; an answer that nearly has the other's id is a slip. */
const differ = (loaded: Loaded, earlier: Lesson, later: Lesson): readonly Problem[] => {
  const { error } = reporter(loaded, 'learns');
  const file = flowPath(later.flow);
  const other = `${earlier.flow}/${earlier.node}`;
  if (earlier.asks !== later.asks)
    return [
      error(
        file,
        ['questions', later.node, 'learns'],
        `"${later.key}" is a ${earlier.asks} in ${other} and a ${later.asks} here; use another key`,
      ),
    ];
  const strange = later.options.filter((option) => !earlier.options.includes(option));
  const unused = earlier.options.filter((option) => !later.options.includes(option));
  const slips = strange.flatMap((option) => {
    const meant = nearest(option, unused);
    return meant
      ? [
          error(
            file,
            ['questions', later.node, 'options', option],
            `"${option}" is learned as "${later.key}", and ${other} knows another id; did you mean "${meant}"?`,
          ),
        ]
      : [];
  });
  const nothingShared = later.options.length > 0 && strange.length === later.options.length;
  return nothingShared && slips.length === 0
    ? [
        error(
          file,
          ['questions', later.node, 'learns'],
          `shares no answer with ${other}, which learns "${later.key}" too; use another key`,
        ),
      ]
    : slips;
};
