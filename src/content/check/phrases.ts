// Phrases of volunteers: every live language, slots that are declared and used, facts that are certain, short texts.
import type { Phrase } from '../content.ts';
import { didYouMean } from '../did-you-mean.ts';
import { valueOn } from '../facts.ts';
import { type Loaded, reporter } from '../loaded.ts';
import type { Problem } from '../problem.ts';
import { phrasePath } from '../read-phrases.ts';
import type { Day, FactId, Language } from '../schema/ids.ts';
import { lettersIn } from './channel-limits.ts';
import type { Check } from './check.ts';
import { endingSoon } from './facts.ts';
import { placeholderParts, placeholdersIn } from './placeholders.ts';
import { roughly } from './rough.ts';

/** A reply is read on a small screen, between two others. */
const mostLetters = 400;

export const phrases: Check = (loaded, { today }) => {
  const topics = topicsOf(loaded);
  return Object.values(loaded.content.phrases).flatMap((phrase) => [
    ...unknownTopic(loaded, phrase, topics),
    ...languages(loaded, phrase),
    ...slots(loaded, phrase),
    ...certain(loaded, phrase, today),
    ...long(loaded, phrase, today),
  ]);
};

/** The parts of a talk that belong to no road. */
const talk = ['start', 'ask', 'limits', 'plan', 'contacts', 'wait', 'close'].map((part) => `talk.${part}`);

/** A volunteer is shown the phrases of the topic of her case, so a topic that nothing has would hide them. */
const topicsOf = (loaded: Loaded): readonly string[] => {
  const { flows, articles, contacts } = loaded.content;
  return [
    ...talk,
    ...Object.values(flows).flatMap(({ topic, outcomes }) => [
      topic,
      ...Object.values(outcomes).flatMap(({ handoff }) => handoff ?? []),
    ]),
    ...Object.values(articles).map(({ topic }) => topic),
    ...Object.values(contacts).flatMap(({ helps }) => helps),
  ];
};

const unknownTopic = (loaded: Loaded, { id, topic }: Phrase, topics: readonly string[]): readonly Problem[] =>
  topics.includes(topic)
    ? []
    : [
        reporter(loaded, 'phrases').error(
          phrasePath(id),
          ['topic'],
          `no road, article or organisation is about "${topic}"${didYouMean(topic, topics)}`,
        ),
      ];

const languages = (loaded: Loaded, { id, says }: Phrase): readonly Problem[] => {
  const { error } = reporter(loaded, 'phrases');
  const known = loaded.content.languages;
  const wanted = (Object.keys(known) as Language[]).filter((code) => code === 'nl' || known[code]?.live);
  return [
    ...wanted
      .filter((code) => !Object.hasOwn(says, code))
      .map((code) => error(phrasePath(id), ['says'], `says nothing in "${code}"`)),
    ...Object.keys(says)
      .filter((code) => !Object.hasOwn(known, code))
      .map((code) => error(phrasePath(id), ['says', code], `"${code}" is no language of locales/languages.yaml`)),
  ];
};

const slots = (loaded: Loaded, { id, slots: declared, says }: Phrase): readonly Problem[] => {
  const { error } = reporter(loaded, 'phrases');
  const names = Object.keys(declared);
  const unknown = Object.entries(says).flatMap(([code, text]) =>
    namedIn(text, 'slot')
      .filter((name) => !names.includes(name))
      .map((name) =>
        error(phrasePath(id), ['says', code], `{{slot.${name}}} stands not under "slots"${didYouMean(name, names)}`),
      ),
  );
  const used = Object.values(says).flatMap((text) => namedIn(text, 'slot'));
  const unused = names
    .filter((name) => !used.includes(name))
    .map((name) => error(phrasePath(id), ['slots', name], `no language uses {{slot.${name}}}; take it away`));
  return [...unknown, ...unused];
};

/** A volunteer sends a phrase as certain, so what it holds must be. Rule `expired` does not keep the house shut. */
const certain = (loaded: Loaded, { id, says }: Phrase, today: Day): readonly Problem[] => {
  const { error, warning } = reporter(loaded, 'phrases');
  const file = phrasePath(id);
  const used = new Set(Object.values(says).flatMap((text) => namedIn(text, 'fact')));
  return [...used].flatMap((name) => {
    const fact = loaded.content.facts[name as FactId];
    if (!fact) return [];
    const end = endingSoon(fact, today);
    return [
      ...(fact.confidence === 'low'
        ? [error(file, ['says'], `the fact "${name}" is not certain (confidence low); say whom to ask instead`)]
        : []),
      ...(valueOn(fact, today) === undefined
        ? [
            reporter(loaded, 'expired').error(
              file,
              ['says'],
              `the fact "${name}" has no value for today, so nobody can send this`,
            ),
          ]
        : []),
      ...(end ? [warning(file, ['says'], `the fact "${name}" ends on ${end}; after that nobody can send this`)] : []),
    ];
  });
};

const long = (loaded: Loaded, { id, says }: Phrase, today: Day): readonly Problem[] => {
  const fill = roughly(loaded.content, today);
  return Object.entries(says).flatMap(([code, text]) => {
    const count = lettersIn(fill(text));
    return count > mostLetters
      ? [
          reporter(loaded, 'phrases').error(
            phrasePath(id),
            ['says', code],
            `has ${count} letters; at most ${mostLetters}, filled in`,
          ),
        ]
      : [];
  });
};

const namedIn = (text: string, wanted: string): readonly string[] =>
  placeholdersIn(text).flatMap((placeholder) => {
    const [kind, name] = placeholderParts(placeholder);
    return kind === wanted ? [name] : [];
  });
