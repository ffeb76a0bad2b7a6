// The frame of every page: head with style and script inside, the mark, the way out, the language, the foot.
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { elsewhere } from './elsewhere.ts';
import { Spoken } from './isolates.tsx';
import { icon, Mark } from './mark.tsx';
import type { PageParts } from './parts.ts';

export type Page = {
  readonly title: string;
  readonly children: ComponentChildren;
  /** The heading of the page is the name itself unless the page brings one. */
  readonly heading?: boolean;
  readonly kind?: string;
};

export const renderPage = (parts: PageParts, page: Page): string =>
  `<!doctype html>${renderToString(<Document {...parts} page={page} />)}`;

const Document = ({ content, assets, say, language, page }: PageParts & { page: Page }) => (
  <html lang={language} dir={content.languages[language]?.direction ?? 'ltr'}>
    <head>
      <meta charset="utf-8" />
      <title>{page.title === name ? name : `${page.title} – ${name}`}</title>
      <meta name="viewport" content="width=device-width,initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="description" content={say(language, 'web.tagline')} />
      <link rel="icon" href={icon} />
      <style {...inner(assets.style)} />
    </head>
    <body class={page.kind}>
      <a class="skip" href="#latest">
        {say(language, 'web.skip')}
      </a>
      <header>
        <Brand heading={page.heading ?? true} />
        <a href="/" class="quiet">
          {say(language, 'web.other-language')}
        </a>
        <a id="exit" href={elsewhere} target="_top" rel="noopener noreferrer" title={say(language, 'web.exit-hint')}>
          {say(language, 'web.exit')}
        </a>
      </header>
      <main>{page.children}</main>
      <footer>
        <p>
          <Spoken text={say(language, 'web.independent')} language={language} />
        </p>
      </footer>
      <script {...inner(assets.script)} />
    </body>
  </html>
);

const name = 'Wegwijs';

const Brand = ({ heading }: { heading: boolean }) => {
  const link = (
    <a href="/" lang="nl">
      <Mark />
      {name}
    </a>
  );
  return heading ? <h1 class="brand">{link}</h1> : <p class="brand">{link}</p>;
};

/** Our own style and script; their hashes stand in the policy, so nothing else can run in their place. */
const inner = (text: string) => ({ dangerouslySetInnerHTML: { __html: text } });
