// `/embed.js` for other sites: puts a link to the talk there. A link, not a frame: no cookie of ours on another's page.
import type { Content } from '../content/content.ts';
import { offered } from './languages.ts';

/**
 * `<script src="https://…/embed.js" data-language="ar" data-text="…" async></script>`; without a language
 * the one of the page is taken.
 */
export const embedScript = (content: Content, publicUrl: string): string => {
  const codes = offered(content).map(({ code }) => code);
  return `(() => {
  const script = document.currentScript;
  const wanted = (script.dataset.language || document.documentElement.lang || '').slice(0, 2).toLowerCase();
  const link = document.createElement('a');
  link.href = ${JSON.stringify(new URL('/', publicUrl).href)} + (${JSON.stringify(codes)}.includes(wanted) ? wanted : '');
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  link.className = 'wegwijs-link';
  link.textContent = script.dataset.text || 'Wegwijs';
  script.after(link);
})();
`;
};
