// "Delete my data": asked once more, then everything goes.
import type { TurnContext } from 'botbuilder';
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { speakDeleted, speakDeleteQuestion } from '../../speech/notices.ts';
import { say } from '../say.ts';
import { notice, talkOf } from '../talk.ts';
import { Screen } from './screen.ts';

export class PrivacyDialog extends Screen<Record<string, never>> {
  protected override stateFrom(): Record<string, never> {
    return {};
  }

  protected override async show(context: TurnContext): Promise<void> {
    const { minds, language } = talkOf(context);
    await say(context, speakDeleteQuestion(minds.speech, language));
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const { meant, minds, language, effects } = talkOf(dc.context);
    if (meant.kind !== 'command') return this.stepAside(dc);
    if (meant.command === 'yes') {
      effects.push({ kind: 'forget' });
      await say(dc.context, speakDeleted(minds.speech, language));
      return dc.cancelAllDialogs();
    }
    if (meant.command === 'no') notice(dc.context, 'privacy.kept');
    return this.leave(dc);
  }
}
