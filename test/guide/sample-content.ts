// Random flows for property tests: questions in a line, arrows only forwards, so that every road ends.
import fc from 'fast-check';
import type { Content, Flow } from '../../src/content/content.ts';
import type { Day, FlowId } from '../../src/content/schema/ids.ts';
import type { Guide } from '../../src/guide/guide.ts';
import type { Rules } from '../../src/guide/rules/rule.ts';

export const day = (text: string) => text as Day;

/** Two rules over any date question named `date-…`. */
export const rules: Rules = {
  old: {
    kind: 'condition',
    source: 'test',
    needs: [],
    facts: [],
    holds: (input) => input.today > '2026-06-01',
  },
};

const bare = (value: object) => Object.assign(Object.create(null), value);

const optionIds = ['a', 'b', 'c', 'not-sure'];
const learnKeys = ['status', 'age', undefined] as const;

/** A flow of `size` questions q0…, each arrow to a later question or one of three outcomes. */
export const anyFlow = (id: string): fc.Arbitrary<Flow> =>
  fc
    .array(
      fc.record({
        asks: fc.constantFrom('choice', 'date', 'number'),
        options: fc.subarray(optionIds, { minLength: 1 }),
        jumps: fc.array(fc.nat(6), { minLength: 4, maxLength: 4 }),
        learns: fc.constantFrom(...learnKeys),
      }),
      { minLength: 1, maxLength: 7 },
    )
    .map((parts) => {
      const target = (from: number, jump: number) =>
        from + 1 + jump < parts.length ? `q${from + 1 + jump}` : `end${jump % 3}`;
      const questions = parts.map(({ asks, options, jumps, learns }, at) => {
        const next = [{ when: 'old', to: target(at, jumps[0] ?? 0) }, { to: target(at, jumps[1] ?? 0) }];
        const question =
          asks === 'choice'
            ? {
                asks,
                ...(learns ? { learns } : {}),
                options: bare(Object.fromEntries(options.map((option, i) => [option, target(at, jumps[i] ?? 0)]))),
              }
            : asks === 'date'
              ? { asks, next }
              : { asks, least: 0, most: 120, next };
        return [`q${at}`, question];
      });
      const outcome = { computes: [], articles: [], contacts: [], risk: 'normal' };
      return {
        id,
        topic: 'test.flow',
        owner: 'test',
        reviewed: '2026-11-24',
        sources: [],
        start: 'q0',
        questions: bare(Object.fromEntries(questions)),
        outcomes: bare({ end0: outcome, end1: outcome, end2: outcome }),
      } as unknown as Flow;
    });

export const guideOf = (flows: readonly Flow[], today = '2026-11-24'): Guide => ({
  today: today as Day,
  rules,
  content: {
    flows: bare(Object.fromEntries(flows.map((flow) => [flow.id, flow]))),
    facts: bare({}),
    holidays: bare({}),
    renamed: bare({}),
  } as unknown as Content,
});

export const anyGuide = anyFlow('road').map((flow) => guideOf([flow]));
export const road = 'road' as FlowId;

export const anyGiven = fc.oneof(
  fc.constantFrom(...optionIds, 'constructor', '', 'zzz'),
  fc.constantFrom('2026-08-01', '2026-02-31', '1890-01-01'),
  fc.integer({ min: -5, max: 200 }).map(String),
  fc.string(),
);

export const anyAnswers = fc.array(
  fc.record({
    node: fc.constantFrom('q0', 'q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'end0', '__proto__', 'gone'),
    given: anyGiven,
  }),
  { maxLength: 8 },
);
