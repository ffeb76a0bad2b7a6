// Walks one flow: asks the pure guide where the person stands and says it. The trail is all it remembers.
import type { TurnContext } from 'botbuilder';
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import type { Content } from '../../content/content.ts';
import type { Day, FlowId, Language, NodeId, SubjectId } from '../../content/schema/ids.ts';
import { accept, back, learned, reask, tidy } from '../../guide/accept.ts';
import { pressed } from '../../guide/button.ts';
import { type Place, placeIn } from '../../guide/place.ts';
import { begin, type Trail } from '../../guide/trail.ts';
import { showDay } from '../../language/format.ts';
import type { Asked } from '../../language/understand.ts';
import { speakOutcome } from '../../speech/outcome.ts';
import { questionWords, speakQuestion } from '../../speech/question.ts';
import type { Speech } from '../../speech/speech.ts';
import { answerInWords } from '../../speech/why.ts';
import { say } from '../say.ts';
import { notice, talkOf } from '../talk.ts';
import { offerDays } from './offer-days.ts';
import { Screen } from './screen.ts';

export type GuideState = { readonly trail: Trail };
type Asking = Extract<Place, { kind: 'question' }>;
type Begin = { readonly flow?: FlowId; readonly trail?: Trail };

export class GuideDialog extends Screen<GuideState> {
  protected override stateFrom({ flow, trail }: Begin, context: TurnContext): GuideState {
    return { trail: trail ?? begin(flow as FlowId, talkOf(context).known) };
  }

  protected override async show(context: TurnContext, { trail }: GuideState): Promise<void> {
    const { minds, language } = talkOf(context);
    const place = placeIn(minds.guide, trail);
    if (place.kind === 'gone') throw new Error(`The flow ${place.flow} is gone; the road should have been left.`);
    if (place.dropped.length > 0) notice(context, 'notice.moved');
    if (place.kind === 'outcome') return say(context, speakOutcome(minds.speech, place, language, trail));
    if (trail.reask === place.node) notice(context, 'question.anew');
    return say(context, speakQuestion(minds.speech, place, language), askedAt(minds.speech, place, language));
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const { minds, meant, inbound } = talkOf(dc.context);
    const { trail } = this.stateOf(dc);
    const place = placeIn(minds.guide, trail);
    if (place.kind === 'gone') {
      notice(dc.context, 'notice.gone');
      return dc.replaceDialog('menu');
    }
    switch (meant.kind) {
      case 'option':
        return this.choose(dc, place, meant.id);
      case 'day':
        return this.answer(dc, { node: place.node, given: meant.day }, meant.day);
      case 'day-choices':
        await offerDays(dc.context, place, meant.days);
        return { status: 'waiting' } as DialogTurnResult;
      case 'number':
        return this.answer(dc, { node: place.node, given: String(meant.number) });
      case 'command':
        return this.command(dc, place, meant.command);
      case 'bad':
        notice(dc.context, `expected.${meant.reason}`);
        return this.again(dc);
      case 'empty':
      case 'too-long':
      case 'unknown':
        notice(dc.context, `expected.${meant.kind}`);
        return this.again(dc);
      case 'free':
        return dc.beginDialog('search', { question: inbound.text });
    }
  }

  /** A tapped button names its own question; a typed option belongs to the open one. */
  private async choose(dc: DialogContext, place: Exclude<Place, { kind: 'gone' }>, chosen: string) {
    const { minds } = talkOf(dc.context);
    const button = pressed(chosen) ?? { kind: 'answer' as const, node: place.node, given: chosen };
    if (button.kind === 'answer') return this.answer(dc, button);
    const anew = button.kind === 'reask' ? reask(minds.guide, this.stateOf(dc).trail, button.node) : undefined;
    if (anew) this.keep(dc, { trail: anew });
    else notice(dc.context, 'notice.old-button');
    return this.again(dc);
  }

  private async answer(
    dc: DialogContext,
    answer: { readonly node: NodeId; readonly given: string },
    echo?: Day,
  ): Promise<DialogTurnResult> {
    const talk = talkOf(dc.context);
    const { trail } = this.stateOf(dc);
    const next = accept(talk.minds.guide, trail, answer);
    if (!next) {
      notice(dc.context, 'notice.old-button');
      return this.again(dc);
    }
    if (echo) notice(dc.context, 'notice.day', { day: showDay(echo, talk.language) });
    else if (!talk.inbound.value) this.echo(dc.context, next, answer);
    talk.known = { ...talk.known, ...learned(talk.minds.guide, next) };
    this.keep(dc, { trail: next });
    return this.again(dc);
  }

  /** A typed answer is always told back, so that a misunderstanding is seen. */
  private echo(context: TurnContext, trail: Trail, answer: { readonly node: NodeId; readonly given: string }): void {
    const { minds, language } = talkOf(context);
    const flow = minds.guide.content.flows[trail.flow];
    if (flow) notice(context, 'notice.chosen', { answer: answerInWords(minds.speech, flow, answer, language) });
  }

  private async command(dc: DialogContext, place: Place, command: string): Promise<DialogTurnResult> {
    const { minds } = talkOf(dc.context);
    if (command === 'back') {
      const before = back(minds.guide, this.stateOf(dc).trail);
      if (!before) return dc.replaceDialog('menu', { subject: subjectOf(minds.guide.content.menu, place) });
      this.keep(dc, { trail: before });
      return this.again(dc);
    }
    notice(dc.context, place.kind === 'question' ? `expected.${place.question.asks}` : 'help.text');
    return this.again(dc);
  }

  /** Answers that no longer fit are let go once the person has been told. */
  protected override keep(dc: DialogContext, state: GuideState): void {
    const context: TurnContext = dc.context;
    super.keep(dc, state.trail.reask ? state : { trail: tidy(talkOf(context).minds.guide, state.trail) });
  }
}

/** What the road that lies below another screen asks, so that its answer is understood from there too. */
export const askedBelow = (dc: DialogContext): Asked | undefined => {
  const { minds, language } = talkOf(dc.context);
  const road = dc.stack.find(({ id }) => id === 'guide')?.state as GuideState | undefined;
  const place = road && placeIn(minds.guide, road.trail);
  return place?.kind === 'question' ? askedAt(minds.speech, place, language) : undefined;
};

/** How a typed answer to this question is understood: its options with their synonyms, a date, or a number in range. */
const askedAt = (speech: Speech, place: Asking, language: Language): Asked => {
  const { question } = place;
  if (question.asks === 'number') return { kind: 'number', least: question.least, most: question.most };
  if (question.asks === 'date') return { kind: 'date' };
  const words = questionWords(speech, place.flow, place.node, language).options ?? {};
  const options = Object.keys(question.options).map((id) => ({
    id,
    label: words[id]?.label ?? id,
    synonyms: words[id]?.synonyms ?? [],
  }));
  return { kind: 'choice', options };
};

/** Back from the first question leads to the list the flow stands in. */
const subjectOf = (menu: Content['menu'], place: Place): SubjectId | undefined =>
  place.kind === 'gone' ? undefined : menu.find(({ flows }) => flows.includes(place.flow.id))?.id;
