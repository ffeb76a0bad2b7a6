// What every question to the guide starts from: the content, the rules and the day it is.
import type { Content, Flow } from '../content/content.ts';
import type { Day, FlowId, NodeId } from '../content/schema/ids.ts';
import type { Rules } from './rules/rule.ts';

export type Guide = { readonly content: Content; readonly rules: Rules; readonly today: Day };

/** The flow under its id of today; an old id is followed through `renamed.yaml`. */
export const flowOf = (guide: Guide, id: FlowId): Flow | undefined =>
  guide.content.flows[id] ?? guide.content.flows[guide.content.renamed[id] as FlowId];

/** The node id of today; `renamed.yaml` knows old nodes as "flow/node". */
export const nodeOf = (guide: Guide, flow: Flow, node: NodeId): NodeId =>
  node in flow.questions || node in flow.outcomes
    ? node
    : ((guide.content.renamed[`${flow.id}/${node}`] as NodeId | undefined) ?? node);
