// How a volunteer answers: her own words with their language, an approved phrase, or an article as a card.
import type { Language } from '../../content/schema/ids.ts';
import { mayTranslate } from '../machine.ts';
import type { ConsoleParts, Phrase } from '../parts.ts';
import { languageName, topicName } from '../shown.ts';
import { machineWords } from '../words/machine.ts';
import { words } from '../words.ts';
import { CardForm } from './card-form.tsx';
import { type Held, Hidden } from './hidden.tsx';

const said = words.case;
export const longestAnswer = 3500;

export const AnswerBox = (given: { held: Held; parts: ConsoleParts; phrase?: Phrase; kept: string | undefined }) => {
  const { held, parts, phrase, kept } = given;
  const { view } = held;
  const at = `/desk/zaak/${view.id}/antwoord`;
  return (
    <section class="panel answers" aria-labelledby="answer-title">
      <h2 id="answer-title">{said.answer}</h2>
      <form method="post" action={at} data-draft={view.id}>
        <Hidden {...held} />
        <input type="hidden" name="kind" value="text" />
        <label for="text">{said.text}</label>
        <p id="text-help" class="help">
          {said.textHelp}
        </p>
        <textarea id="text" name="text" rows={4} dir="auto" maxLength={longestAnswer} aria-describedby="text-help">
          {kept}
        </textarea>
        <label>
          {said.in}
          <select name="language">
            {languagesOf(parts, view.language).map((language) => (
              <option key={language} value={language}>
                {languageName(language)}
              </option>
            ))}
          </select>
        </label>
        <p class="buttons">
          <button type="submit" class="main">
            {said.send}
          </button>
          {mayTranslate(parts, view) && (
            <button type="submit" formaction={`/desk/zaak/${view.id}/vertalen`}>
              {machineWords.ask}
            </button>
          )}
        </p>
        {mayTranslate(parts, view) && <p class="help">{machineWords.help}</p>}
      </form>
      {parts.sendable().phrases.length > 0 && (
        <Phrases held={held} parts={parts} at={at} {...(phrase ? { phrase } : {})} />
      )}
      <CardForm held={held} parts={parts} />
    </section>
  );
};

/** Dutch first, because that is what most volunteers write; then the person's own, then the rest. */
const languagesOf = ({ content }: ConsoleParts, own: Language): readonly Language[] => [
  ...new Set(['nl' as Language, own, ...(Object.keys(content.languages) as Language[])]),
];

const Phrases = ({ held, parts, at, phrase }: { held: Held; parts: ConsoleParts; at: string; phrase?: Phrase }) => {
  const { phrases } = parts.sendable();
  return (
    <>
      <form method="get" action={`/desk/zaak/${held.view.id}`}>
        <label>
          {said.phrase}
          <select name="zin" required>
            <option value="">{said.choose}</option>
            {topicsOf(phrases, held.view.topic).map((topic) => (
              <optgroup key={topic} label={topicName(parts.content, topic)}>
                {phrases
                  .filter((one) => one.topic === topic)
                  .map((one) => (
                    <option key={one.id} value={one.id} selected={one.id === phrase?.id}>
                      {withGaps(one)}
                    </option>
                  ))}
              </optgroup>
            ))}
          </select>
        </label>
        <p class="help">{said.phraseHelp}</p>
        <button type="submit">{said.pick}</button>
      </form>
      {phrase && (
        <form method="post" action={at} id="zin" class="chosen">
          <Hidden {...held} />
          <input type="hidden" name="kind" value="phrase" />
          <input type="hidden" name="phrase" value={phrase.id} />
          <blockquote>{withGaps(phrase)}</blockquote>
          {Object.entries(phrase.slots).map(([name, kind]) => (
            <label key={name}>
              {slotName(phrase, name)}
              <input name={`slot-${name}`} type={types[kind]} required maxLength={80} />
            </label>
          ))}
          <button type="submit" class="main">
            {said.send}
          </button>
        </form>
      )}
    </>
  );
};

const types = { date: 'date', amount: 'text', place: 'text', hour: 'time' } as const;
/** What belongs in a gap, in Dutch; with a number where one sentence has two of a kind. */
const slotName = ({ slots }: Phrase, name: string): string => {
  const kind = slots[name];
  if (!kind) return name;
  const alike = Object.keys(slots).filter((one) => slots[one] === kind);
  return alike.length === 1 ? said.slot[kind] : `${said.slot[kind]} ${alike.indexOf(name) + 1}`;
};
const withGaps = (phrase: Phrase): string =>
  phrase.nl.replace(/\{\{slot\.([^}]+)\}\}/g, (_gap, name: string) => `… (${slotName(phrase, name).toLowerCase()})`);
/** The topic of this case first. */
const topicsOf = (phrases: readonly Phrase[], own: string): readonly string[] =>
  [...new Set(phrases.map(({ topic }) => topic))].toSorted((a, b) => Number(b === own) - Number(a === own));
