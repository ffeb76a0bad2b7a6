// What every form of a case carries: who sends it, once, under which fence.
import type { CaseView } from '../../desk/desk.ts';
import { FormToken } from './frame.tsx';

export type Held = { readonly view: CaseView; readonly fence: number; readonly form: string; readonly once: string };

export const Hidden = ({ form, fence, once }: Pick<Held, 'form' | 'fence' | 'once'>) => (
  <>
    <FormToken value={form} />
    <input type="hidden" name="fence" value={fence} />
    <input type="hidden" name="once" value={once} />
  </>
);
