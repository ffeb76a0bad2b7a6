// A process of its own that holds waiting streams and tells how much memory it uses when asked.
import { serve } from './served.ts';
import { makeTalks } from './talks.ts';

const talks = makeTalks();
const here = await serve(talks);
process.send?.({ host: here.host });
process.on('message', (asked: { readonly begin?: string; readonly used?: true }) => {
  if (asked.begin !== undefined) talks.begin(asked.begin, [{ type: 'message', text: 'Welkom' }]);
  if (asked.used) {
    globalThis.gc?.();
    const { heapUsed, external } = process.memoryUsage();
    process.send?.({ used: heapUsed + external, rss: process.memoryUsage.rss() });
  }
});
