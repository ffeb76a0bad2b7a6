// The menu: welcome, subjects, the questions of one subject. Free text goes to search.
import type { TurnContext } from 'botbuilder';
import type { DialogContext, DialogInstance, DialogTurnResult } from 'botbuilder-dialogs';
import type { SubjectId } from '../../content/schema/ids.ts';
import { speakMenu, speakSubject, speakWelcome } from '../../speech/menu.ts';
import { sayer } from '../../speech/text.ts';
import { Dialog } from '../dialog-classes.ts';
import { say } from '../say.ts';
import { notice, talkOf } from '../talk.ts';
import { Screen } from './screen.ts';

export type MenuState = { readonly subject?: SubjectId; readonly welcome?: boolean };

export class MenuDialog extends Screen<MenuState> {
  protected override stateFrom(options: MenuState): MenuState {
    return options;
  }

  protected override async show(context: TurnContext, { subject, welcome }: MenuState): Promise<void> {
    const talk = talkOf(context);
    const { language } = talk;
    const { speech } = talk.minds;
    if (subject && speech.content.menu.some(({ id }) => id === subject)) {
      return say(context, speakSubject(speech, subject, language));
    }
    if (!welcome) return say(context, speakMenu(speech, language));
    // The welcome itself says who we are; the opening line would say it twice.
    const who = sayer(speech, language)('welcome.who');
    talk.notices = talk.notices.filter((line) => line !== who);
    return say(context, speakWelcome(speech, language));
  }

  /** Who we are was said when the screen was begun. */
  override async resumeDialog(dc: DialogContext): Promise<DialogTurnResult> {
    return this.again(dc);
  }

  override async repromptDialog(context: TurnContext, { state }: DialogInstance<MenuState>): Promise<void> {
    await this.show(context, { ...state, welcome: false });
  }

  protected override async again(dc: DialogContext): Promise<DialogTurnResult> {
    await this.show(dc.context, { ...this.stateOf(dc), welcome: false });
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const { meant, inbound } = talkOf(dc.context);
    switch (meant.kind) {
      case 'free':
        return dc.beginDialog('search', { question: inbound.text });
      case 'bad':
        notice(dc.context, `expected.${meant.reason}`);
        return this.again(dc);
      case 'empty':
      case 'too-long':
        notice(dc.context, `expected.${meant.kind}`);
        return this.again(dc);
      case 'command':
        if (meant.command === 'back') return dc.replaceDialog('menu');
        return this.again(dc);
      default:
        return this.again(dc);
    }
  }
}
