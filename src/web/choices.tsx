// The answers under a message: buttons of the one form while it is the newest, plain words after that.
import type { Language } from '../content/schema/ids.ts';
import type { Choice, Message } from '../speech/message.ts';
import { Spoken } from './isolates.tsx';
import type { Say } from './parts.ts';

type Given = { readonly message: Message; readonly active: boolean; readonly say: Say; readonly language: Language };

/** Every button belongs to the form `f` at the end of the page, wherever it stands. */
const Button = ({ choice, language }: { choice: Choice; language: Language }) => (
  <button type="submit" form="f" name="value" value={choice.value}>
    <span>
      <Spoken text={choice.label} language={language} />
    </span>
    {choice.hint && (
      <small>
        <Spoken text={choice.hint} language={language} />
      </small>
    )}
  </button>
);

export const Answers = ({ message, active, say, language }: Given) => {
  const answers = message.choices.filter(({ role }) => role === 'main');
  if (answers.length === 0) return null;
  return (
    <ul class={active ? 'choices' : 'choices was'} aria-label={say(language, 'web.answers')}>
      {answers.map((choice) => (
        <li key={choice.value} {...languageOf(choice, message)}>
          {active ? (
            <Button choice={choice} language={message.language} />
          ) : (
            <Spoken text={choice.label} language={message.language} />
          )}
        </li>
      ))}
    </ul>
  );
};

/** Menu, back, a person, another language: always there under the newest message, also when it names none. */
export const Ways = ({ message, active, say, language }: Given) => {
  if (!active) return null;
  const own = message.choices.filter(({ role }) => role === 'way');
  return <WayButtons ways={own.length > 0 ? own : usual(say, language)} say={say} language={language} />;
};

export const WayButtons = ({ ways, say, language }: { ways: readonly Choice[]; say: Say; language: Language }) => (
  <nav class="ways" aria-label={say(language, 'web.ways')}>
    {ways.map((choice) => (
      <Button key={choice.value} choice={choice} language={language} />
    ))}
  </nav>
);

export const usual = (say: Say, language: Language): readonly Choice[] =>
  (['back', 'menu', 'human'] as const).map((command) => ({
    label: say(language, `web.${command}`),
    value: `command:${command}`,
    role: 'way',
  }));

/** In a list of languages every name is written in its own. */
const languageOf = ({ value }: Choice, { kind }: Message) => {
  const code = value.startsWith('speak:') ? value.slice('speak:'.length) : '';
  return kind === 'languages' && code !== '' ? { lang: code, dir: 'auto' as const } : {};
};
