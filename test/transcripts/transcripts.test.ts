// Talks written as YAML, as an editor would: what the person types or taps, and what must stand in the reply.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { rehearse } from '../../src/cli/rehearsal.ts';
import type { Language } from '../../src/content/schema/ids.ts';
import { withoutIsolates } from '../../src/speech/isolate.ts';
import type { Message } from '../../src/speech/message.ts';
import { toPlain } from '../../src/speech/plain.ts';
import { mindsOn } from '../support/minds.ts';

const transcript = z.strictObject({
  about: z.string(),
  language: z.string(),
  today: z.string(),
  turns: z.array(
    z.strictObject({
      /** Typed text. */
      person: z.string().optional(),
      /** The label (or its beginning) of a choice in the last message. */
      tap: z.string().optional(),
      /** The same, in the message of an earlier turn: 1 is the first reply. */
      of: z.number().int().positive().optional(),
      /** Each must stand in the one reply, in plain text. */
      bot: z.array(z.string()).min(1),
      not: z.array(z.string()).default([]),
    }),
  ),
});

const folder = import.meta.dirname;
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));

const labelled = (message: Message | undefined, label: string): string => {
  const choices = [
    ...(message?.choices ?? []),
    ...(message?.why ?? []).map(({ question, change }) => ({ label: question, value: change })),
  ];
  const found = choices.find((choice) => withoutIsolates(choice.label).startsWith(label));
  if (!found) throw new Error(`No choice "${label}" among: ${choices.map((choice) => choice.label).join(' | ')}`);
  return found.value;
};

describe('transcripts', () => {
  it.each(files)('%s', async (file) => {
    const { language, today, turns } = transcript.parse(parse(readFileSync(join(folder, file), 'utf8')));
    const minds = mindsOn(today);
    const talk = rehearse(minds, { language: language as Language, channel: 'web' });
    const heard: (Message | undefined)[] = [];
    for (const { person, tap, of, bot, not } of turns) {
      const shown = of === undefined ? talk.last() : heard[of - 1];
      const inbound = tap === undefined ? { text: person ?? '' } : { text: tap, value: labelled(shown, tap) };
      const { messages } = await talk.hear(inbound);
      heard.push(messages.at(-1));
      expect(messages.length, `one reply to "${person ?? tap}"`).toBe(1);
      const said = withoutIsolates(messages.map((message) => toPlain(minds().speech, message)).join('\n'));
      for (const part of bot) expect(said, `after "${person ?? tap}"`).toContain(part);
      for (const part of not) expect(said, `after "${person ?? tap}"`).not.toContain(part);
    }
  });

  it('are there', () => expect(files.length).toBeGreaterThan(8));
});
