// The road that every program under test walks: the same four taps, answered with the same words.

/** A greeting, then these again and again. */
export const taps = ['flow:nareis', 'answer:nareis:permit:asylum', 'command:back', 'command:menu'] as const;

/** What is sent, without its address. */
export type Wire = Readonly<Record<string, unknown>>;
export type Place = { readonly body: Wire; readonly next: Readonly<Record<string, string>> };
/** Places by their names; `start` is the welcome. Recorded from the house itself. */
export type Road = Readonly<Record<string, Place>>;

export const roadOf = (bodies: readonly Wire[]): Road => {
  const names = ['start', ...taps];
  const after = (name: string) => taps[name === 'start' ? 0 : names.indexOf(name) % taps.length] as string;
  return Object.fromEntries(
    names.map((name, at) => [name, { body: bodies[at] as Wire, next: { [after(name)]: after(name) } }]),
  );
};

/** The tree as a plain function. */
export const step = (road: Road, before: string, value: string): string => {
  if (value === '' || !road[before]) return 'start';
  return road[before]?.next[value] ?? before;
};

export type Hook = {
  readonly id: string;
  readonly from: string;
  /** What was tapped; empty for a greeting. */
  readonly value: string;
  readonly raw: Buffer;
};

type Body = {
  readonly entry: readonly {
    readonly changes: readonly {
      readonly value: {
        readonly messages: readonly {
          readonly id: string;
          readonly from_user_id: string;
          readonly interactive?: { readonly button_reply: { readonly id: string } };
        }[];
      };
    }[];
  }[];
};

/** Only what this benchmark brings is read; a webhook of Meta holds much more. */
export const readHook = (raw: Buffer): Hook => {
  const message = (JSON.parse(raw.toString()) as Body).entry[0]?.changes[0]?.value.messages[0];
  if (!message) throw new Error('Not a webhook of this benchmark.');
  const { id, from_user_id: from, interactive } = message;
  return { id, from, value: interactive?.button_reply.id ?? '', raw };
};
