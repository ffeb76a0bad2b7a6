// Renamed ids: every old id leads to something that is there, and nothing still bears the old one.
import { didYouMean } from '../did-you-mean.ts';
import { isBroken, type Loaded, reporter } from '../loaded.ts';
import type { FlowId } from '../schema/ids.ts';
import type { Check } from './check.ts';

const file = 'content/renamed.yaml';

export const renamed: Check = (loaded) => {
  const { error } = reporter(loaded, 'renamed');
  return Object.entries(loaded.content.renamed).flatMap(([old, now]) => {
    const [flow = '', node] = old.split('/');
    const known = node === undefined ? Object.keys(loaded.content.flows) : nodesOf(loaded, flow);
    if (isBroken(loaded, 'flow', node === undefined ? now : flow)) return [];
    if (node !== undefined && now.includes('/'))
      return [error(file, [old], `write only the new id of the node: "${now.split('/').at(-1)}"`)];
    return [
      ...(known.includes(now) ? [] : [error(file, [old], `"${now}" is not there${didYouMean(now, known)}`)]),
      ...(known.includes(node ?? flow)
        ? [error(file, [old], `"${node ?? flow}" is still there, so the new id is never looked up`)]
        : []),
    ];
  });
};

/** Of the flow of today: its own name may be an old one. */
const nodesOf = (loaded: Loaded, flow: string): readonly string[] => {
  const { flows, renamed: names } = loaded.content;
  const found = flows[flow as FlowId] ?? flows[names[flow] as FlowId];
  return found ? [...Object.keys(found.questions), ...Object.keys(found.outcomes)] : [];
};
