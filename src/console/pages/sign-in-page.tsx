// Sign in: with a passkey, with a password and a code, or at the organisation.
import { formToken } from '../cookies.ts';
import type { ConsoleParts } from '../parts.ts';
import { words } from '../words.ts';
import { FormToken, render } from './frame.tsx';

const said = words.signIn;

export const signInPage = (parts: ConsoleParts, { step, isWrong }: { step: string; isWrong: boolean }): string => {
  const token = formToken(step);
  const { outside } = parts.settings;
  return render(parts, {
    title: said.title,
    ...(isWrong ? { told: { kind: 'wrong', text: said.wrong } } : {}),
    children: (
      <>
        <form
          method="post"
          action="/desk/in/passkey"
          class="panel"
          hx-boost="false"
          data-passkey="get"
          data-options="/desk/in/opties"
          data-cancelled={said.cancelled}
        >
          <FormToken value={token} />
          <input type="hidden" name="credential" />
          <p>{said.passkeyHelp}</p>
          <button type="submit" class="main" disabled data-wakes>
            {said.passkey}
          </button>
          <noscript>
            <p>{said.passkeyNeeds}</p>
          </noscript>
          <p class="fault" role="alert" />
        </form>
        {outside && (
          <form method="post" action="/desk/in/organisatie" class="panel" hx-boost="false">
            <FormToken value={token} />
            <button type="submit">{outside.label}</button>
          </form>
        )}
        <form method="post" action="/desk/in" class="panel" hx-boost="false">
          <h2>{said.password}</h2>
          <FormToken value={token} />
          <label>
            {said.mail}
            <input type="email" name="mail" autocomplete="username" required />
          </label>
          <label>
            {said.word}
            <input type="password" name="password" autocomplete="current-password" required />
          </label>
          <label>
            {said.code}
            <input name="code" inputMode="numeric" autocomplete="one-time-code" required />
          </label>
          <button type="submit">{said.go}</button>
        </form>
        <p>{said.none}</p>
      </>
    ),
  });
};
