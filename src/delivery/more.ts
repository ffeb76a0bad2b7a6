// "More" under a list of ten: the open question once again, with the next page of its answers.
import { pageAsked } from '../channels/whatsapp/pages.ts';
import type { Json, TurnInput, TurnOutput } from '../store/store.ts';

type Turn = (input: TurnInput) => Promise<TurnOutput>;

/** The bot repeats what is open; which page is shown is WhatsApp's affair alone. */
export const withPages =
  (turn: Turn): Turn =>
  async (input) => {
    const body = input.message.body as { readonly text: string; readonly value?: string };
    const page = input.channel === 'whatsapp' && body.value !== undefined ? pageAsked(body.value) : undefined;
    if (page === undefined) return turn(input);
    const repeat = { ...body, value: 'command:repeat' } as unknown as Json;
    const output = await turn({ ...input, message: { ...input.message, body: repeat } });
    return { ...output, replies: output.replies.map((reply) => ({ ...(reply as object), page })) };
  };
