// Reads the state of a talk as an older or newer build may have left it; what no longer fits is let go.
import type { DialogInstance, DialogState } from 'botbuilder-dialogs';
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
  const dialogs = isRecord(json.dialogs) ? (json.dialogs as unknown as DialogState) : { dialogStack: [] };
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

const stackFits = ({ dialogStack }: DialogState): boolean => {
  if (!Array.isArray(dialogStack)) return false;
  const [root, ...more] = dialogStack as readonly DialogInstance[];
  if (!root) return true;
  if (root.id !== 'root' || more.length > 0) return false;
  const inner: unknown = (root.state as { dialogs?: { dialogStack?: unknown } } | undefined)?.dialogs?.dialogStack;
  return Array.isArray(inner) && inner.every(({ id, state }) => dialogIds.includes(id) && fitsDialog(id, state));
};

const fitsDialog = (id: string, state: unknown): boolean => isRecord(state) && (id !== 'guide' || isTrail(state.trail));

const isTrail = (trail: unknown): boolean =>
  isRecord(trail) && typeof trail.flow === 'string' && isRecord(trail.known) && Array.isArray(trail.answers);

const isDanger = (danger: unknown): danger is NonNullable<TalkState['danger']> =>
  isRecord(danger) && typeof danger.theme === 'string' && (danger.level === 'red' || danger.level === 'amber');

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
