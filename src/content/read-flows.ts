// content/flows/*.yaml: the routing of every flow; the file's name is the flow's id.
import type { Flow } from './content.ts';
import { judge, namesIn, type Reading, readYaml, wrong } from './reading.ts';
import { flowFile } from './schema/flow.ts';
import { type FlowId, flowId } from './schema/ids.ts';

/** Keys that a word file has besides those of its questions and outcomes. */
export const wordHead = ['title', 'label', 'summary'] as const;

export const flowPath = (flow: string): string => `content/flows/${flow}.yaml`;

export const readFlows = (reading: Reading): Readonly<Record<FlowId, Flow>> =>
  Object.fromEntries(
    namesIn(reading, 'content/flows', '.yaml').flatMap((name) => {
      const flow = readFlow(reading, name);
      if (!flow) reading.broken.add(`flow ${name}`);
      return flow ? [[flow.id, flow]] : [];
    }),
  );

const readFlow = (reading: Reading, name: string): Flow | undefined => {
  const source = readYaml(reading, flowPath(name));
  if (!source) return undefined;
  const id = judge(reading, { source, data: name }, flowId);
  const file = judge(reading, { source, data: source.data }, flowFile);
  if (id === undefined || file === undefined) return undefined;
  for (const node of Object.keys(file.outcomes)) {
    if (Object.hasOwn(file.questions, node))
      wrong(reading, source, ['outcomes', node], `"${node}" is a question too; give one of them another id`);
  }
  for (const kind of ['questions', 'outcomes'] as const) {
    for (const word of wordHead) {
      if (Object.hasOwn(file[kind], word))
        wrong(reading, source, [kind, word], `"${word}" is a key of the word files; give this node another id`);
    }
  }
  return { id, ...file };
};
