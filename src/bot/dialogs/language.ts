// Which language: a list of own names; a name in any spelling works.
import type { TurnContext } from 'botbuilder';
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { speakLanguages } from '../../speech/menu.ts';
import { say } from '../say.ts';
import { talkOf } from '../talk.ts';
import { Screen } from './screen.ts';

export class LanguageDialog extends Screen<Record<string, never>> {
  protected override stateFrom(): Record<string, never> {
    return {};
  }

  protected override async show(context: TurnContext): Promise<void> {
    const { minds, language } = talkOf(context);
    await say(context, speakLanguages(minds.speech, language));
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const { meant } = talkOf(dc.context);
    return meant.kind === 'command' && meant.command === 'back' ? this.leave(dc) : this.stepAside(dc);
  }
}
