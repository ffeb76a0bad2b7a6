// The talk as the volunteer reads it: every message in its own script and direction, the Dutch beside what we said.
import type { Content } from '../../content/content.ts';
import type { CaseView, TalkRow } from '../../desk/desk.ts';
import { isOfVolunteer } from '../../desk/said.ts';
import { readingOf, toHtml } from '../../speech/markdown.ts';
import type { Message } from '../../speech/message.ts';
import type { Reading } from '../machine.ts';
import { attachedIn, messageIn, moment, personIn } from '../shown.ts';
import { machineWords } from '../words/machine.ts';
import { summaryWords } from '../words/summary.ts';
import { words } from '../words.ts';
import { FormToken } from './frame.tsx';
import { Locked } from './locked.tsx';

const said = words.case;
export const perTalkPage = 50;
/** The newest stand open, so that the box for the answer is near. */
const unfolded = 8;

/** The newest, or those before a row; a talk of ten thousand messages is a page like any other. */
export const partOf = (view: CaseView, before: number | undefined) => {
  const upTo = before === undefined ? view.talk : view.talk.filter(({ seq }) => seq < before);
  const shown = upTo.slice(-perTalkPage);
  const earlier = upTo.length > shown.length ? shown[0]?.seq : undefined;
  // Who asked for an older part wants to read it.
  const folded = before === undefined ? shown.slice(0, -unfolded) : [];
  return { folded, open: shown.slice(folded.length), earlier };
};

/** Works without a script: a row that lies folded cannot be landed on, so the way leads to the fold. */
export const wayTo = (view: CaseView, before: number | undefined, seq: number) => {
  const { folded, open } = partOf(view, before);
  if (open.some((row) => row.seq === seq)) return { href: `#m${seq}` };
  if (folded.some((row) => row.seq === seq)) return { href: '#eerder', 'data-row': `m${seq}` };
  return { href: `/desk/zaak/${view.id}?voor=${seq + 1}#m${seq}` };
};

/** Who may take back what she said; absent for a reader. */
export type Sender = { readonly form: string; readonly fence: number; readonly once: string };

type Given = {
  readonly view: CaseView;
  readonly before: number | undefined;
  readonly glossary: Content['glossary'];
  readonly sender?: Sender;
  /** What was just said: it is taken back from the top of the page. */
  readonly above?: TalkRow | undefined;
  /** A machine may put what the person wrote into Dutch. */
  readonly mayRead?: true;
  readonly reading?: Reading;
};

export const Talk = (given: Given) => {
  const { view, before, reading } = given;
  const { folded, open, earlier } = partOf(view, before);
  return (
    <section class="panel" aria-labelledby="talk-title">
      <h2 id="talk-title">{said.talk}</h2>
      <p class="pages">
        {earlier !== undefined && <a href={`/desk/zaak/${view.id}?voor=${earlier}#talk-title`}>{said.earlier}</a>}
        {before !== undefined && <a href={`/desk/zaak/${view.id}#talk-title`}>{said.newest}</a>}
      </p>
      {folded.length > 0 && (
        <details id="eerder" open={folded.some(({ seq }) => seq === reading?.seq)}>
          <summary>{summaryWords.folded(folded.length)}</summary>
          {folded.map((row) => (
            <Said key={row.id} row={row} given={given} />
          ))}
        </details>
      )}
      <div id="talk" role="log" aria-labelledby="talk-title">
        {open.map((row) => (
          <Said key={row.id} row={row} given={given} />
        ))}
      </div>
    </section>
  );
};

// A row is named by its place in the talk: ids of messages can hold a telephone number. Only the id of what she said herself goes along.
const Said = ({ row, given }: { row: TalkRow; given: Given }) => {
  const { view, sender, above } = given;
  const message = messageIn(row);
  return (
    <article
      id={row.undoable ? `h${row.seq}` : `m${row.seq}`}
      class={`m ${row.direction}${isOfVolunteer(row.id) ? ' is-typed' : ''}`}
    >
      <p class="who">
        {speakerOf(row)} · <time dateTime={row.at.toISOString()}>{moment(row.at)}</time>
        {row.undoable && <em> · {said.held}</em>}
      </p>
      {message ? <Ours message={message} dutch={row.dutch} /> : <Theirs row={row} given={given} />}
      {sender && row.seq !== above?.seq && <Undo row={row} view={view} sender={sender} />}
    </article>
  );
};

export const Undo = ({ row, view, sender }: { row: TalkRow; view: CaseView; sender: Sender }) =>
  row.undoable ? (
    <form method="post" action={`/desk/zaak/${view.id}/terug`} data-fades={row.undoable.getTime()}>
      <FormToken value={sender.form} />
      <input type="hidden" name="fence" value={sender.fence} />
      <input type="hidden" name="once" value={sender.once} />
      <input type="hidden" name="message" value={row.id} />
      <button type="submit">{said.undo}</button>
    </form>
  ) : null;

const speakerOf = ({ direction, id }: TalkRow): string => {
  if (direction === 'in') return said.person;
  return isOfVolunteer(id) ? said.volunteer : said.bot;
};

const Theirs = ({ row, given }: { row: TalkRow; given: Given }) => {
  const { view, glossary, mayRead, reading } = given;
  const { seq } = row;
  const [text, attached] = [personIn(row), attachedIn(row)];
  if (text === '') return <p>{attached ?? said.noText}</p>;
  const here = reading?.seq === seq ? reading : undefined;
  return (
    <>
      {attached && <p>{attached}</p>}
      <p class="theirs" dir="auto">
        {here ? <Locked text={text} glossary={glossary} /> : text}
      </p>
      {mayRead && !here && (
        <p class="who">
          <a href={`/desk/zaak/${view.id}?lees=${seq}#m${seq}`}>{machineWords.read}</a>
        </p>
      )}
      {here && 'why' in here && <p role="status">{here.why}</p>}
      {here && 'text' in here && (
        <div class="dutch" lang="nl">
          <p class="who">{machineWords.label}</p>
          <p class="theirs">
            <Locked text={here.text} glossary={glossary} />
          </p>
        </div>
      )}
    </>
  );
};

const Ours = ({ message, dutch }: { message: Message; dutch: Message | undefined }) => {
  const inDutch = dutch ? textOf(dutch) : message.dutch?.text;
  const isDutch = (message.language as string) === 'nl';
  return (
    <div class="pair">
      <div lang={message.language} dir={message.direction ?? 'auto'}>
        <Marked text={textOf(message)} language={message.language} />
        <Choices message={message} />
      </div>
      {!isDutch && inDutch !== undefined && (
        <div class="dutch" lang="nl">
          <p class="who">{said.dutch}</p>
          <Marked text={inDutch} language="nl" />
          {dutch && <Choices message={dutch} />}
        </div>
      )}
    </div>
  );
};

const Choices = ({ message }: { message: Message }) => {
  const own = (message.choices ?? []).filter(({ role }) => role === 'main');
  return own.length === 0 ? null : (
    <ul class="choices">
      {own.map(({ label, value }) => (
        <li key={value}>
          <bdi>{label}</bdi>
        </li>
      ))}
    </ul>
  );
};

const textOf = ({ notices, text }: Message): string => [...(notices ?? []), text].join('\n\n');

/** The one place where HTML is not escaped by Preact: speech made it, with raw HTML off. */
const Marked = ({ text, language }: { text: string; language: string }) => (
  <div dangerouslySetInnerHTML={{ __html: toHtml(text, readingOf(language)) }} />
);
