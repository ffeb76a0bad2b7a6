// The frame of every page of the desk: head, menu, what was just done, the content; with the scripts as files.
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { ConsoleParts } from '../parts.ts';
import type { Visitor } from '../visitor.ts';
import { auditWords } from '../words/audit.ts';
import { rosterWords } from '../words/shifts.ts';
import { words } from '../words.ts';

export type Page = {
  readonly title: string;
  readonly children: ComponentChildren;
  readonly visitor?: Visitor;
  /** Said once, above the page: what was done, or why not. */
  readonly told?: { readonly kind: 'done' | 'wrong'; readonly text: string };
  /** Counted in the title of the tab. */
  readonly unread?: number;
  /** Where live updates come from. */
  readonly events?: string;
  readonly here?: 'queue' | 'roster' | 'team' | 'audit' | 'me';
};

export const render = (parts: ConsoleParts, page: Page): string =>
  `<!doctype html>${renderToString(<Document parts={parts} page={page} />)}`;

/** No history of pages in the browser's storage, nothing evaluated, no style of its own; answers with a fault are shown too. */
const htmx = JSON.stringify({
  historyCacheSize: 0,
  refreshOnHistoryMiss: true,
  allowEval: false,
  allowScriptTags: false,
  includeIndicatorStyles: false,
  selfRequestsOnly: true,
  scrollIntoViewOnBoost: false,
  responseHandling: [{ code: '.*', swap: true }],
});

const Document = ({ parts: { assets }, page }: { parts: ConsoleParts; page: Page }) => (
  <html lang="nl" dir="ltr">
    <head>
      <meta charset="utf-8" />
      <title>{`${page.unread ? `(${page.unread}) ` : ''}${page.title} – ${words.name}`}</title>
      <meta name="viewport" content="width=device-width,initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="robots" content="noindex" />
      <meta name="htmx-config" content={htmx} />
      <link rel="icon" href={icon} />
      <link rel="stylesheet" href={assets.style.path} />
      <script src={assets.htmx.path} defer />
      <script src={assets.script.path} defer />
      <script src={assets.push.path} defer />
    </head>
    <body hx-boost="true">
      <a class="skip" href="#main" hx-boost="false">
        {words.skip}
      </a>
      <Header page={page} />
      <main
        id="main"
        tabIndex={-1}
        data-title={page.title}
        data-unread={page.unread ?? 0}
        {...(page.events ? { 'data-events': page.events } : {})}
        {...(page.visitor ? { 'data-me': page.visitor.actor.volunteer } : {})}
      >
        <h1>{page.title}</h1>
        <p id="away" role="status" data-text={words.live.away} />
        {page.told && (
          <p class={`told is-${page.told.kind}`} role={page.told.kind === 'wrong' ? 'alert' : 'status'}>
            {page.told.text}
          </p>
        )}
        {page.children}
      </main>
    </body>
  </html>
);

const Header = ({ page: { visitor, here } }: { page: Page }) => (
  <header>
    <p class="brand">{words.name}</p>
    {visitor && (
      <nav aria-label={words.nav.label}>
        <a href="/desk" {...current(here === 'queue')}>
          {words.nav.queue}
        </a>
        {visitor.actor.roles.length > 0 && (
          <a href="/desk/rooster" {...current(here === 'roster')}>
            {rosterWords.nav}
          </a>
        )}
        {visitor.session.account.roles.some(({ role }) => role === 'coordinator') && (
          <a href="/desk/team" {...current(here === 'team')}>
            {words.nav.team}
          </a>
        )}
        {visitor.session.account.roles.some(({ role }) => role === 'coordinator' || role === 'auditor') && (
          <a href="/desk/controle" {...current(here === 'audit')}>
            {auditWords.nav}
          </a>
        )}
        <a href="/desk/ik" {...current(here === 'me')}>
          {words.nav.me}
        </a>
        <button
          type="button"
          id="sound"
          hidden
          aria-pressed="false"
          data-on={words.sound.on}
          data-off={words.sound.off}
        >
          {words.sound.off}
        </button>
        <form method="post" action="/desk/uit" hx-boost="false" data-forget>
          <FormToken value={visitor.formToken} />
          <button type="submit">{words.nav.out}</button>
        </form>
      </nav>
    )}
  </header>
);

const current = (is: boolean) => (is ? ({ 'aria-current': 'page' } as const) : {});

export const FormToken = ({ value }: { value: string }) => <input type="hidden" name="form" value={value} />;

const icon = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#1f5f4f" d="M15 2h2v28h-2zM22 15H8l-5 4 5 4h14z"/><path fill="#d9902f" d="M10 5h14l5 4-5 4H10z"/></svg>',
)}`;
