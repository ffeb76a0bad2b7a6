// On the page of one's own account: the languages she speaks, and how she is told that somebody waits.
import type { Language } from '../../content/schema/ids.ts';
import { source } from '../../speech/speech.ts';
import type { Wishes } from '../../store/notices/notices.ts';
import type { ConsoleParts } from '../parts.ts';
import { languageName, moment } from '../shown.ts';
import type { Visitor } from '../visitor.ts';
import { noticeWords as said } from '../words/notices.ts';
import { FormToken } from './frame.tsx';

export const LanguagesPanel = ({ parts, visitor }: { parts: ConsoleParts; visitor: Visitor }) => {
  const { languages } = visitor.session.account;
  const offered = (Object.keys(parts.content.languages) as Language[])
    .filter((language) => language !== source)
    .map((language) => ({ language, name: languageName(language) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'nl'));
  return (
    <section class="panel" aria-labelledby="languages-title">
      <h2 id="languages-title">{said.languages.title}</h2>
      <form method="post" action="/desk/ik/talen">
        <FormToken value={visitor.formToken} />
        <fieldset aria-describedby="languages-help">
          <legend class="unseen">{said.languages.title}</legend>
          <p id="languages-help">{said.languages.help}</p>
          {offered.map(({ language, name }) => (
            <label key={language} class="choice">
              <input type="checkbox" name="taal" value={language} checked={languages.includes(language)} /> {name}
            </label>
          ))}
        </fieldset>
        <button type="submit">{said.languages.save}</button>
      </form>
    </section>
  );
};

type Given = { readonly parts: ConsoleParts; readonly visitor: Visitor; readonly wishes: Wishes };

export const NoticesPanel = (given: Given) => (
  <section class="panel" aria-labelledby="notices-title">
    <h2 id="notices-title">{said.title}</h2>
    <p>{said.help}</p>
    <p>{said.calm}</p>
    <MailChoice {...given} />
    <Devices {...given} />
  </section>
);

const MailChoice = ({ parts, visitor, wishes }: Given) =>
  parts.notices?.mails ? (
    <form method="post" action="/desk/ik/mail">
      <FormToken value={visitor.formToken} />
      <p>
        <label class="choice">
          <input type="checkbox" name="mail" value="aan" checked={wishes.mail} /> {said.mail.label}
        </label>
      </p>
      <button type="submit">{said.mail.save}</button>
    </form>
  ) : (
    <p>{said.mail.none}</p>
  );

const Devices = ({ parts, visitor, wishes }: Given) => (
  <>
    <h3>{said.devices.title}</h3>
    {wishes.devices.length === 0 && <p>{said.devices.none}</p>}
    <ul class="members">
      {wishes.devices.map(({ id, device, made }) => (
        <li key={id}>
          <form method="post" action="/desk/ik/meldingen-uit" class="line">
            <FormToken value={visitor.formToken} />
            <input type="hidden" name="apparaat" value={id} />
            <span>
              {device}, {said.devices.since(moment(made))}
            </span>
            <button type="submit">{said.devices.off}</button>
          </form>
        </li>
      ))}
    </ul>
    <p>{said.devices.own}</p>
    <form
      method="post"
      action="/desk/ik/meldingen-aan"
      hx-boost="false"
      hidden
      data-push={parts.notices?.pushKey}
      data-denied={said.devices.denied}
      data-failed={said.devices.failed}
    >
      <FormToken value={visitor.formToken} />
      <input type="hidden" name="endpoint" />
      <input type="hidden" name="p256dh" />
      <input type="hidden" name="auth" />
      <button type="submit">{said.devices.on}</button>
    </form>
    <p id="push-told" role="status">
      {said.devices.needsScript}
    </p>
  </>
);
