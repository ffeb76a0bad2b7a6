// The page of an outcome in Arabic, rendered whole, beside the bare answer of the text it holds.

import { rehearse } from '../src/cli/rehearsal.ts';
import type { Language } from '../src/content/schema/ids.ts';
import { press } from '../src/guide/button.ts';
import { speakWelcome } from '../src/speech/menu.ts';
import type { ConversationId, Json, MessageRow } from '../src/store/store.ts';
import { loadAssets } from '../src/web/assets.ts';
import { chatPage } from '../src/web/chat-page.tsx';
import { mindsOn } from '../test/support/minds.ts';
import { beside, cpuOf, type Row } from './measure.ts';

const language = 'ar' as Language;
const road = [
  ['flow', 'nareis'],
  ['permit', 'asylum'],
  ['status', 'a'],
  ['applied', 'not-yet'],
  ['who', 'spouse-or-child'],
  ['decision-date', '2026-09-30'],
] as const;

export const benchPage = async (): Promise<Row> => {
  const minds = mindsOn('2026-11-24');
  const talk = rehearse(minds, { language, channel: 'web' });
  const rows: MessageRow[] = [];
  const row = (direction: 'in' | 'out', body: unknown): void => {
    const seq = rows.length + 1;
    const conversation = 'bench' as ConversationId;
    rows.push({ id: `${seq}`, conversation, seq, direction, at: new Date(0), status: 'handled', body: body as Json });
  };
  for (const [node, given] of road) {
    const value =
      node === 'flow'
        ? press({ kind: 'flow', flow: given as never })
        : press({ kind: 'answer', flow: 'nareis' as never, node: node as never, given });
    row('in', { text: given, value, language });
    const { messages } = await talk.hear({ text: given, value });
    for (const message of messages) row('out', message);
  }
  const assets = await loadAssets();
  const { speech } = minds();
  const parts = { content: speech.content, assets, say: speech.say, language };
  const welcome = speakWelcome(speech, language);
  const page = () => chatPage(parts, { rows, welcome });
  const size = page().length;
  const text = rows.map(({ body }) => JSON.stringify(body)).join('');
  const { ours, floor } = await beside(
    5,
    () => cpuOf(100, () => void page()),
    () => cpuOf(100, () => void `<!doctype html><title>x</title>${JSON.parse(JSON.stringify(text))}`),
  );
  return {
    name: `page: six questions and the outcome, Arabic, ${(size / 1000).toFixed(0)} kB`,
    ours: `${(ours / 1000).toFixed(2)} ms`,
    floor: `${(floor / 1000).toFixed(3)} ms the same text bare`,
    ratio: (ours / floor).toFixed(1),
    target: '≤ 2 ms',
    met: ours <= 2000,
  };
};
