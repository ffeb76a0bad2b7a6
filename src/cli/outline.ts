// A flow with its words as one tree, for the preview: each node once, later arrows to it point back.

import { arrowsFrom } from '../content/check/road.ts';
import type { Content, Flow } from '../content/content.ts';
import type { Language, NodeId } from '../content/schema/ids.ts';
import type { FlowWords } from '../content/schema/words.ts';

export type Line = { readonly name: string; readonly text: string; readonly dutch?: string };
export type Branch = {
  /** The answer or the rule by which one comes here; absent at the start. */
  readonly by?: string;
  readonly node: NodeId;
  readonly kind: 'question' | 'outcome' | 'again' | 'nowhere';
  readonly lines: readonly Line[];
  readonly state?: string;
  readonly risk?: 'high' | 'normal';
  /** Outcomes: articles, contacts, hand-off, computed days, reminders. */
  readonly leads: readonly string[];
  readonly branches: readonly Branch[];
};

type Told = { readonly content: Content; readonly flow: Flow; readonly language: Language };

export const outlineOf = (told: Told): Branch => {
  const shown = new Set<NodeId>();
  const branch = (node: NodeId, by?: string): Branch => {
    const head = { ...(by === undefined ? {} : { by }), node, lines: [], leads: [], branches: [] };
    if (shown.has(node)) return { ...head, kind: 'again' };
    shown.add(node);
    const outcome = told.flow.outcomes[node];
    const state = told.content.locales[told.language]?.reviewed[`flows/${told.flow.id}/${node}`];
    const common = { ...head, lines: linesOf(told, node), ...(state ? { state } : {}) };
    if (outcome) return { ...common, kind: 'outcome', risk: outcome.risk, leads: leadsOf(outcome) };
    if (!told.flow.questions[node]) return { ...head, kind: 'nowhere' };
    const branches = arrowsFrom(told.flow, node).map((arrow) =>
      branch(arrow.to, arrowName(told, node, arrow.when, arrow.path.at(-1))),
    );
    return { ...common, kind: 'question', branches };
  };
  return branch(told.flow.start);
};

const arrowName = (told: Told, node: NodeId, when: string | undefined, last: string | number | undefined): string => {
  if (typeof last === 'number') return when ? `when ${when}` : 'else';
  const words = wordsIn(told, told.language)?.questions[node]?.options?.[String(last)];
  return words ? `${words.label}${words.hint ? ` – ${words.hint}` : ''}` : String(last);
};

const wordsIn = ({ content, flow }: Told, language: Language): FlowWords | undefined =>
  content.locales[language]?.flows[flow.id];

/** The words of a node in the order in which they are said, each with its Dutch when that is another language. */
const linesOf = (told: Told, node: NodeId): readonly Line[] => {
  const dutch = new Map(textsOf(wordsIn(told, 'nl' as Language), node));
  const own = textsOf(wordsIn(told, told.language), node);
  if (told.language === 'nl') return own.map(([name, text]) => ({ name, text }));
  const lost = [...dutch]
    .filter(([name]) => !own.some(([other]) => other === name))
    .map(([name, text]) => ({ name, text: '', dutch: text }));
  return [
    ...own.map(([name, text]) => ({ name, text, ...(dutch.has(name) ? { dutch: dutch.get(name) as string } : {}) })),
    ...lost,
  ];
};

const textsOf = (words: FlowWords | undefined, node: NodeId): readonly (readonly [string, string])[] => {
  const { question, why, where, hint } = words?.questions[node] ?? {};
  const { verdict, warning, steps = [], more = [] } = words?.outcomes[node] ?? {};
  const single = { question, why, where, hint, verdict, warning };
  return [
    ...Object.entries(single).flatMap(([name, text]) => (text ? [[name, text] as const] : [])),
    ...steps.map((text, index) => [`step ${index + 1}`, text] as const),
    ...more.map((text, index) => [`good to know ${index + 1}`, text] as const),
  ];
};

const leadsOf = ({ computes, articles, contacts, handoff, remind }: Flow['outcomes'][NodeId]): readonly string[] => [
  ...computes.map((rule) => `day: ${rule}`),
  ...(remind
    ? [`reminder before ${remind.on}: ${remind.before.map(({ count, unit }) => `${count} ${unit}`).join(', ')}`]
    : []),
  ...articles.map((article) => `article: ${article}`),
  ...contacts.map((contact) => `contact: ${contact}`),
  ...(handoff ? [`a person: ${handoff}`] : []),
];
