// While the database is away the talk goes on in the page: the road travels sealed in the form and is replayed at each answer.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { type Road, roadIn } from './bot/road-in.ts';
import type { Turn } from './bot/turn.ts';
import { press } from './guide/button.ts';
import type { Message } from './speech/message.ts';
import type { ConversationId, Json, MessageRow } from './store/store.ts';
import type { Meanwhile, Reading, ReadOn } from './web/reading.ts';
import { wordsIn } from './web/said.ts';

/** `said`: what was answered while the database was away; it is stored as soon as that is back. */
type Carried = { readonly road?: Road; readonly said: readonly Meanwhile[] };

/** More than a person says in an outage that lasts an afternoon; the form must stay small. */
const most = { said: 30, bytes: 9_000 };

export const makeReading = (turn: Turn, secret: Buffer): Reading => {
  const { seal, open } = sealing(secret);
  const opened = (token: string, text: string): Carried => open(token, text) ?? { said: [] };
  return {
    carry: (token, state) => {
      const road = roadIn(state);
      return road && seal(token, { road, said: [] });
    },
    said: (token, text) => opened(token, text).said,
    step: async (token, text, { id, bodyOf }) => {
      const { road, said } = opened(token, text);
      const talk = talkFrom(turn, road);
      for (const body of road ? inputsOf(road) : []) await talk.hear(body);
      talk.settle();
      for (const { body } of said) await talk.hear(body);
      const body = bodyOf(talk.last());
      const isAgain = said.some((one) => one.id === id && wordsIn(one.body) === wordsIn(body));
      const heard = isAgain ? talk.latest() : await talk.hear(body);
      const next = seal(token, { ...(road ? { road } : {}), said: isAgain ? said : [...said, { id, body }] });
      if (heard === undefined || said.length >= most.said || next.length > most.bytes) return undefined;
      return { rows: heard, carried: next };
    },
  };
};

/** The road as it was tapped: into its flow, each answer, and the question that is asked anew. */
const inputsOf = ({ language, trail }: Road): readonly Json[] => {
  if (!trail) return [];
  const { flow, answers, reask } = trail;
  const values = [
    press({ kind: 'flow', flow }),
    ...answers.map(({ node, given }) => press({ kind: 'answer', flow, node, given })),
    ...(reask ? [press({ kind: 'reask', flow, node: reask })] : []),
  ];
  return values.map((value) => ({ text: '', value, language }));
};

const talkFrom = (turn: Turn, road: Road | undefined) => {
  const begin = road && {
    language: road.language,
    known: road.trail?.known ?? road.known,
    dialogs: { dialogStack: [] },
  };
  let [state, seq, last]: [Json, number, Message | undefined] = [(begin ?? null) as Json, 0, undefined];
  let latest: ReadOn['rows'] | undefined;
  const conversation = 'reading' as ConversationId;
  const row = (direction: 'in' | 'out', body: Json): MessageRow => {
    seq += 1;
    return { id: `reading:${seq}`, conversation, seq, direction, at: new Date(), status: 'handled', body };
  };
  return {
    last: () => last,
    latest: () => latest,
    /** What other roads taught is known again. */
    settle: () => {
      if (road && isRecord(state)) state = { ...state, known: road.known };
    },
    /** What she said and what is answered; undefined for what nobody can do without the database. */
    hear: async (body: Json): Promise<ReadOn['rows'] | undefined> => {
      const message = row('in', body);
      const { state: next, replies, effects } = await turn({ state, message, channel: 'web' });
      if (effects.some(({ kind }) => kind !== 'unanswered')) return undefined;
      // As the store would give it back.
      state = JSON.parse(JSON.stringify(next)) as Json;
      last = (replies.at(-1) as unknown as Message | undefined) ?? last;
      latest = [message, ...replies.map((reply) => row('out', reply))];
      return latest;
    },
  };
};

const isRecord = (json: Json): json is { readonly [key: string]: Json } =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

/** AES-256-GCM under a key derived from the secret key, bound to the session: 12 bytes nonce, 16 bytes tag, the rest. */
const sealing = (secret: Buffer) => {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'wegwijs reading', 32));
  return {
    seal: (token: string, carried: Carried): string => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(token));
      const sealed = Buffer.concat([cipher.update(JSON.stringify(carried), 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
    },
    open: (token: string, text: string): Carried | undefined => {
      const bytes = Buffer.from(text.slice(0, most.bytes), 'base64url');
      if (bytes.length < 29) return undefined;
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
          .setAAD(Buffer.from(token))
          .setAuthTag(bytes.subarray(12, 28));
        return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8'));
      } catch {
        return undefined;
      }
    },
  };
};
