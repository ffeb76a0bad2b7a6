// A dialog that shows one screen: shown when begun, shown again when resumed or asked to repeat.
import type { TurnContext } from 'botbuilder';
import type { DialogContext, DialogInstance, DialogReason, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from '../dialog-classes.ts';

const unheard = Promise.resolve(false);

export abstract class Screen<State extends object> extends Dialog {
  /** What the screen remembers, from the options it was begun with. */
  protected abstract stateFrom(options: Partial<State>, context: TurnContext): State;
  protected abstract show(context: TurnContext, state: State): Promise<void>;

  protected stateOf(dc: DialogContext): State {
    return (dc.activeDialog as DialogInstance<State>).state;
  }

  protected keep(dc: DialogContext, state: State): void {
    (dc.activeDialog as DialogInstance<State>).state = state;
  }

  override async beginDialog(dc: DialogContext, options: Partial<State> = {}): Promise<DialogTurnResult> {
    this.keep(dc, this.stateFrom(options, dc.context));
    await this.show(dc.context, this.stateOf(dc));
    return Dialog.EndOfTurn;
  }

  /** A screen hears no events, and none is passed on: that would cost as much as showing it. */
  override onDialogEvent(): Promise<boolean> {
    return unheard;
  }

  override async resumeDialog(dc: DialogContext, _reason: DialogReason): Promise<DialogTurnResult> {
    await this.show(dc.context, this.stateOf(dc));
    return Dialog.EndOfTurn;
  }

  override async repromptDialog(context: TurnContext, instance: DialogInstance<State>): Promise<void> {
    await this.show(context, instance.state);
  }

  /** This screen gives way and the one below it hears the same message. */
  protected async stepAside(dc: DialogContext): Promise<DialogTurnResult> {
    dc.stack.pop();
    return dc.stack.length > 0 ? dc.continueDialog() : dc.beginDialog('menu');
  }

  protected async again(dc: DialogContext): Promise<DialogTurnResult> {
    await this.show(dc.context, this.stateOf(dc));
    return Dialog.EndOfTurn;
  }

  /** Back to what was below; with nothing below, to the menu. */
  protected async leave(dc: DialogContext): Promise<DialogTurnResult> {
    if (dc.stack.length > 1) return dc.endDialog();
    return dc.replaceDialog('menu');
  }
}
