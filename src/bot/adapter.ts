// The adapter of every channel: a turn runs, its replies are collected, and nothing is sent before the commit.
import { type Activity, BotAdapter, type ResourceResponse, TurnContext } from 'botbuilder';

/** Collects what the dialogs send; the turn writes it into the outbox. */
export class TalkAdapter extends BotAdapter {
  #memory: unknown;

  /** Runs `logic` for one activity and returns what was sent, in order. Throws what `logic` throws. */
  async run(activity: Partial<Activity>, logic: (context: TurnContext) => Promise<void>): Promise<Partial<Activity>[]> {
    const context = new TurnContext(this, activity);
    const sent: Partial<Activity>[] = [];
    context.turnState.set(collected, sent);
    // Bot Framework gathers this anew for every turn unless it finds it; it is the same for all of them.
    if (this.#memory) context.turnState.set(memoryKey, this.#memory);
    await this.runMiddleware(context, logic);
    this.#memory ??= context.turnState.get(memoryKey);
    return sent;
  }

  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const sent: Partial<Activity>[] = context.turnState.get(collected);
    return activities.map((activity) => {
      if (activity.type === 'message' || activity.type === 'event') sent.push(activity);
      return { id: '' };
    });
  }

  override updateActivity(): Promise<void> {
    return refuse('change a message that was said');
  }

  override deleteActivity(): Promise<void> {
    return refuse('unsay a message');
  }

  override continueConversation(): Promise<void> {
    return refuse('speak outside a turn: write an outbox row instead');
  }
}

const collected = Symbol('collected');
/** Where `DialogStateManager` of botbuilder-dialogs keeps its scopes and resolvers during a turn. */
const memoryKey = 'DialogStateManagerConfiguration';
const refuse = (what: string): Promise<never> => Promise.reject(new Error(`This adapter does not ${what}.`));
