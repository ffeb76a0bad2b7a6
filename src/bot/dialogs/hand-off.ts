// The way to a person: what is asked before she waits for a volunteer; where no team works, whom to call or visit.
import type { TurnContext } from 'botbuilder';
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import type { Topic } from '../../content/schema/ids.ts';
import type { Opening } from '../../desk/handoff-desk.ts';
import { teamFor } from '../../desk/town.ts';
import { showDay } from '../../language/format.ts';
import {
  speakConsentQuestion,
  speakLetterQuestion,
  speakOpening,
  speakSafeQuestion,
  speakTopicQuestion,
  speakTownQuestion,
} from '../../speech/hand-off.ts';
import { speakPerson } from '../../speech/person.ts';
import { Dialog } from '../dialog-classes.ts';
import { press, pressedHere } from '../hand-off-press.ts';
import { say } from '../say.ts';
import { notice, talkOf } from '../talk.ts';
import { reopen, sayStanding } from '../with-desk.ts';
import { dangerOf, type HandOffState, needsSafety, queueUp } from './queue-up.ts';
import { Screen } from './screen.ts';

/** "Tomorrow between nine and ten, he works then". */
const longestWhen = 200;

export class HandOffDialog extends Screen<HandOffState> {
  protected override stateFrom({ topic, trail }: HandOffState): HandOffState {
    return { ...(topic ? { topic } : {}), ...(trail ? { trail } : {}) };
  }

  override async beginDialog(dc: DialogContext, options: HandOffState = {}): Promise<DialogTurnResult> {
    const { desk } = talkOf(dc.context);
    const standing = await desk?.standing();
    if (desk && standing) {
      dc.stack.pop();
      if (standing.is === 'closed') return reopen(dc, desk, standing);
      await sayStanding(dc, desk, standing);
      return Dialog.EndOfTurn;
    }
    const opening = await desk?.opening();
    if (!opening) return super.beginDialog(dc, options);
    const { minds, language, notices } = talkOf(dc.context);
    notices.push(speakOpening(minds.speech, language, opening.at));
    return this.next(dc, { ...this.stateFrom(options), ...homeOf(opening.teams) });
  }

  protected override async show(context: TurnContext, { step, topic }: HandOffState): Promise<void> {
    const { minds, language } = talkOf(context);
    const { speech } = minds;
    switch (step) {
      case undefined:
        return say(context, speakPerson(speech, language, topic));
      case 'topic':
        return say(context, speakTopicQuestion(speech, language, press));
      case 'town':
        return say(context, speakTownQuestion(speech, language), { kind: 'nothing' });
      case 'letter':
        return say(context, speakLetterQuestion(speech, language, press), { kind: 'date' });
      case 'safe':
        return say(context, speakSafeQuestion(speech, language));
      case 'consent':
        return say(context, speakConsentQuestion(speech, language));
    }
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const { meant } = talkOf(dc.context);
    const state = this.stateOf(dc);
    if (meant.kind === 'command' && meant.command === 'back') return this.leave(dc);
    switch (state.step) {
      case undefined:
        return this.stepAside(dc);
      case 'topic':
        return this.chooseTopic(dc, state);
      case 'town':
        return this.nameTown(dc, state);
      case 'letter':
        return this.dateLetter(dc, state);
      case 'safe':
        return this.askSafe(dc, state);
      default:
        if (isNo(meant)) return queueUp(dc, state, false);
        if (meant.kind === 'command' && meant.command === 'yes') return queueUp(dc, state, true);
        return this.askAgain(dc, 'choice');
    }
  }

  private async chooseTopic(dc: DialogContext, state: HandOffState): Promise<DialogTurnResult> {
    const chosen = tapped(dc.context);
    if (chosen?.kind !== 'topic') return this.askAgain(dc, 'choice');
    const { menu } = talkOf(dc.context).minds.guide.content;
    const known = menu.some(({ id }) => id === chosen.subject);
    return this.next(dc, { ...state, topic: (known ? chosen.subject : 'human.request') as Topic });
  }

  private async nameTown(dc: DialogContext, state: HandOffState): Promise<DialogTurnResult> {
    const { desk, inbound, meant } = talkOf(dc.context);
    const { teams = [] } = (await desk?.opening()) ?? {};
    if (meant.kind === 'empty' || meant.kind === 'too-long') return this.askAgain(dc, meant.kind);
    const team = teamFor(teams, inbound.text);
    if (!team) notice(dc.context, 'hand-off.town-unknown');
    const [any] = teams;
    const home = team ?? any;
    if (!home) return this.next(dc, state);
    return this.next(dc, { ...state, home: { team: home.id, region: home.region, rung: team ? 'team' : 'country' } });
  }

  private async dateLetter(dc: DialogContext, state: HandOffState): Promise<DialogTurnResult> {
    const { meant, language, minds } = talkOf(dc.context);
    const chosen = tapped(dc.context);
    const none = chosen?.kind === 'no-letter' || meant.kind === 'unknown' || isNo(meant);
    if (none) return this.next(dc, { ...state, letterDate: null });
    if (meant.kind === 'day-choices') {
      notice(dc.context, 'expected.which-day');
      const message = speakLetterQuestion(minds.speech, language, press);
      const days = meant.days.map((day) => ({
        label: showDay(day, language),
        value: press.day(day),
        role: 'main' as const,
      }));
      await say(dc.context, { ...message, choices: [...days, ...message.choices] }, { kind: 'date' });
      return Dialog.EndOfTurn;
    }
    const day = chosen?.kind === 'day' ? chosen.day : meant.kind === 'day' ? meant.day : undefined;
    if (!day) return this.askAgain(dc, meant.kind === 'bad' ? meant.reason : 'date');
    notice(dc.context, 'notice.day', { day: showDay(day, language) });
    return this.next(dc, { ...state, letterDate: day });
  }

  /** Yes, no, or in her own words when. */
  private async askSafe(dc: DialogContext, state: HandOffState): Promise<DialogTurnResult> {
    const { inbound, meant } = talkOf(dc.context);
    const isYes = meant.kind === 'command' && meant.command === 'yes';
    const when = inbound.text.trim();
    if (!isYes && !isNo(meant) && (when === '' || when.length > longestWhen)) return this.askAgain(dc, 'choice');
    return this.next(dc, { ...state, safe: isYes ? 'yes' : isNo(meant) ? 'no' : when });
  }

  /** The first thing that is not known yet. */
  private async next(dc: DialogContext, given: HandOffState): Promise<DialogTurnResult> {
    const talk = talkOf(dc.context);
    // In danger nobody is asked what it is about, or for a letter.
    const state = dangerOf(talk) ? { topic: 'human.request' as Topic, letterDate: null, ...given } : given;
    const mustBeSafe = needsSafety(talk) && state.safe === undefined;
    const last = mustBeSafe ? 'safe' : 'consent';
    const step = !state.topic ? 'topic' : !state.home ? 'town' : state.letterDate === undefined ? 'letter' : last;
    this.keep(dc, { ...state, step });
    return this.again(dc);
  }

  private async askAgain(dc: DialogContext, expected: string): Promise<DialogTurnResult> {
    notice(dc.context, `expected.${expected}`);
    return this.again(dc);
  }
}

/** With one team there is nothing to ask. */
const homeOf = (teams: Opening['teams']): Pick<HandOffState, 'home'> => {
  const [only, ...more] = teams;
  return only && more.length === 0 ? { home: { team: only.id, region: only.region, rung: 'team' } } : {};
};

const isNo = (meant: { readonly kind: string; readonly command?: string }): boolean =>
  meant.kind === 'command' && meant.command === 'no';

/** A tapped choice of ours, or the one a typed text names. */
const tapped = (context: TurnContext) => {
  const { inbound, meant } = talkOf(context);
  return pressedHere(inbound.value ?? (meant.kind === 'option' ? meant.id : ''));
};
