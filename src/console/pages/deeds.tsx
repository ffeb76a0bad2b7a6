// What else can be done with a case: a note, another team, the coordinator, and closing it.
import type { CaseView } from '../../desk/desk.ts';
import type { Team } from '../parts.ts';
import { clean, moment } from '../shown.ts';
import { ruleWords } from '../words/rules.ts';
import { words } from '../words.ts';
import { type Held, Hidden } from './hidden.tsx';

const said = words.case;

export const Notes = ({ view, names }: { view: CaseView; names: ReadonlyMap<string, string> }) => (
  <section class="panel" aria-labelledby="notes-title">
    <h2 id="notes-title">{said.notes}</h2>
    {view.notes.length === 0 && <p>{said.noNotes}</p>}
    {view.notes.map(({ kind, by, at, text }) => (
      <article key={`${kind} ${at.getTime()}`} class="note">
        <p class="who">
          {said.kinds[kind] ?? said.note} · {names.get(by) ?? by} · {moment(at)}
        </p>
        <p class="theirs">{clean(text)}</p>
      </article>
    ))}
  </section>
);

export const NoteForm = ({ held, kept }: { held: Held; kept: string | undefined }) => (
  <form method="post" action={`/desk/zaak/${held.view.id}/notitie`} class="panel">
    <Hidden {...held} />
    <label for="note">{said.note}</label>
    <p id="note-help" class="help">
      {said.noteHelp}
    </p>
    <textarea id="note" name="text" rows={4} maxLength={2000} aria-describedby="note-help">
      {kept ?? said.template}
    </textarea>
    <button type="submit">{said.saveNote}</button>
  </form>
);

type Given = {
  readonly held: Held;
  readonly teams: readonly Team[];
  readonly keptOf: (form: string) => string | undefined;
};

export const Deeds = ({ held, teams, keptOf }: Given) => {
  const at = `/desk/zaak/${held.view.id}`;
  const others = teams.filter(({ id }) => id !== held.view.team);
  return (
    <>
      <form method="post" action={`${at}/hulp`} class="panel">
        <h2>{said.help}</h2>
        <Hidden {...held} />
        <label>
          {said.flagNote}
          <textarea name="text" rows={2} maxLength={1000}>
            {keptOf('hulp')}
          </textarea>
        </label>
        <p class="help">{said.heavyHelp}</p>
        <p class="buttons">
          <button type="submit" name="flag" value="needs-coordinator">
            {said.needs}
          </button>
          <button type="submit" name="flag" value="heavy">
            {said.heavy}
          </button>
        </p>
      </form>
      {others.length > 0 && (
        <form method="post" action={`${at}/overdragen`} class="panel">
          <h2>{said.transfer}</h2>
          <Hidden {...held} />
          <label>
            {said.toTeam}
            <select name="team" required>
              <option value="">{said.choose}</option>
              {others.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <label>
            {said.why}
            <input name="text" required maxLength={300} value={keptOf('overdragen') ?? ''} />
          </label>
          <button type="submit">{said.doTransfer}</button>
        </form>
      )}
      <form method="post" action={`${at}/sluiten`} class="panel" data-closes={held.view.id}>
        <h2>{said.close}</h2>
        <Hidden {...held} />
        <label>
          {said.agreed}
          <textarea name="text" rows={2} required maxLength={500} dir="auto">
            {keptOf('sluiten')}
          </textarea>
        </label>
        <label class="choice">
          <input type="checkbox" name="heavy" value="1" /> {ruleWords.asked.heavyToo}
        </label>
        <button type="submit">{said.doClose}</button>
      </form>
    </>
  );
};

/** For the coordinator of this team: what was asked of her is done. */
export const Settle = ({ view, form, once }: { view: CaseView; form: string; once: string }) =>
  view.flags.length === 0 ? null : (
    <form method="post" action={`/desk/zaak/${view.id}/gedaan`} class="panel buttons">
      <Hidden form={form} once={once} fence={0} />
      {view.flags.map((flag) => (
        <button key={flag} type="submit" name="flag" value={flag}>
          {ruleWords.asked.done(words.queue.flags[flag])}
        </button>
      ))}
    </form>
  );
