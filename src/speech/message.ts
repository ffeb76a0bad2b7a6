// What the bot says, the same for every channel: Markdown, choices, direction, sources.
import type { Day, Language } from '../content/schema/ids.ts';

/**
 * `text` is Markdown in one language. Every number, date, amount, telephone number and Dutch term inside it
 * stands between U+2068 and U+2069 (isolates); channels keep them (WhatsApp) or make them <bdi> (web).
 */
export type Message = {
  readonly kind:
    | 'welcome'
    | 'menu'
    | 'question'
    | 'outcome'
    | 'article'
    | 'results'
    | 'languages'
    | 'notice'
    | 'crisis';
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
  /** Lines before the main text: an echo of the answer ("You wrote: …"), a notice that content moved. */
  readonly notices: readonly string[];
  readonly text: string;
  /** "Question 2 of about 5"; only on questions. */
  readonly step?: { readonly at: number; readonly of: number };
  readonly choices: readonly Choice[];
  /** What a typed answer must be. */
  readonly asks: 'choice' | 'date' | 'number' | 'text';
  /** Outcomes: how each day was counted, one Markdown list a deadline. */
  readonly calculations: readonly { readonly title: string; readonly lines: readonly string[] }[];
  /** "Because you answered …": each can be changed by sending `change`. */
  readonly why: readonly { readonly question: string; readonly answer: string; readonly change: string }[];
  readonly contacts: readonly SpokenContact[];
  readonly sources: readonly { readonly name: string; readonly url: string; readonly date?: Day }[];
  /** The day the text was last checked against its sources. */
  readonly checked?: Day;
  /** Never held back for what it costs: it leads to a person, or answers what may be danger. */
  readonly urgent?: true;
  /** Path of the take-along sheet, from the root of the site. */
  readonly sheet?: string;
  /** In a language whose translation has not been read by a person yet: the Dutch goes along. */
  readonly dutch?: { readonly text: string };
};

export type Choice = {
  readonly label: string;
  /** What the channel sends back: a value of `src/guide/button.ts` or a command word. */
  readonly value: string;
  readonly hint?: string;
  /** `main`: an answer; `way`: menu, back, a person, other language. */
  readonly role: 'main' | 'way';
};

export type SpokenContact = {
  readonly name: string;
  readonly phone?: string;
  readonly web?: string;
  /** "Monday–Friday 09:00–17:00", in the language; absent when not known. */
  readonly hours?: string;
  readonly free: boolean;
  readonly note?: string;
};
