// The templates an operator has approved at Meta, by name, and Meta's codes of our languages.

/** `texts` are what the operator enters in WhatsApp Manager; other languages follow when a translator has written them. */
export type Template = {
  readonly category: 'utility';
  /** What fills {{1}}, {{2}}, …, with an example for Meta's review. */
  readonly variables: readonly { readonly what: string; readonly example: string }[];
  readonly button: { readonly payload: string };
  readonly texts: Readonly<Record<string, { readonly body: string; readonly button: string }>>;
};

export type TemplateName = 'handoff_resume' | 'reminder_due';

/** No text says what the talk was about: it shows on a locked screen. */
export const templates: Readonly<Record<TemplateName, Template>> = {
  handoff_resume: {
    category: 'utility',
    variables: [{ what: 'first name of the volunteer', example: 'Samira' }],
    button: { payload: 'resume:handoff' },
    texts: {
      nl: {
        body: '{{1}} heeft uw vraag beantwoord. Druk op de knop om het antwoord te lezen.',
        button: 'Verder praten',
      },
      en: { body: '{{1}} has answered your question. Press the button to read the answer.', button: 'Continue' },
    },
  },
  reminder_due: {
    category: 'utility',
    variables: [],
    button: { payload: 'resume:reminder' },
    texts: {
      nl: {
        body: 'U vroeg ons om een herinnering. Het is nu zover. Druk op de knop om die te lezen.',
        button: 'Herinnering lezen',
      },
      en: {
        body: 'You asked us for a reminder. It is time now. Press the button to read it.',
        button: 'Read the reminder',
      },
    },
  },
};

/** Case counts, and underscores. Tigrinya, Somali and Amharic do not exist at Meta. Source: Meta, "Supported languages". */
export const templateLanguages: Readonly<Record<string, string>> = {
  ar: 'ar',
  en: 'en',
  fa: 'fa',
  'fa-AF': 'prs_AF',
  fr: 'fr',
  nl: 'nl',
  prs: 'prs_AF',
  ru: 'ru',
  tr: 'tr',
  uk: 'uk',
};

/** Meta's code, English when Meta has no such language; the person's own language follows once she has answered. */
export const templateLanguage = (language: string, fallback: 'en' | 'nl' = 'en'): string =>
  templateLanguages[language] ?? fallback;

/** After "does not exist in this language": the language to try next, undefined when there is none left. */
export const nextTemplateLanguage = (code: string): string | undefined => {
  if (code === 'nl') return undefined;
  return code === 'en' ? 'nl' : 'en';
};
