// Figures: amounts, terms, dates and telephone numbers stand in the facts, never bare in a text of any language.

import type { Content } from '../content.ts';
import { reporter } from '../loaded.ts';
import type { FlowId, NodeId } from '../schema/ids.ts';
import type { Check } from './check.ts';
import { termsInWords } from './number-words.ts';
import { everyText, type Said } from './said.ts';

/** Digits of every script; Geʽez numbers are no decimal digits in Unicode. */
const figure = /[\p{Nd}\u1369-\u137C](?:[\p{Nd}\u1369-\u137C.,:/ \u066B\u066C-]*[\p{Nd}\u1369-\u137C])?/gu;

/** Names that hold a digit and do not change with the law: levels, kinds of school, law articles, list numbers. */
const names = [
  /\{\{[^{}]*\}\}/gu,
  /https?:\/\/\S+/gu,
  /^\s*\d+[.)]\s/gmu,
  /(?<![\p{L}\d])[ABC][12](?![\p{L}\d])/gu,
  /(?<![\p{L}\d])(?:mbo|MBO|Mbo)[ -]?(?:niveau[ -]?)?[1-4](?:(?:, | of | en | or | and | أو | و|\/|-)[1-4])*(?!\d)/gu,
  /(?<![\p{L}\d])NT2(?!\d)/gu,
  /(?<![\p{L}\d])(?:art\.|artikel(?:en)?|article|lid) \d+[a-z]*(?::\d+[a-z]*)?(?: lid \d+)?/giu,
];

export const figures: Check = (loaded) => {
  const { error } = reporter(loaded, 'figures');
  const terms = Object.keys(loaded.content.glossary).filter((term) => /\d/.test(term));
  return everyText(loaded)
    .filter((said) => !isExample(loaded.content, said))
    .flatMap(({ file, path, text }) =>
      bareFigures(text, terms).map((found) =>
        error(file, path, `"${found}" stands bare in the text; make it a fact and write {{fact.…}}`),
      ),
    );
};

/** What is left of a text that is a figure, in order; `terms` are names with a digit that may stay. */
export const bareFigures = (text: string, terms: readonly string[]): readonly string[] => {
  const longestFirst = terms.toSorted((one, other) => other.length - one.length);
  const open = names.reduce(
    (rest, name) => rest.replace(name, ' ∙ '),
    longestFirst.reduce((rest, term) => rest.replaceAll(term, ' ∙ '), text),
  );
  return [figure, ...termsInWords].flatMap((pattern) => [...open.matchAll(pattern)].map(([found]) => found));
};

/** The hint of a question that is answered with a date or a number shows how to write one. */
const isExample = (content: Content, { kind, of, path }: Said): boolean => {
  if (kind !== 'flow' || path[1] !== 'hint') return false;
  const flow = content.flows[of as FlowId];
  const question = flow?.questions[path[0] as NodeId];
  // Of a flow whose form is wrong the kind of question is not known yet.
  return !flow || (question !== undefined && question.asks !== 'choice');
};
