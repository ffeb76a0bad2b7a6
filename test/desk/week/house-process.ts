// A process of its own for the simulated week: the real store, desk and rounds; does what it is told until it is killed.
import { readFileSync } from 'node:fs';
import type { Content } from '../../../src/content/content.ts';
import { freeze } from '../../../src/content/freeze.ts';
import type { Day } from '../../../src/content/schema/ids.ts';
import { reopening } from '../../../src/desk/case-state.ts';
import type { Actor, CaseId } from '../../../src/desk/desk.ts';
import { makeDesk } from '../../../src/desk/make-desk.ts';
import { holidaysOf } from '../../../src/desk/moves.ts';
import { findWindow, type Home } from '../../../src/desk/promise.ts';
import { makeRounds } from '../../../src/desk/rounds.ts';
import { rules } from '../../../src/guide/rules/all.ts';
import { makeSpeech } from '../../../src/speech/speech.ts';
import type { CaseUrgency } from '../../../src/store/desk/desk.ts';
import { openStore } from '../../../src/store/open.ts';
import type { ConversationId, Effect } from '../../../src/store/store.ts';

type Held = { readonly as: Actor; readonly id: CaseId; readonly fence: number };
type Written = { readonly talk: ConversationId; readonly message: string; readonly text: string };
/** Everything somebody in the week may want of a process; asked again of another one it must do nothing twice. */
export type Orders = {
  /** `place`: the how manieth that waits. */
  claim: { given: { as: Actor; place: number }; answer: { id: CaseId; fence: number } | undefined };
  answer: { given: Held & { text: string }; answer: string | undefined };
  undo: { given: Held & { message: string }; answer: boolean };
  alive: { given: Held; answer: boolean };
  transfer: { given: Held & { to: string }; answer: boolean };
  close: { given: Held; answer: boolean };
  open: {
    given: { person: string; home: Home; urgency: CaseUrgency };
    answer: { talk: ConversationId; id: CaseId };
  };
  write: { given: Written; answer: undefined };
  cancel: { given: Written; answer: undefined };
  reopen: { given: Written & { home: Home }; answer: undefined };
  round: { given: Record<string, never>; answer: number };
};
export type Name = keyof Orders;
export type Order = { readonly n: number; readonly name: Name; readonly given: unknown };

const [databaseUrl, secret, contentFile, today] = process.argv.slice(2) as [string, string, string, Day];
const content = freeze(JSON.parse(readFileSync(contentFile, 'utf8')) as Content);
const minds = () => ({
  speech: makeSpeech({ content, today, sheetPath: () => '/sheet/key' }),
  guide: { content, rules, today },
});
const store = await openStore({
  databaseUrl,
  dataDir: 'unused',
  secretKey: Buffer.from(secret, 'hex'),
  log: () => undefined,
});
const desk = makeDesk({ store, minds });
const round = makeRounds({ store: store.desk, minds });

const windowFor = (home: Home, urgency: CaseUrgency) =>
  findWindow(store.desk.teams.hours, holidaysOf(minds().speech), home, { urgency });
const write = async ({ talk, message, text }: Written, effects: readonly Effect[] = []): Promise<undefined> => {
  await store.messages.receive(talk, message, { text });
  await store.turns.take(talk, async ({ state }) => ({ state, replies: [], effects }));
};

const work: { [N in Name]: (given: Orders[N]['given']) => Promise<Orders[N]['answer']> } = {
  claim: async ({ as, place }) => {
    const wanted = (await desk.queue(as)).filter(({ state }) => state.kind === 'waiting')[place];
    const claimed = wanted && (await desk.claim(as, wanted.id));
    return wanted && typeof claimed === 'object' ? { id: wanted.id, fence: claimed.fence } : undefined;
  },
  answer: async ({ as, id, fence, text }) => {
    const said = await desk.answer(as, id, fence, { kind: 'text', text, language: 'nl' as never });
    return typeof said === 'object' && 'message' in said ? said.message : undefined;
  },
  undo: ({ as, id, fence, message }) => desk.undo(as, id, fence, message),
  alive: ({ as, id, fence }) => desk.alive(as, id, fence),
  transfer: ({ as, id, fence, to }) => desk.transfer(as, id, fence, { team: to as never, reason: 'verhuisd' }),
  close: async ({ as, id, fence }) => {
    await desk.view(as, id);
    return desk.close(as, id, fence, 'afgesproken');
  },
  open: async ({ person, home, urgency }) => {
    const talk = await store.conversations.open('web', person);
    const window = await windowFor(home, urgency);
    await write({ talk, message: `${person} 0`, text: 'I need a person' }, [
      {
        kind: 'hand-off',
        case: {
          team: home.team,
          rung: window?.rung ?? 'country',
          language: 'ar',
          topic: 'family.nareis',
          urgency,
          promisedBefore: window?.before ?? null,
          consent: { given: true, text: 'hand-off.consent/1' },
          details: { summary: [] },
        },
      },
    ]);
    const [found] = await store.desk.cases.of([talk]);
    return { talk, id: found?.id as CaseId };
  },
  write: (written) => write(written),
  cancel: (written) => write(written, [{ kind: 'cancel-hand-off', reopensFor: reopening / 1000 }]),
  reopen: async ({ home, ...written }) => {
    const window = await windowFor(home, 'normal');
    return write(written, [{ kind: 'reopen-hand-off', promisedBefore: window?.before ?? null }]);
  },
  round: () => round(),
};

process.on('message', async ({ n, name, given }: Order) => {
  try {
    process.send?.({ n, is: await work[name](given as never) });
  } catch (error) {
    process.send?.({ n, fault: String((error as Error).stack) });
  }
});
process.once('disconnect', () => process.exit());
process.send?.('ready');
