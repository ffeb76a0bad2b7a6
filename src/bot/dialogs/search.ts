// Answers a question in free words: the article, "do you mean" with three choices, or honestly nothing.
import type { TurnContext } from 'botbuilder';
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import type { ArticleId } from '../../content/schema/ids.ts';
import type { Found } from '../../search/find.ts';
import { speakArticle, speakChoices, speakNothingFound } from '../../speech/article.ts';
import { isolate } from '../../speech/isolate.ts';
import { Dialog } from '../dialog-classes.ts';
import { say } from '../say.ts';
import { notice, talkOf } from '../talk.ts';
import { askedBelow } from './guide.ts';
import { offerLanguage } from './offer-language.ts';
import { Screen } from './screen.ts';

export type SearchState = {
  readonly question?: string;
  readonly article?: ArticleId;
  /** A road lies below, to which "none of these" leads back. */
  readonly onRoad?: boolean;
};

export class SearchDialog extends Screen<SearchState> {
  protected override stateFrom(options: SearchState): SearchState {
    return options;
  }

  override async beginDialog(dc: DialogContext, options: SearchState = {}): Promise<DialogTurnResult> {
    if (options.question === undefined) return super.beginDialog(dc, options);
    const { minds, language, effects } = talkOf(dc.context);
    const found = minds.search.find(options.question, language);
    const [best] = found.hits;
    if (found.band === 'nothing') {
      const near = best ? { near: best.topic } : {};
      effects.push({ kind: 'unanswered', language, day: minds.guide.today, ...near });
      // A question in the middle of a road that finds nothing: the road's own question is shown again.
      if (dc.stack.length > 1) {
        notice(dc.context, 'expected.not-found');
        return dc.endDialog();
      }
    }
    this.explain(dc.context, found);
    if (found.band === 'answer' && best?.kind === 'article') {
      notice(dc.context, 'search.found');
      return super.beginDialog(dc, { article: best.id as ArticleId });
    }
    const onRoad = dc.stack.length > 1;
    this.keep(dc, { ...options, onRoad });
    await this.offer(dc.context, found, onRoad);
    return Dialog.EndOfTurn;
  }

  /** The glossary speaks Dutch and English. */
  private explain(context: TurnContext, { term }: Found): void {
    const { minds, language } = talkOf(context);
    const meanings: Readonly<Record<string, string>> | undefined =
      term === undefined ? undefined : minds.guide.content.glossary[term];
    const meaning = meanings?.[language];
    if (term === undefined || meaning === undefined) return;
    notice(context, 'search.term', { term: isolate(term), meaning });
  }

  protected override async show(context: TurnContext, { question = '', article, onRoad }: SearchState): Promise<void> {
    const { minds, language } = talkOf(context);
    if (article) return say(context, speakArticle(minds.speech, article, language));
    return this.offer(context, minds.search.find(question, language), onRoad);
  }

  private async offer(context: TurnContext, { band, hits, language: written }: Found, onRoad = false): Promise<void> {
    const { minds, language } = talkOf(context);
    const { speech } = minds;
    const message =
      band === 'nothing' ? speakNothingFound(speech, language) : speakChoices(speech, hits, language, onRoad);
    return say(context, offerLanguage(speech, message, written, language));
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const talk = talkOf(dc.context);
    const { meant, inbound, minds, language } = talk;
    if (meant.kind === 'free') {
      // Perhaps it is the answer to the road's question after all.
      const asked = askedBelow(dc);
      const answer = asked && minds.understand(inbound.text, asked, language);
      if (!answer || !['day', 'number', 'option'].includes(answer.kind)) {
        return dc.replaceDialog('search', { question: inbound.text });
      }
      talk.meant = answer;
    }
    if (meant.kind === 'command' && meant.command === 'back') return this.leave(dc);
    return this.stepAside(dc);
  }
}
