// The steps in danger, on top of a red case: whom to call, what to say, what not; with today's numbers and where they come from.
import { valueOn } from '../../content/facts.ts';
import type { Day, FactId } from '../../content/schema/ids.ts';
import type { CaseView } from '../../desk/desk.ts';
import type { ConsoleParts } from '../parts.ts';
import { crisisWords } from '../words/crisis.ts';
import { words } from '../words.ts';

const said = crisisWords;

export const Crisis = ({ parts, view, isHers }: { parts: ConsoleParts; view: CaseView; isHers: boolean }) => {
  const { steps, phrases, not } = said.of(/^danger:(.+)$/.exec(view.request.reason ?? '')?.[1]);
  const offered = parts.sendable().phrases.filter(({ id }) => phrases.includes(id));
  return (
    <section class="panel crisis" aria-labelledby="crisis-title">
      <h2 id="crisis-title">
        <span aria-hidden="true">{words.icons.red} </span>
        {said.title}
      </h2>
      <ol>
        {steps.map((step) => (
          <li key={step}>
            <WithNumbers text={step} parts={parts} />
          </li>
        ))}
      </ol>
      <h3>{said.sayTitle}</h3>
      <List items={said.say} />
      {offered.length > 0 && (
        <>
          <h3>{said.phrasesTitle}</h3>
          {!isHers && <p>{said.phrasesTake}</p>}
          <ul>
            {phrases
              .flatMap((id) => offered.filter((phrase) => phrase.id === id))
              .map(({ id, nl }) => (
                <li key={id}>
                  {isHers ? <a href={`/desk/zaak/${view.id}?zin=${id}#zin`}>{firstOf(nl)}</a> : firstOf(nl)}
                </li>
              ))}
          </ul>
        </>
      )}
      <h3>{said.notTitle}</h3>
      <List items={[...not, ...said.not]} />
      <Sources steps={steps} parts={parts} />
    </section>
  );
};

/** The first sentence: the whole of it is read before it is sent. */
const firstOf = (nl: string): string => nl.replace(/(?<=[.?!])\s.*$/s, '');

const List = ({ items }: { items: readonly string[] }) => (
  <ul>
    {items.map((item) => (
      <li key={item}>{item}</li>
    ))}
  </ul>
);

/** A number that does not hold today is not shown, and in danger a page never fails for it. */
const numberOf = ({ content, settings }: ConsoleParts, id: string): string | undefined => {
  const fact = content.facts[id as FactId];
  const value = fact && fact.confidence !== 'low' ? valueOn(fact, settings.today()) : undefined;
  return value === undefined ? undefined : String(value);
};

const WithNumbers = ({ text, parts }: { text: string; parts: ConsoleParts }) => (
  <>
    {text
      .split(/\{\{([a-z0-9-]+)\}\}/g)
      .map((piece, at) => (at % 2 === 0 ? piece : <b class="n">{numberOf(parts, piece) ?? said.noNumber}</b>))}
  </>
);

/** Each page once, and the oldest day on which one of the numbers was looked up. */
const Sources = ({ steps, parts }: { steps: readonly string[]; parts: ConsoleParts }) => {
  const ids = [...steps.join(' ').matchAll(/\{\{([a-z0-9-]+)\}\}/g)].map(([, id = '']) => id);
  const facts = ids.flatMap((id) => (numberOf(parts, id) ? (parts.content.facts[id as FactId] ?? []) : []));
  const pages = [...new Set(facts.map(({ source }) => source))].filter((source) => URL.canParse(source));
  const checked = facts.map((fact) => fact.checked).toSorted()[0];
  return checked === undefined ? null : (
    <p class="help">
      {said.sources(plain(checked))}{' '}
      {pages.map((page, at) => (
        <>
          {at > 0 && ', '}
          <a href={page} rel="noopener noreferrer" target="_blank">
            {new URL(page).host}
          </a>
        </>
      ))}
    </p>
  );
};

const plain = (day: Day): string => day.split('-').map(Number).reverse().join('-');
