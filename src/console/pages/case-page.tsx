// One case: the summary, the talk, and what can be done with it now.
import type { CaseView } from '../../desk/desk.ts';
import { mayTranslate, type Reading, type Shown } from '../machine.ts';
import type { ConsoleParts, Phrase, Team } from '../parts.ts';
import { languageName, topicName } from '../shown.ts';
import type { Visitor } from '../visitor.ts';
import { words } from '../words.ts';
import { AnswerBox } from './answer-box.tsx';
import { Crisis } from './crisis.tsx';
import { Deeds, NoteForm, Notes, Settle } from './deeds.tsx';
import { FormToken, type Page, render } from './frame.tsx';
import type { Held } from './hidden.tsx';
import { MachineDraft } from './machine-draft.tsx';
import { Rules, Summary } from './summary.tsx';
import { Talk, Undo } from './talk.tsx';

const said = words.case;

/** What she typed when it could not be done: back in the form it came from, and in no other. */
export type Kept = { readonly of: string; readonly text: string };

export type CaseScreen = {
  readonly view: CaseView;
  readonly visitor: Visitor;
  readonly teams: readonly Team[];
  readonly names: ReadonlyMap<string, string>;
  /** Fresh with every page: the same form sent twice does one thing. */
  readonly once: string;
  readonly before?: number;
  readonly phrase?: Phrase;
  readonly told?: Page['told'];
  readonly kept?: Kept;
  /** What a machine made of it, not sent yet. */
  readonly draft?: Shown;
  readonly reading?: Reading;
  readonly unread: number;
};

export const casePage = (parts: ConsoleParts, screen: CaseScreen): string => {
  const { view, visitor, told, unread } = screen;
  return render(parts, {
    title: said.title(topicName(parts.content, view.topic), languageName(view.language)),
    visitor,
    unread,
    events: `/desk/events?zaak=${encodeURIComponent(view.id)}`,
    ...(told ? { told } : {}),
    children: <Screen parts={parts} screen={screen} />,
  });
};

const Screen = ({ parts, screen }: { parts: ConsoleParts; screen: CaseScreen }) => {
  const { view, visitor, teams, names, once, before, phrase, kept, draft, reading } = screen;
  const keptOf = (form: string): string | undefined => (kept?.of === form ? kept.text : undefined);
  const mine = view.state.kind === 'taken' && view.state.by === visitor.actor.volunteer ? view.state : undefined;
  const isLead = visitor.actor.roles.some(({ team, role }) => team === view.team && role === 'coordinator');
  const held: Held | undefined = mine && { view, fence: mine.fence, form: visitor.formToken, once };
  const sender = held && { ...held, once: `${once}u` };
  // Ten seconds are short: what was just said is taken back where the page begins, however long the talk is.
  const above = screen.told?.text === said.sent ? view.talk.findLast(({ undoable }) => undoable) : undefined;
  return (
    <div class="case" {...(held ? { 'data-alive': `/desk/zaak/${view.id}/leven`, 'data-fence': held.fence } : {})}>
      {sender && above && (
        <div class="buttons">
          <Undo row={above} view={view} sender={sender} />
        </div>
      )}
      <p>
        <a href="/desk">{said.back}</a>
        {held && (
          <>
            {' · '}
            <a href="#answer-title" hx-boost="false">
              {said.toAnswer}
            </a>
          </>
        )}
      </p>
      <Standing screen={screen} />
      <div class="columns">
        {view.urgency === 'red' && <Crisis parts={parts} view={view} isHers={held !== undefined} />}
        <Summary view={view} parts={parts} before={before} />
      </div>
      <div class="columns">
        <div>
          <Talk
            view={view}
            before={before}
            glossary={parts.content.glossary}
            {...(sender ? { sender, above } : {})}
            {...(held && mayTranslate(parts, view) ? { mayRead: true } : {})}
            {...(reading ? { reading } : {})}
          />
          {held && draft && <MachineDraft held={{ ...held, once: `${once}m` }} parts={parts} draft={draft} />}
          {held && <AnswerBox held={held} parts={parts} {...(phrase ? { phrase } : {})} kept={keptOf('antwoord')} />}
          {!held && kept && <LostText text={kept.text} />}
        </div>
        <div>
          <Rules />
          {isLead && <Settle view={view} form={visitor.formToken} once={`${once}s`} />}
          <Notes view={view} names={names} />
          {held && <NoteForm held={held} kept={keptOf('notitie')} />}
          {held && <Deeds held={held} teams={teams} keptOf={keptOf} />}
        </div>
      </div>
    </div>
  );
};

const Standing = ({ screen: { view, visitor, once } }: { screen: CaseScreen }) => {
  const { state } = view;
  const isMine = state.kind === 'taken' && state.by === visitor.actor.volunteer;
  return (
    <div id="standing" role="status">
      {state.kind === 'closed' && <p>{said.isClosed}</p>}
      {state.kind === 'taken' && <p>{isMine ? said.yours : said.others}</p>}
      {state.kind === 'waiting' && (
        <form method="post" action={`/desk/zaak/${view.id}/nemen`}>
          <FormToken value={visitor.formToken} />
          <input type="hidden" name="once" value={once} />
          <button type="submit" class="main">
            {said.take}
          </button>
        </form>
      )}
    </div>
  );
};

/** The case went to somebody else while she typed: her words are hers to copy. */
const LostText = ({ text }: { text: string }) => (
  <section class="panel">
    <label for="kept">{said.text}</label>
    <textarea id="kept" rows={4} readOnly dir="auto">
      {text}
    </textarea>
  </section>
);
