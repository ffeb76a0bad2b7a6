// What of a talk's state is enough to walk on from without it: the language, what is known, the open road.
import type { DialogInstance } from 'botbuilder-dialogs';
import type { Language } from '../content/schema/ids.ts';
import type { Known, Trail } from '../guide/trail.ts';
import type { Json } from '../store/store.ts';
import { readState } from './stored-state.ts';

export type Road = { readonly language: Language; readonly known: Known; readonly trail?: Trail };

/** Undefined for a talk that begins, or that no longer fits this build. */
export const roadIn = (state: Json): Road | undefined => {
  const stored = readState(state)?.state;
  if (!stored) return undefined;
  const { language, known, dialogs } = stored;
  const root: DialogInstance | undefined = dialogs.dialogStack[0];
  const inner: readonly DialogInstance[] = root?.state?.dialogs?.dialogStack ?? [];
  const trail: Trail | undefined = inner.find(({ id }) => id === 'guide')?.state?.trail;
  return { language, known, ...(trail ? { trail } : {}) };
};
