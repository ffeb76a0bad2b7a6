// `/embed.js` for other sites: one line puts a button there that opens the talk in a frame, or a link where it may not.
import { elsewhere } from './elsewhere.ts';
import { offered } from './languages.ts';
import type { WebParts } from './parts.ts';

/**
 * `<script src="https://…/embed.js" data-language="ar" data-text="…" async></script>`; without a language
 * the one of the page is taken. What the script needs to know stands before it, in the same block.
 */
export const embedScript = ({ content, assets, say, settings }: WebParts): string => {
  const languages = offered(content).map(({ code, direction }) => [code, { direction, close: say(code, 'web.close') }]);
  const known = {
    home: new URL('/', settings.publicUrl).href,
    exit: elsewhere,
    sites: settings.embedOrigins,
    languages: Object.fromEntries(languages),
  };
  return `{const settings=${JSON.stringify(known)};${assets.embed}}\n`;
};
