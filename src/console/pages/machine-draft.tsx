// A translation by a machine, shown before anything is sent: hers, the person's, and back in Dutch.
import type { Shown } from '../machine.ts';
import type { ConsoleParts } from '../parts.ts';
import { languageName } from '../shown.ts';
import { machineWords } from '../words/machine.ts';
import { type Held, Hidden } from './hidden.tsx';
import { Locked } from './locked.tsx';

const said = machineWords;

export const MachineDraft = ({ held, parts, draft }: { held: Held; parts: ConsoleParts; draft: Shown }) => {
  const { glossary, languages } = parts.content;
  const direction = languages[draft.into]?.direction ?? 'ltr';
  return (
    <section class="panel machine" id="machine" aria-labelledby="machine-title">
      <h3 id="machine-title">{said.title}</h3>
      <p>{said.check}</p>
      {draft.negates && <p class="told is-wrong">{said.negates}</p>}
      <p class="who">{said.own}</p>
      <blockquote class="theirs" lang="nl">
        <Locked text={draft.text} glossary={glossary} />
      </blockquote>
      <p class="who">{said.theirs(languageName(draft.into))}</p>
      <blockquote class="theirs" lang={draft.into} dir={direction}>
        <Locked text={draft.translated} glossary={glossary} />
      </blockquote>
      <p class="who">
        {said.back}. {said.label}
      </p>
      <blockquote class="theirs" lang="nl">
        <Locked text={draft.back} glossary={glossary} />
      </blockquote>
      <form method="post" action={`/desk/zaak/${held.view.id}/antwoord`}>
        <Hidden {...held} />
        <input type="hidden" name="kind" value="machine" />
        <input type="hidden" name="text" value={draft.text} />
        <input type="hidden" name="translated" value={draft.translated} />
        <input type="hidden" name="proof" value={draft.proof} />
        <p class="help">{said.told}</p>
        <button type="submit" class="main">
          {said.send}
        </button>
      </form>
    </section>
  );
};
