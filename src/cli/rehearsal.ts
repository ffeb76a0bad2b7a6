// A talk without a database: the state passes through JSON between every two turns, as it does in the real one.

import type { Inbound, Minds } from '../bot/talk.ts';
import { makeTurn } from '../bot/turn.ts';
import type { Language } from '../content/schema/ids.ts';
import type { Message } from '../speech/message.ts';
import type { ChannelName, ConversationId, Effect, Json } from '../store/store.ts';

export type Heard = {
  readonly messages: readonly Message[];
  readonly effects: readonly Effect[];
  readonly state: Json;
};

export type Rehearsal = { hear(inbound: Inbound): Promise<Heard>; readonly last: () => Message | undefined };

/** `state` starts a talk in the middle, e.g. from a row of an older build. */
export const rehearse = (
  minds: () => Minds,
  { language, channel = 'terminal', state = null }: { language?: Language; channel?: ChannelName; state?: Json } = {},
): Rehearsal => {
  const turn = makeTurn(minds);
  let [kept, seq]: [Json, number] = [state, 0];
  let last: Message | undefined;
  return {
    last: () => last,
    hear: async (inbound) => {
      seq += 1;
      const body = { ...inbound, ...(language && seq === 1 ? { language } : {}) } as unknown as Json;
      const conversation = 'rehearsal' as ConversationId;
      const message = {
        id: `r${seq}`,
        conversation,
        seq,
        direction: 'in',
        at: new Date(0),
        status: 'unhandled',
        body,
      } as const;
      const output = await turn({ state: kept, message, channel });
      kept = JSON.parse(JSON.stringify(output.state)) as Json;
      const messages = JSON.parse(JSON.stringify(output.replies)) as readonly Message[];
      last = messages.at(-1) ?? last;
      return { messages, effects: output.effects, state: kept };
    },
  };
};
