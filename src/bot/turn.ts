// One turn: the message and the state in, the new state, the replies and the effects out. Writes and sends nothing itself.
import type { DialogState } from 'botbuilder-dialogs';
import type { Language } from '../content/schema/ids.ts';
import type { HandoffDesk } from '../desk/handoff-desk.ts';
import { type DeskTurn, ownDesk } from '../desk/own-desk.ts';
import type { Message } from '../speech/message.ts';
import { speakSorry } from '../speech/notices.ts';
import { source } from '../speech/speech.ts';
import { sayer } from '../speech/text.ts';
import type { Effect, Json, TurnInput, TurnOutput } from '../store/store.ts';
import { bodyIn, toActivity } from './activity.ts';
import { TalkAdapter } from './adapter.ts';
import { RootDialog } from './dialogs/root.ts';
import { readState } from './stored-state.ts';
import { carry, type Inbound, type Minds, type Talk, type TalkState } from './talk.ts';

export type Turn = (input: TurnInput) => Promise<TurnOutput>;

/**
 * `minds` is asked anew every turn: at midnight the day changes, and an editor may have read the content again. `deskFor`
 * puts another desk behind the dialogs.
 */
export const makeTurn = (minds: () => Minds, deskFor: (turn: DeskTurn) => HandoffDesk = ownDesk): Turn => {
  const adapter = new TalkAdapter();
  const root = new RootDialog();
  return async ({ state, message, channel, desk: ours, said }) => {
    const inbound = message.body as unknown as Inbound;
    const today = minds();
    const effects: Effect[] = [];
    const { conversation, seq } = message;
    const desk =
      ours && deskFor({ conversation, seq, desk: ours, holidays: Object.keys(today.guide.content.holidays), effects });
    const talk = beginTalk(today, { inbound, state, channel, desk, said, effects });
    const { dialogs } = talk;
    const sent = await adapter.run(toActivity(message, channel), async (context) => {
      carry(context, talk);
      await root.hearIn(context, dialogs);
    });
    const { language, known, asked, danger, withDesk } = talk;
    const next: TalkState = {
      ...{ language, known, asked, dialogs },
      ...(danger ? { danger } : {}),
      ...(withDesk ? { withDesk } : {}),
    };
    return {
      state: next as unknown as Json,
      replies: sent.flatMap((activity) => bodyIn(activity) ?? []),
      effects,
    };
  };
};

type Begun = Talk & { readonly dialogs: DialogState };

type Given = Pick<TurnInput, 'state' | 'channel'> & Pick<Talk, 'inbound' | 'desk' | 'said' | 'effects'>;

const beginTalk = (minds: Minds, { inbound, state, channel, desk, said, effects }: Given): Begun => {
  const stored = readState(state);
  const language = isLive(minds, inbound.language)
    ? inbound.language
    : (stored?.state.language ?? heard(minds, inbound));
  const { known, dialogs, asked, danger, withDesk = false } = stored?.state ?? fresh();
  const { speech } = minds;
  // The web page shows who we are before anything is typed; elsewhere the first reply says it.
  const opening = !stored && channel !== 'web' ? [sayer(speech, language)('welcome.who')] : [];
  return {
    minds,
    inbound,
    language,
    known,
    dialogs,
    asked,
    meant: inbound.value === undefined ? minds.understand(inbound.text, asked, language) : { kind: 'empty' },
    notices: stored?.renewed ? [sayer(speech, language)('notice.renewed')] : opening,
    aside: [],
    effects,
    desk,
    said,
    danger,
    withDesk,
  };
};

/** Made anew each time: the dialogs write into their stack, and a stranger must never find it. */
const fresh = (): Omit<TalkState, 'language'> => ({
  known: {},
  dialogs: { dialogStack: [] },
  asked: { kind: 'nothing' },
});

/** The language of a first message when it is clear and we speak it, else the one its readers understand best. */
const heard = (minds: Minds, inbound: Inbound): Language => {
  const detected = minds.detect(inbound.text);
  const nearest = detected && minds.guide.content.languages[detected]?.fallback;
  return [detected, nearest].find((one) => isLive(minds, one)) ?? source;
};

const isLive = ({ guide }: Minds, language: Language | undefined): language is Language =>
  language !== undefined && guide.content.languages[language]?.live === true;

/** The apology for a message that failed five times, in the person's language, with a way on. */
export const apology = (minds: Minds, json: Json): Message => {
  return speakSorry(minds.speech, readState(json)?.state.language ?? source);
};
