// The languages a visitor may choose, and which one her browser asks for.
import type { Content } from '../content/content.ts';
import type { Language } from '../content/schema/ids.ts';

export type Offered = { readonly code: Language; readonly name: string; readonly direction: 'ltr' | 'rtl' };

export const offered = (content: Content): readonly Offered[] =>
  (Object.entries(content.languages) as [Language, Content['languages'][Language]][])
    .filter(([, { live }]) => live)
    .map(([code, { name, direction }]) => ({ code, name, direction }));

export const isOffered = (content: Content, code: string): code is Language =>
  content.languages[code as Language]?.live === true;

/** The first language of Accept-Language that is offered; Dutch when there is none. */
export const preferred = (content: Content, acceptLanguage: string): Language => {
  const wanted = acceptLanguage
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.find((one) => one.trim().startsWith('q='));
      return { code: alike(tag.split('-')[0] ?? ''), quality: quality ? Number(quality.trim().slice(2)) : 1 };
    })
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality)
    .find(({ code }) => isOffered(content, code));
  return (wanted?.code ?? 'nl') as Language;
};

/** Dari is written as Farsi here. */
const alike = (code: string): string => (code === 'prs' ? 'fa' : code);
