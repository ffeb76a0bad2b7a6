// A page with the published Direct Line client on it, and everything it was shown.
import { type Activity, ConnectionStatus, DirectLine, type DirectLineOptions } from 'botframework-directlinejs';
import { beLikeAPage } from './page-globals.ts';
import type { Served } from './served.ts';
import { makeTalks, type Talks } from './talks.ts';

beLikeAPage();

export type Page = {
  readonly client: DirectLine;
  readonly shown: readonly Activity[];
  readonly statuses: readonly string[];
  /** Why nothing more will be shown. */
  readonly ended: string | undefined;
  /** The id, `retry` when the client knows no better, or the refusal's status. */
  post(text: string, mark: string): Promise<string | number>;
  /** What the page keeps to open the same talk again. */
  kept(): { readonly conversationId: string; readonly token: string; readonly watermark: string };
};

export const openPage = async ({ url }: Served, options: DirectLineOptions = {}): Promise<Page> => {
  const { token } =
    options.token === undefined
      ? ((await (await fetch(`${url}/v3/directline/tokens/generate`, { method: 'POST' })).json()) as { token: string })
      : { token: options.token };
  const client = new DirectLine({
    domain: `${url}/v3/directline`,
    pollingInterval: 200,
    timeout: 500,
    // The shortest of the waits it may choose before it comes back: three seconds.
    random: () => 0,
    ...options,
    token,
  });
  const shown: Activity[] = [];
  const statuses: string[] = [];
  client.connectionStatus$.subscribe((status) => void statuses.push(ConnectionStatus[status]));
  let ended: string | undefined;
  client.activity$.subscribe(
    (activity) => void shown.push(activity),
    (error: Error) => {
      ended = error.message;
    },
  );
  return {
    client,
    shown,
    statuses,
    get ended() {
      return ended;
    },
    post: (text, mark) =>
      new Promise((resolve) => {
        const from = { id: 'anybody', role: 'user' } as const;
        client
          .postActivity({ type: 'message', text, from, channelData: { clientActivityID: mark } })
          .subscribe(resolve, ({ status }: { status: number }) => resolve(status));
      }),
    kept: () => {
      const { conversationId, token: last, watermark } = client as unknown as ReturnType<Page['kept']>;
      return { conversationId, token: last, watermark };
    },
  };
};

/** A house whose bot greets, and answers every message once. */
export const talksWithBot = (): Talks => {
  const talks = makeTalks();
  const wake = (talk: string): void => {
    const conversation = talk.replace('talk ', '');
    const heard = talks.rows(conversation).at(-1)?.activity;
    const text = heard ? `antwoord op ${String(heard.text)}` : 'Welkom';
    talks.say(conversation, { type: 'message', from: { id: 'bot', name: 'Wegwijs', role: 'bot' }, text });
  };
  return { ...talks, parts: { ...talks.parts, wake } };
};
