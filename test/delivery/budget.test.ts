// A month whose money is spent: roads stop; what leads to a person, or answers what may be danger, never does.
import { describe, expect, it } from 'vitest';
import { rehearse } from '../../src/cli/rehearsal.ts';
import type { Language } from '../../src/content/schema/ids.ts';
import { makeBudget } from '../../src/delivery/budget.ts';
import { purposeOf } from '../../src/delivery/purpose.ts';
import {
  speakConsentQuestion,
  speakLetterQuestion,
  speakSafeQuestion,
  speakTopicQuestion,
  speakTownQuestion,
} from '../../src/speech/hand-off.ts';
import { speakMenu } from '../../src/speech/menu.ts';
import type { Message } from '../../src/speech/message.ts';
import type { Json } from '../../src/store/store.ts';
import { mindsOn } from '../support/minds.ts';

const minds = mindsOn('2026-11-24');
const { speech } = minds();
const arabic = 'ar' as Language;
const press = { topic: (subject: string) => `hand-off:topic:${subject}`, noLetter: 'hand-off:no-letter' };
const spent = makeBudget({
  monthly: 2,
  bills: { since: async () => 2 },
  today: () => '2026-11-24',
  log: { warn: () => undefined },
});
const isStopped = (message: Message | undefined) => {
  const body = message as unknown as Json;
  return spent.stops(purposeOf('turn:1', body), body);
};

describe('when the budget is spent', () => {
  it('the menu is stopped', async () => expect(await isStopped(speakMenu(speech, arabic))).toBe(true));

  it.each([
    ['what it is about', speakTopicQuestion(speech, arabic, press)],
    ['the municipality', speakTownQuestion(speech, arabic)],
    ['the date of a letter', speakLetterQuestion(speech, arabic, press)],
    ['whether it is safe to write', speakSafeQuestion(speech, arabic)],
    ['what may be read', speakConsentQuestion(speech, arabic)],
  ])('who asks for a person is asked on: %s', async (_, message) => expect(await isStopped(message)).toBe(false));

  it('whoever may be in danger is asked, whatever else is answered', async () => {
    const talk = rehearse(minds, { language: 'en' as Language });
    await talk.hear({ text: 'menu' });
    const { messages } = await talk.hear({ text: 'I can’t go on with the exam' });
    expect(messages[0]?.contacts.length).toBeGreaterThan(0);
    expect(await isStopped(messages[0])).toBe(false);
    expect(await isStopped((await talk.hear({ text: 'menu' })).messages[0])).toBe(true);
  });
});
