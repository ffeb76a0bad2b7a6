// When something goes wrong: what happened, in the person's language, her text kept, and the numbers that help now.
import type { Language } from '../content/schema/ids.ts';
import { AnswerForm, type Kept } from './chat-page.tsx';
import { Phone } from './grounds.tsx';
import { helpNumbers } from './help-numbers.ts';
import { isOffered, preferred } from './languages.ts';
import { renderPage } from './page.tsx';
import type { WebParts } from './parts.ts';

/** The same record the server gives; `sent` is the parsed form, of any shape. */
export type Fault = {
  readonly status: number;
  readonly path: string;
  readonly acceptLanguage: string;
  readonly sent: unknown;
};

export const errorPage =
  (parts: Pick<WebParts, 'content' | 'assets' | 'say' | 'settings'>) =>
  ({ status, path, acceptLanguage, sent }: Fault): string => {
    const { content, say } = parts;
    const first = path.split('/')[1] ?? '';
    const inTalk = isOffered(content, first);
    const language: Language = inTalk ? first : preferred(content, acceptLanguage);
    const key = keyOf(status, path);
    const kept = inTalk ? keptIn(sent) : undefined;
    const numbers = status >= 500 ? helpNumbers(content, parts.settings.today()) : [];
    return renderPage(
      { ...parts, language },
      {
        title: say(language, `web.${key}.title`),
        kind: 'error',
        heading: false,
        children: (
          <div id="latest" tabIndex={-1}>
            <h1>{say(language, `web.${key}.title`)}</h1>
            <p>{say(language, `web.${key}.text`)}</p>
            {kept && <AnswerForm action={`/${first}`} frame={{ say, language }} kept={kept} />}
            <p>
              <a class="button" href={inTalk ? `/${first}` : '/'}>
                {say(language, 'web.to-start')}
              </a>
            </p>
            {numbers.length > 0 && (
              <section class="contacts">
                <h2>{say(language, 'web.help-numbers')}</h2>
                <ul>
                  {numbers.map(({ name, phone }) => (
                    <li key={name}>
                      <Phone number={phone} /> <bdi lang="nl">{name}</bdi>
                    </li>
                  ))}
                </ul>
              </section>
            )}
          </div>
        ),
      },
    );
  };

const keys: Readonly<Record<number, string>> = {
  403: 'error.refused',
  404: 'error.not-found',
  413: 'error.too-long',
  429: 'error.too-many',
  503: 'error.away',
};

const keyOf = (status: number, path: string): string => {
  if (status === 404 && path.startsWith('/sheet/')) return 'error.sheet-gone';
  return keys[status] ?? (status < 500 ? 'error.not-found' : 'error.broken');
};

const carriedIn = (sent: object) =>
  'kept' in sent && typeof sent.kept === 'string' && sent.kept !== '' ? { carried: sent.kept } : {};

const keptIn = (sent: unknown): Kept | undefined => {
  if (typeof sent !== 'object' || sent === null) return undefined;
  const word = (name: string) => {
    const value = (sent as Readonly<Record<string, unknown>>)[name];
    return typeof value === 'string' && value !== '' ? { [name]: value } : {};
  };
  const kept: Kept = { ...word('id'), ...word('text'), ...word('value'), ...carriedIn(sent) };
  return kept.text || kept.value ? kept : undefined;
};
