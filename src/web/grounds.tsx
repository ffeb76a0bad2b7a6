// What stands under an answer: the sum, the answers it follows from, who helps, the sheet, the sources, the Dutch.
import type { Language } from '../content/schema/ids.ts';
import { showPlainDay } from '../language/format.ts';
import { isolate, withoutIsolates } from '../speech/isolate.ts';
import type { Message, SpokenContact } from '../speech/message.ts';
import { Spoken } from './isolates.tsx';
import { Marked } from './marked.tsx';
import type { Say } from './parts.ts';

type Given = { readonly message: Message; readonly say: Say; readonly language: Language };

type Grounds = Given & { readonly paper: boolean };

export const Contacts = ({ message: { contacts, language: spoken }, say, language }: Given) =>
  contacts.length === 0 ? null : (
    <section class="contacts">
      <h3>{say(language, 'web.contacts')}</h3>
      <ul>
        {contacts.map((contact) => (
          <li key={contact.name}>
            <Contact contact={contact} spoken={spoken} free={say(language, 'web.free')} />
          </li>
        ))}
      </ul>
    </section>
  );

const Contact = ({ contact, spoken, free }: { contact: SpokenContact; spoken: Language; free: string }) => (
  <>
    <b>
      <bdi lang="nl">{contact.name}</bdi>
    </b>
    {contact.phone && (
      <>
        {' '}
        <Phone number={contact.phone} />
        {contact.free && <span class="free"> {free}</span>}
      </>
    )}
    {contact.note && (
      <p>
        <Spoken text={contact.note} language={spoken} />
      </p>
    )}
    {contact.hours && (
      <p>
        <Spoken text={contact.hours} language={spoken} />
      </p>
    )}
    {contact.web && (
      <p>
        <a href={contact.web} rel="noopener noreferrer">
          <bdi>{new URL(contact.web).host}</bdi>
        </a>
      </p>
    )}
  </>
);

/** A number is dialled by tapping it, and is never torn apart or turned round. */
export const Phone = ({ number }: { number: string }) => (
  <a class="phone" href={`tel:${number.replace(/[^\d+]/g, '')}`}>
    <bdi class="n" dir="ltr">
      {withoutIsolates(number)}
    </bdi>
  </a>
);

/** `paper`: unfolded and without buttons, because nothing can be pressed there. */
export const Counted = ({ message: { calculations, language: spoken }, say, language }: Grounds) =>
  calculations.length === 0 ? null : (
    <details open>
      <summary>{say(language, 'web.counted')}</summary>
      {calculations.map(({ title, lines }) => (
        <section key={title}>
          <Marked text={title} language={spoken} />
          <ul>
            {lines.map((line) => (
              <li key={line}>
                <Spoken text={line} language={spoken} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </details>
  );

export const Because = ({ message: { why, language: spoken }, say, language, paper }: Grounds) =>
  why.length === 0 ? null : (
    <details class="because" open={paper}>
      <summary>{say(language, 'web.because')}</summary>
      <dl>
        {why.map((one) => (
          <div key={one.change}>
            <dt>
              <Spoken text={one.question} language={spoken} />
            </dt>
            <dd>
              <b>
                <Spoken text={one.answer} language={spoken} />
              </b>{' '}
              {!paper && (
                <button class="change" type="submit" form="f" name="value" value={one.change}>
                  {say(language, 'web.change')}
                  <span class="vh">: {withoutIsolates(one.question)}</span>
                </button>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );

export const Sources = ({ message: { sources, checked, language: spoken }, say, language }: Given) =>
  sources.length === 0 && !checked ? null : (
    <footer class="sources">
      {sources.length > 0 && (
        <>
          <h3>{say(language, 'web.sources')}</h3>
          <ul>
            {sources.map(({ name, url, date }) => (
              <li key={url}>
                <a href={url} rel="noopener noreferrer">
                  <bdi lang="nl">{withoutIsolates(name)}</bdi>
                </a>
                {date && (
                  <>
                    {' '}
                    <bdi class="n" dir="ltr">
                      {showPlainDay(date)}
                    </bdi>
                  </>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {checked && (
        <p>
          <Spoken text={say(language, 'web.checked', { day: isolate(showPlainDay(checked)) })} language={spoken} />
        </p>
      )}
    </footer>
  );

export const Dutch = ({ message: { dutch }, say, language }: Given) =>
  !dutch ? null : (
    <aside class="dutch">
      <p>{say(language, 'web.dutch-why')}</p>
      <details>
        <summary>{say(language, 'web.dutch')}</summary>
        <div lang="nl" dir="ltr">
          <Marked text={dutch.text} language="nl" />
        </div>
      </details>
    </aside>
  );
