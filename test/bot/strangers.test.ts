// Two people never share anything: a talk that begins knows nothing of the one before it in the same process.
import { expect, it } from 'vitest';
import { rehearse } from '../../src/cli/rehearsal.ts';
import type { Language } from '../../src/content/schema/ids.ts';
import { press } from '../../src/guide/button.ts';
import { mindsOn } from '../support/minds.ts';

const minds = mindsOn('2026-11-24');

it('a stranger begins at the menu, wherever the last person stood', async () => {
  const begun = async () => rehearse(minds, { language: 'en' as Language, channel: 'web' });
  const one = await begun();
  await one.hear({ text: '', value: press({ kind: 'flow', flow: 'nareis' as never }) });
  const other = await begun();
  expect((await other.hear({ text: 'repeat' })).messages[0]?.kind).toBe('menu');
});
