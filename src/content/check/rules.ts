// Rules: every rule a flow names exists, is of the right kind, and gets the answers and facts it reads.
import type { Flow } from '../content.ts';
import { didYouMean } from '../did-you-mean.ts';
import { isBroken, reporter } from '../loaded.ts';
import type { Path } from '../parse-yaml.ts';
import { flowPath } from '../read-flows.ts';
import type { FactId, NodeId } from '../schema/ids.ts';
import type { Check } from './check.ts';
import { arrowsFrom, roadsOf, surelyAsked } from './road.ts';

export const rules: Check = (loaded, known) => {
  const { error, warning } = reporter(loaded, 'rules');
  const uses = Object.values(loaded.content.flows).flatMap(usesOf);
  const used = new Set(uses.map(({ rule }) => rule));
  const somethingBroken = [...loaded.broken].some((name) => name.startsWith('flow '));
  return [
    ...uses.flatMap(({ flow, rule: id, kind, path, asked }) => {
      const file = flowPath(flow);
      const rule = Object.hasOwn(known.rules, id) ? known.rules[id] : undefined;
      const alike = Object.keys(known.rules).filter((other) => known.rules[other]?.kind === kind);
      if (!rule) return [error(file, path, `"${id}" is no rule${didYouMean(id, alike)}`)];
      if (rule.kind !== kind) return [error(file, path, `"${id}" ${wrongKind[kind]}${didYouMean(id, alike)}`)];
      const lacking = asked ? rule.needs.filter((question) => !asked.has(question)) : [];
      return lacking.map((question) =>
        error(file, path, `the rule "${id}" needs the answer to "${question}", and a road comes here without it`),
      );
    }),
    ...Object.values(loaded.content.flows).flatMap((flow) =>
      Object.entries(flow.outcomes)
        .filter(([, { remind, computes }]) => remind && !computes.includes(remind.on))
        .map(([node, { remind }]) =>
          error(
            flowPath(flow.id),
            ['outcomes', node, 'remind', 'on'],
            `"${remind?.on}" must stand under "computes" too`,
          ),
        ),
    ),
    ...Object.entries(known.rules).flatMap(([id, rule]) => [
      ...(used.has(id) || somethingBroken ? [] : [warning('content/flows', [], `no flow uses the rule "${id}"`)]),
      ...rule.facts
        .filter((fact) => !Object.hasOwn(loaded.content.facts, fact) && !isBroken(loaded, 'fact', fact))
        .map((fact) =>
          error(
            'content/facts',
            [],
            `the rule "${id}" reads the fact "${fact}", which is not there${didYouMean(fact, Object.keys(loaded.content.facts) as FactId[])}`,
          ),
        ),
    ]),
  ];
};

const wrongKind = {
  condition: 'computes a day; a "when" needs a rule that holds or not',
  deadline: 'only holds or not; here a rule that computes a day is needed',
} as const;

type Use = {
  readonly flow: string;
  readonly rule: string;
  readonly kind: 'condition' | 'deadline';
  readonly path: Path;
  /** Absent where no road comes, or where the flow has a loop: the check "routes" speaks then. */
  readonly asked: ReadonlySet<string> | undefined;
};

const usesOf = (flow: Flow): readonly Use[] => {
  const roads = roadsOf(flow);
  const asked = roads.loops.length === 0 ? surelyAsked(flow, roads) : new Map<NodeId, ReadonlySet<string>>();
  const atQuestions = (Object.keys(flow.questions) as NodeId[]).flatMap((node) => {
    const before = asked.get(node);
    return arrowsFrom(flow, node).flatMap(({ when, path }): Use[] =>
      when === undefined
        ? []
        : [
            {
              flow: flow.id,
              rule: when,
              kind: 'condition',
              path: [...path, 'when'],
              asked: before && new Set(before).add(node),
            },
          ],
    );
  });
  const atOutcomes = Object.entries(flow.outcomes).flatMap(([node, { computes }]) =>
    computes.map((rule, index): Use => {
      const path = ['outcomes', node, 'computes', index];
      return { flow: flow.id, rule, kind: 'deadline', path, asked: asked.get(node as NodeId) };
    }),
  );
  return [...atQuestions, ...atOutcomes];
};
