// Everything the bot knows, loaded once into one frozen value. No room changes it.
import type { ArticleHead, ArticleText } from './schema/article.ts';
import type { Fact } from './schema/fact.ts';
import type { Outcome, Question } from './schema/flow.ts';
import type {
  ArticleId,
  ContactId,
  Day,
  FactId,
  FlowId,
  Language,
  NodeId,
  PhraseId,
  SubjectId,
  Topic,
} from './schema/ids.ts';
import type { PhraseFile } from './schema/phrase.ts';
import type { Commands, Contact, LanguageEntry } from './schema/registers.ts';
import type { SafetyWords } from './schema/safety.ts';
import type { Source } from './schema/source.ts';
import type { FlowWords } from './schema/words.ts';

export type Flow = {
  readonly id: FlowId;
  readonly topic: Topic;
  readonly owner: string;
  readonly reviewed: Day;
  readonly sources: readonly Source[];
  readonly start: NodeId;
  readonly questions: Readonly<Record<NodeId, Question>>;
  readonly outcomes: Readonly<Record<NodeId, Outcome>>;
};

/** What all languages of an article share; the texts are in `texts`. */
export type Article = Omit<ArticleHead, keyof ArticleText> & {
  readonly id: ArticleId;
  readonly texts: Readonly<Record<Language, ArticleText>>;
};

/** What a volunteer picks in Dutch and the person reads in her own language. */
export type Phrase = PhraseFile & { readonly id: PhraseId };

/** One language's words. Nested keys of ui.yaml are kept as a tree for i18next. */
export type Locale = {
  readonly ui: UiTree;
  readonly flows: Readonly<Record<FlowId, FlowWords>>;
  readonly commands: Commands;
  /** Theme id → what is said in a crisis; a language without it falls back as every text does. */
  readonly safety: Readonly<Record<string, SafetyWords>>;
  /** Text key → was it read by a person, and is it still made from today's Dutch? */
  readonly reviewed: Readonly<Record<string, 'person' | 'machine' | 'stale'>>;
};
export type UiTree = { readonly [key: string]: string | UiTree };

/** Crisis words and what is said; see content/safety.yaml. */
export type SafetyTheme = {
  readonly id: string;
  /** `red`: shown before everything; `amber`: shown besides the answer. */
  readonly level: 'red' | 'amber';
  readonly contacts: readonly ContactId[];
  /** Per language: phrases; a leading ~ means: lower certainty. */
  readonly phrases: Readonly<Record<Language, readonly string[]>>;
  readonly not: Readonly<Record<Language, readonly string[]>>;
};

export type Content = {
  readonly flows: Readonly<Record<FlowId, Flow>>;
  readonly articles: Readonly<Record<ArticleId, Article>>;
  readonly phrases: Readonly<Record<PhraseId, Phrase>>;
  readonly facts: Readonly<Record<FactId, Fact>>;
  readonly contacts: Readonly<Record<ContactId, Contact>>;
  readonly menu: readonly { readonly id: SubjectId; readonly flows: readonly FlowId[] }[];
  readonly glossary: Readonly<Record<string, { readonly nl: string; readonly en: string }>>;
  readonly holidays: Readonly<Record<Day, string>>;
  readonly languages: Readonly<Record<Language, LanguageEntry>>;
  readonly renamed: Readonly<Record<string, string>>;
  readonly locales: Readonly<Record<Language, Locale>>;
  /** Command words of all languages, live or not: any of them may be typed at any time. From locales/<lang>/commands.yaml. */
  readonly commands: Readonly<Record<Language, Commands>>;
  readonly safety: readonly SafetyTheme[];
};
