// The first page: every language by its own name; the one the browser asks for stands first.
import { offered } from './languages.ts';
import { renderPage } from './page.tsx';
import type { PageParts } from './parts.ts';

export const homePage = (parts: PageParts): string => {
  const { content, say, language } = parts;
  const all = offered(content).toSorted(
    (one, other) => Number(other.code === language) - Number(one.code === language),
  );
  return renderPage(parts, {
    title: 'Wegwijs',
    kind: 'home',
    children: (
      <>
        <p class="tagline">{say(language, 'web.tagline')}</p>
        <nav id="latest" tabIndex={-1} aria-labelledby="choose">
          <h2 id="choose">{say(language, 'web.choose-language')}</h2>
          <ul class="names">
            {all.map(({ code, name, direction }) => (
              <li key={code}>
                <a href={`/${code}`} lang={code} hreflang={code} dir={direction}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </>
    ),
  });
};
