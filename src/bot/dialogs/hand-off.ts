// The way to a person: whom to call or visit about what the road was about.
import type { TurnContext } from 'botbuilder';
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import type { Topic } from '../../content/schema/ids.ts';
import { speakPerson } from '../../speech/person.ts';
import { say } from '../say.ts';
import { talkOf } from '../talk.ts';
import { Screen } from './screen.ts';

export type HandOffState = { readonly topic?: Topic };

export class HandOffDialog extends Screen<HandOffState> {
  protected override stateFrom(options: HandOffState): HandOffState {
    return options;
  }

  protected override async show(context: TurnContext, { topic }: HandOffState): Promise<void> {
    const { minds, language } = talkOf(context);
    await say(context, speakPerson(minds.speech, language, topic));
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const { meant } = talkOf(dc.context);
    return meant.kind === 'command' && meant.command === 'back' ? this.leave(dc) : this.stepAside(dc);
  }
}
