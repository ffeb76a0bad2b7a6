// Every message enters here: crisis words, then global words and buttons, then the screen on top of the stack.
import type { TurnContext } from 'botbuilder';
import type { DialogState, DialogTurnResult } from 'botbuilder-dialogs';
import type { Language } from '../../content/schema/ids.ts';
import type { Command } from '../../content/schema/registers.ts';
import { accept } from '../../guide/accept.ts';
import { type Button, pressed } from '../../guide/button.ts';
import { begin } from '../../guide/trail.ts';
import { askAfter, speakCrisis } from '../../speech/crisis.ts';
import { speakAsking } from '../../speech/hand-off.ts';
import type { Message } from '../../speech/message.ts';
import { speakStopped, speakThanked } from '../../speech/notices.ts';
import { sayer } from '../../speech/text.ts';
import { Dialog, DialogContext, DialogSet } from '../dialog-classes.ts';
import { pressedHere } from '../hand-off-press.ts';
import { say } from '../say.ts';
import { type Danger, notice, type Talk, talkOf } from '../talk.ts';
import { relay, reopenInDanger } from '../with-desk.ts';
import { GuideDialog, type GuideState } from './guide.ts';
import { HandOffDialog } from './hand-off.ts';
import { LanguageDialog } from './language.ts';
import { MenuDialog } from './menu.ts';
import { PrivacyDialog } from './privacy.ts';
import { SearchDialog } from './search.ts';

/** Hears before the screens do and holds no place on their stack: as a component it would make three contexts a turn. */
export class RootDialog extends Dialog {
  readonly #screens = new DialogSet()
    .add(new MenuDialog('menu'))
    .add(new GuideDialog('guide'))
    .add(new SearchDialog('search'))
    .add(new LanguageDialog('language'))
    .add(new HandOffDialog('hand-off'))
    .add(new PrivacyDialog('privacy'));

  constructor() {
    super('root');
  }

  /** One message; `state` is the stack of screens and is changed. */
  hearIn(context: TurnContext, state: DialogState): Promise<DialogTurnResult> {
    return this.continueDialog(new DialogContext(this.#screens, context, state));
  }

  override beginDialog(dc: DialogContext): Promise<DialogTurnResult> {
    return this.hear(dc);
  }

  override continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    return this.hear(dc);
  }

  private async hear(dc: DialogContext): Promise<DialogTurnResult> {
    const talk = talkOf(dc.context);
    const danger = talk.inbound.value === undefined ? talk.minds.crisis(talk.inbound.text) : undefined;
    if (danger) await noteDanger(dc, danger);
    if (danger?.level === 'red') {
      await say(dc.context, inDanger(talk, danger.theme));
      return Dialog.EndOfTurn;
    }
    if (danger) {
      const { question, contacts } = askAfter(talk.minds.speech, danger.theme, talk.language);
      talk.notices.push(question);
      talk.aside = contacts;
    }
    if (talk.withDesk) {
      const relayed = await relay(dc);
      if (relayed && talk.notices.length > 0) await say(dc.context, speakAsking(talk.minds.speech, talk.language));
      if (relayed) return relayed;
    }
    if (talk.inbound.media !== undefined) {
      const hasWords = talk.inbound.text.trim() !== '';
      notice(dc.context, hasWords ? 'expected.caption' : 'expected.media');
      if (!hasWords) return this.repeat(dc);
    }
    const button = buttonOf(dc.context);
    if (button) return this.push(dc, button);
    if (talk.inbound.value !== undefined && !(pressedHere(talk.inbound.value) && dc.activeDialog?.id === 'hand-off')) {
      notice(dc.context, 'notice.old-button');
      return this.repeat(dc);
    }
    if (talk.meant.kind === 'command') return this.obey(dc, talk.meant.command);
    const named = talk.meant.kind === 'free' ? talk.minds.named(talk.inbound.text) : undefined;
    if (named) return this.speak(dc, named);
    if (dc.stack.length > 0) return dc.continueDialog();
    return talk.meant.kind === 'free'
      ? dc.beginDialog('search', { question: talk.inbound.text })
      : dc.beginDialog('menu', { welcome: true });
  }

  private async push(dc: DialogContext, button: Button): Promise<DialogTurnResult> {
    const { guide } = talkOf(dc.context).minds;
    switch (button.kind) {
      case 'command':
        return this.obey(dc, button.command);
      case 'speak':
        return this.speak(dc, button.language as Language);
      case 'subject':
        return this.fresh(dc, 'menu', { subject: button.subject });
      case 'flow':
        if (guide.content.flows[button.flow]) return this.fresh(dc, 'guide', { flow: button.flow });
        notice(dc.context, 'notice.gone');
        return this.fresh(dc, 'menu', {});
      case 'article':
        if (guide.content.articles[button.article]) return dc.beginDialog('search', { article: button.article });
        notice(dc.context, 'notice.gone');
        return dc.stack.length > 0 ? this.repeat(dc) : dc.beginDialog('menu');
      case 'answer':
      case 'reask':
        return this.onRoad(dc, button);
    }
  }

  /** An answer belongs to the road it names: the one that is open, or one that begins anew with this answer. */
  private async onRoad(
    dc: DialogContext,
    button: Extract<Button, { kind: 'answer' | 'reask' }>,
  ): Promise<DialogTurnResult> {
    const talk = talkOf(dc.context);
    const open = dc.stack.find(({ id }) => id === 'guide');
    if (open && (open.state as GuideState).trail.flow === button.flow) {
      while (dc.activeDialog !== open) dc.stack.pop();
      return dc.continueDialog();
    }
    const trail = talk.minds.guide.content.flows[button.flow] && begin(button.flow, talk.known);
    const next = trail && button.kind === 'answer' ? accept(talk.minds.guide, trail, button) : undefined;
    if (next) return this.fresh(dc, 'guide', { trail: next });
    notice(dc.context, 'notice.old-button');
    return dc.stack.length > 0 ? this.repeat(dc) : dc.beginDialog('menu');
  }

  private async obey(dc: DialogContext, command: Command): Promise<DialogTurnResult> {
    const talk = talkOf(dc.context);
    switch (command) {
      case 'menu':
        return this.fresh(dc, 'menu', {});
      case 'start':
        return this.fresh(dc, 'menu', { welcome: true });
      case 'stop':
        await dc.cancelAllDialogs();
        await say(dc.context, speakStopped(talk.minds.speech, talk.language));
        return Dialog.EndOfTurn;
      case 'language':
        return dc.beginDialog('language');
      case 'human':
        if (dc.activeDialog?.id === 'hand-off') dc.stack.pop();
        return dc.beginDialog('hand-off', roadOf(dc));
      case 'delete_my_data':
        return dc.beginDialog('privacy');
      case 'thanks':
        await say(dc.context, speakThanked(talk.minds.speech, talk.language), talk.asked);
        return Dialog.EndOfTurn;
      case 'help':
        notice(dc.context, 'help.text');
        return this.repeat(dc);
      case 'repeat':
        return this.repeat(dc);
      case 'back':
      case 'yes':
      case 'no':
        talk.meant = { kind: 'command', command };
        return dc.stack.length > 0 ? dc.continueDialog() : dc.beginDialog('menu');
    }
  }

  private async speak(dc: DialogContext, language: Language): Promise<DialogTurnResult> {
    const talk = talkOf(dc.context);
    // A language we know but do not speak yet: the list says which ones we do.
    if (dc.activeDialog?.id === 'language') dc.stack.pop();
    if (!talk.minds.speech.content.languages[language]?.live) return dc.beginDialog('language');
    talk.language = language;
    // The welcome as well, which she could not read.
    const open = dc.activeDialog;
    if (open?.id === 'menu') return dc.replaceDialog('menu', open.state as object);
    return dc.stack.length > 0 ? this.repeat(dc) : dc.beginDialog('menu', { welcome: true });
  }

  private async repeat(dc: DialogContext): Promise<DialogTurnResult> {
    if (dc.stack.length === 0) return dc.beginDialog('menu');
    await dc.repromptDialog();
    return Dialog.EndOfTurn;
  }

  private async fresh(dc: DialogContext, dialog: string, options: object): Promise<DialogTurnResult> {
    dc.stack.splice(0);
    return dc.beginDialog(dialog, options);
  }
}

/** The numbers first: who we are stands under them in a first reply. */
const inDanger = (talk: Talk, theme: string): Message => {
  const { speech } = talk.minds;
  const crisis = speakCrisis(speech, theme, talk.language);
  const who = sayer(speech, talk.language)('welcome.who');
  if (!talk.notices.includes(who)) return crisis;
  talk.notices = talk.notices.filter((line) => line !== who);
  return { ...crisis, text: `${crisis.text}\n\n${who}` };
};

/** What was tapped, or the choice a typed text names. */
const buttonOf = (context: TurnContext): Button | undefined => {
  const talk = talkOf(context);
  if (talk.inbound.value === undefined) return talk.meant.kind === 'option' ? pressed(talk.meant.id) : undefined;
  const button = pressed(talk.inbound.value);
  talk.meant = button ? { kind: 'option', id: talk.inbound.value } : talk.meant;
  return button;
};

/** What the person was busy with, so that the right people are named and the volunteer reads it. */
const roadOf = (dc: DialogContext): object => {
  const { guide } = talkOf(dc.context).minds;
  const open = dc.stack.find(({ id }) => id === 'guide')?.state as GuideState | undefined;
  const topic = open && guide.content.flows[open.trail.flow]?.topic;
  return topic ? { topic, trail: open.trail } : {};
};

/** Kept for who asks for a person after it; a volunteer who has the talk sees it at once. */
const noteDanger = async (dc: DialogContext, { theme, level }: Omit<Danger, 'on'>): Promise<void> => {
  const talk = talkOf(dc.context);
  talk.danger = { theme, level, on: talk.minds.guide.today };
  if (!talk.withDesk) return;
  if (level === 'red') await reopenInDanger(dc);
  talk.desk?.raise(level);
};
