// Reads the state of a talk as an older or newer build may have left it; what no longer fits is let go.
import type { DialogState } from 'botbuilder-dialogs';
import type { Language } from '../content/schema/ids.ts';
import { source } from '../speech/speech.ts';
import type { Json } from '../store/store.ts';
import type { TalkState } from './talk.ts';

/** The dialogs of this build; a stored stack that names another is not continued. */
export const dialogIds: readonly string[] = ['menu', 'guide', 'search', 'language', 'hand-off', 'privacy'];

export type Stored = { readonly state: TalkState; readonly renewed: boolean };

/** Undefined for a talk that begins. `renewed`: a stack of another build was dropped and the person must be told. */
export const readState = (json: Json): Stored | undefined => {
  if (!isRecord(json)) return undefined;
  const dialogs = screensIn(json.dialogs);
  const whole = stackFits(dialogs);
  return {
    renewed: !whole,
    state: {
      language: typeof json.language === 'string' ? (json.language as Language) : source,
      known: isRecord(json.known) ? (json.known as TalkState['known']) : {},
      dialogs: whole ? dialogs : { dialogStack: [] },
      ...(isDanger(json.danger) ? { danger: json.danger } : {}),
      ...(json.withDesk === true ? { withDesk: true } : {}),
      asked: whole && isRecord(json.asked) ? (json.asked as unknown as TalkState['asked']) : { kind: 'nothing' },
    },
  };
};

/** Until 0.1 the screens lay in the state of a root dialog. */
const screensIn = (dialogs: unknown): DialogState => {
  if (!isRecord(dialogs)) return { dialogStack: [] };
  const [root, ...more] = Array.isArray(dialogs.dialogStack) ? dialogs.dialogStack : [];
  const isOlder = isRecord(root) && root.id === 'root' && isRecord(root.state) && more.length === 0;
  return (isOlder && isRecord(root.state) ? root.state.dialogs : dialogs) as DialogState;
};

const stackFits = (dialogs: unknown): boolean =>
  isRecord(dialogs) &&
  Array.isArray(dialogs.dialogStack) &&
  (dialogs.dialogStack as readonly unknown[]).every(isScreen);

const isScreen = (screen: unknown): boolean =>
  isRecord(screen) && dialogIds.includes(screen.id as string) && fitsDialog(screen.id as string, screen.state);

const fitsDialog = (id: string, state: unknown): boolean => isRecord(state) && (id !== 'guide' || isTrail(state.trail));

const isTrail = (trail: unknown): boolean =>
  isRecord(trail) && typeof trail.flow === 'string' && isRecord(trail.known) && Array.isArray(trail.answers);

const isDanger = (danger: unknown): danger is NonNullable<TalkState['danger']> =>
  isRecord(danger) && typeof danger.theme === 'string' && (danger.level === 'red' || danger.level === 'amber');

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
