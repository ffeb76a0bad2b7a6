// What a volunteer reads before anything else: the summary of a case in Dutch, what may and may not.
import type { CaseView } from '../../desk/desk.ts';
import type { ConsoleParts } from '../parts.ts';
import { clean, languageName, moment, reasonName, topicName } from '../shown.ts';
import { ruleWords } from '../words/rules.ts';
import { words } from '../words.ts';
import { dutchDay } from './dutch-day.ts';
import { Urgent } from './queue-row.tsx';
import { ToldAlready } from './told-already.tsx';

const said = words.case;

type Given = {
  readonly view: CaseView;
  readonly parts: ConsoleParts;
  /** The part of the talk that stands below. */
  readonly before: number | undefined;
};

export const Summary = ({ view, parts, before }: Given) => {
  const { request, promisedBefore } = view;
  return (
    <section class="panel" aria-labelledby="summary-title">
      <h2 id="summary-title">{said.summary}</h2>
      <dl>
        <Pair name={said.urgency}>
          <Urgent urgency={view.urgency} />
        </Pair>
        <Pair name={said.language}>{languageName(view.language)}</Pair>
        <Pair name={said.topic}>{topicName(parts.content, view.topic)}</Pair>
        {request.reason && (
          <Pair name={said.reason}>
            <bdi>{reasonName(request.reason)}</bdi>
          </Pair>
        )}
        {request.letterDate && <Pair name={said.letter}>{dutchDay(request.letterDate)}</Pair>}
        {request.safe && (
          <Pair name={ruleWords.safe.title}>
            <strong>
              <bdi>{ruleWords.safe.answers[request.safe] ?? clean(request.safe)}</bdi>
            </strong>
          </Pair>
        )}
        {promisedBefore && <Pair name={said.promised}>{words.queue.before(moment(promisedBefore))}</Pair>}
        <Pair name={said.consent}>{request.consent.given ? said.given : said.withheld}</Pair>
      </dl>
      {request.consent.given && request.summary.length > 0 && (
        <>
          <h3>{said.road}</h3>
          <dl>
            {request.summary.map(({ question, answer }) => (
              <Pair key={question} name={clean(question)}>
                <bdi>{clean(answer)}</bdi>
              </Pair>
            ))}
          </dl>
        </>
      )}
      <ToldAlready view={view} before={before} />
    </section>
  );
};

const Pair = ({ name, children }: { name: string; children: preact.ComponentChildren }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

export const Rules = () => {
  const { title, doTitle, dos, notTitle, nots, legal, legalTitle } = words.rules;
  return (
    <details class="panel">
      <summary>{title}</summary>
      <p>
        {legalTitle} <q>{legal}</q>
      </p>
      <List title={doTitle} items={dos} />
      <List title={notTitle} items={nots} />
    </details>
  );
};

const List = ({ title, items }: { title: string; items: readonly string[] }) => (
  <>
    <h3>{title}</h3>
    <ul>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  </>
);
