// The invitation: who are you, and how will you sign in from now on.
import { codeLink } from '../code.ts';
import { formToken } from '../cookies.ts';
import type { ConsoleParts } from '../parts.ts';
import { shortest } from '../password.ts';
import { words } from '../words.ts';
import { FormToken, render } from './frame.tsx';

const said = words.invitation;

export type InvitationFault = keyof typeof said.faults;
export type Invited = {
  readonly token: string;
  readonly role: keyof typeof words.roles;
  readonly team: string;
  /** Token of the step that holds the new secret. */
  readonly step: string;
  readonly secret: string;
  readonly given?: { readonly name: string; readonly mail: string };
  readonly fault?: InvitationFault;
};

export const invitationPage = (parts: ConsoleParts, invited: Invited): string => {
  const { token, role, team, step, secret, given, fault } = invited;
  const at = `/desk/uitnodiging/${token}`;
  return render(parts, {
    title: said.title,
    ...(fault ? { told: { kind: 'wrong', text: said.faults[fault] } } : {}),
    children: (
      <>
        <p>{said.as(words.roles[role], team)}</p>
        <p>{said.once}</p>
        <form
          method="post"
          action={at}
          class="panel"
          hx-boost="false"
          data-passkey="create"
          data-options={`${at}/opties`}
          data-cancelled={said.faults.passkey}
        >
          <FormToken value={formToken(step)} />
          <input type="hidden" name="credential" />
          <h2>{said.first}</h2>
          <label>
            {said.name}
            <input name="name" autocomplete="name" required maxLength={80} value={given?.name ?? ''} />
          </label>
          <label>
            {said.mail}
            <input type="email" name="mail" autocomplete="email" required maxLength={200} value={given?.mail ?? ''} />
          </label>
          <h2>{said.second}</h2>
          <p>{said.passkeyHelp}</p>
          <button type="submit" class="main" disabled data-wakes data-key>
            {said.passkey}
          </button>
          <p class="fault" role="alert" />
          <details open={fault !== undefined && ['short', 'long', 'easy', 'code'].includes(fault)}>
            <summary>{said.other}</summary>
            <label>
              {said.word(shortest)}
              <input type="password" name="password" autocomplete="new-password" maxLength={200} />
            </label>
            <p>
              {said.app} <code>{secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
            </p>
            <p>
              <a href={codeLink(secret)}>{said.link}</a>
            </p>
            <label>
              {said.code}
              <input name="code" inputMode="numeric" autocomplete="one-time-code" />
            </label>
            <button type="submit">{said.go}</button>
          </details>
          {parts.settings.outside && (
            <button type="submit" name="way" value="outside">
              {said.outside}
            </button>
          )}
        </form>
      </>
    ),
  });
};

/** Somebody with an account is asked to join one more team. */
export const joinPage = (
  parts: ConsoleParts,
  { token, role, team, name, form }: { token: string; role: Invited['role']; team: string; name: string; form: string },
): string =>
  render(parts, {
    title: said.title,
    children: (
      <form method="post" action={`/desk/uitnodiging/${token}/erbij`} class="panel" hx-boost="false">
        <FormToken value={form} />
        <p>{said.as(words.roles[role], team)}</p>
        <p>{said.join(name)}</p>
        <button type="submit" class="main">
          {said.joinGo}
        </button>
      </form>
    ),
  });
