// Menu, back, language, a person, stop, delete my data: at any time, in any language, caught in one place.
import { describe, expect, it } from 'vitest';
import { rehearse } from '../../src/cli/rehearsal.ts';
import type { FlowId, Language } from '../../src/content/schema/ids.ts';
import { press } from '../../src/guide/button.ts';
import { mindsOn, realContent } from '../support/minds.ts';

const minds = mindsOn('2026-11-24');
const spoken = Object.keys(realContent().commands) as Language[];
const onRoad = async (language = 'nl' as Language) => {
  const talk = rehearse(minds, { language, channel: 'web' });
  await talk.hear({ text: '', value: press({ kind: 'flow', flow: 'nareis' as FlowId }) });
  return talk;
};
const wordsFor = (
  command: 'menu' | 'back' | 'human' | 'language' | 'stop' | 'delete_my_data' | 'help' | 'repeat' | 'thanks',
) =>
  spoken.flatMap((language) =>
    (realContent().commands[language]?.[command] ?? []).map((word) => [language, word] as const),
  );

describe('a global word on the road', () => {
  it.each(wordsFor('menu'))('menu in %s: %s', async (_, word) => {
    const { messages } = await (await onRoad()).hear({ text: word });
    expect(messages.map(({ kind }) => kind)).toEqual(['menu']);
  });

  it.each(wordsFor('language'))('language in %s: %s', async (_, word) => {
    const { messages } = await (await onRoad()).hear({ text: word });
    expect(messages.map(({ kind }) => kind)).toEqual(['languages']);
  });

  it.each(wordsFor('human'))('a person in %s: %s', async (_, word) => {
    const { messages } = await (await onRoad()).hear({ text: word });
    expect(messages).toHaveLength(1);
    expect(messages[0]?.contacts.length).toBeGreaterThan(1);
  });

  it.each([...wordsFor('repeat'), ...wordsFor('help')])('repeat or help in %s: %s', async (_, word) => {
    const talk = await onRoad();
    const question = talk.last()?.text;
    const { messages } = await talk.hear({ text: word });
    expect(messages.map(({ text }) => text)).toEqual([question]);
  });

  it.each(wordsFor('stop'))('stop in %s: %s', async (_, word) => {
    const { messages } = await (await onRoad()).hear({ text: word });
    expect(messages[0]?.text).toBe(minds().speech.say('nl' as Language, 'notice.stopped'));
  });

  it.each(wordsFor('delete_my_data'))('delete my data in %s asks once more: %s', async (_, word) => {
    const talk = await onRoad();
    const asked = await talk.hear({ text: word });
    expect(asked.effects).toEqual([]);
    expect(asked.messages[0]?.text).toContain(minds().speech.say('nl' as Language, 'privacy.ask'));
    const { effects, messages } = await talk.hear({ text: 'ja' });
    expect(effects).toEqual([{ kind: 'forget' }]);
    expect(messages).toHaveLength(1);
  });
});

describe('ways', () => {
  it('keeps everything when the answer is no, and goes back to the question', async () => {
    const talk = await onRoad('en' as Language);
    const question = talk.last()?.text;
    await talk.hear({ text: 'delete my data' });
    const { effects, messages } = await talk.hear({ text: 'no' });
    expect(effects).toEqual([]);
    expect(messages[0]?.notices).toEqual([minds().speech.say('en' as Language, 'privacy.kept')]);
    expect(messages[0]?.text).toBe(question);
  });

  it('goes back from a person to the question that was open', async () => {
    const talk = await onRoad('en' as Language);
    const question = talk.last()?.text;
    await talk.hear({ text: 'person' });
    const { messages } = await talk.hear({ text: 'back' });
    expect(messages[0]?.text).toBe(question);
  });

  it('changes the language in the middle of a road and says the same question in it', async () => {
    const talk = await onRoad('nl' as Language);
    await talk.hear({ text: 'andere taal' });
    const { messages } = await talk.hear({ text: '', value: press({ kind: 'speak', language: 'ar' }) });
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject({ kind: 'question', language: 'ar', direction: 'rtl' });
  });

  it.each([
    ['arabisch', 'ar'],
    ['3arabi', 'ar'],
    ['العربية', 'ar'],
    ['nederlands', 'nl'],
  ])('changes the language when its name is typed: %s', async (name, language) => {
    const talk = await onRoad('en' as Language);
    const { messages } = await talk.hear({ text: name });
    expect(messages.map(({ kind }) => kind)).toEqual(['question']);
    expect(messages[0]?.language).toBe(language);
  });

  it('shows which languages there are when one is named that is not spoken yet', async () => {
    const { messages } = await (await onRoad('en' as Language)).hear({ text: 'tigrinya' });
    expect(messages.map(({ kind }) => kind)).toEqual(['languages']);
  });

  it('leads from the first question back to the list it stood in', async () => {
    const { messages } = await (await onRoad()).hear({ text: 'terug' });
    expect(messages[0]?.kind).toBe('menu');
    expect(messages[0]?.choices.map(({ value }) => value)).toContain('flow:nareis');
  });

  it('says who it is in the first reply where no page has said it', async () => {
    const talk = rehearse(minds, { language: 'en' as Language, channel: 'terminal' });
    const first = await talk.hear({ text: 'menu' });
    const second = await talk.hear({ text: 'menu' });
    const who = minds().speech.say('en' as Language, 'welcome.who');
    expect(first.messages[0]?.notices).toEqual([who]);
    expect(second.messages[0]?.notices).toEqual([]);
  });
});

describe('as people write on WhatsApp', () => {
  const arabic = 'ar' as Language;

  it('a line before the answer keeps dates and Dutch terms whole between Arabic words', async () => {
    const talk = rehearse(minds, { language: arabic, channel: 'terminal' });
    const [who] = (await talk.hear({ text: 'اندماج' })).messages[0]?.notices ?? [];
    expect(who).toContain('\u2068gemeente\u2069');
    await talk.hear({ text: '', value: press({ kind: 'flow', flow: 'nareis' as FlowId }) });
    for (let most = 0; most < 12 && talk.last()?.asks !== 'date'; most += 1)
      await talk.hear({ text: '', value: talk.last()?.choices[0]?.value ?? '' });
    const { messages } = await talk.hear({ text: '١/٨/٢٠٢٦' });
    expect(messages[0]?.notices.join()).toContain('\u20681-8-2026\u2069');
  });

  it.each([
    ['hi', 'en'],
    ['hallo', 'nl'],
    ['marhaba', 'ar'],
    // Understood and not spoken yet: English, the fallback of these.
    ['Привіт, як отримати допомогу?', 'en'],
    ['سلام، چگونه می‌توانم خانواده‌ام را بیاورم؟', 'en'],
  ])('the first words choose the language: %s', async (text, language) => {
    const talk = rehearse(minds, { channel: 'terminal' });
    expect((await talk.hear({ text })).messages[0]?.language).toBe(language);
  });

  it.each([
    ['nl', 'Goedemiddag'],
    ['en', 'good morning!'],
    ['ar', 'السلام عليكم ورحمة الله وبركاته'],
    ['ar', 'صباح الخير'],
  ])('a greeting is no question, in %s: %s', async (language, text) => {
    const { messages } = await rehearse(minds, { channel: 'terminal' }).hear({ text });
    expect(messages.map((message) => [message.kind, message.language])).toEqual([['welcome', language]]);
  });

  it('who we are is said once, and again only in another language', async () => {
    const talk = rehearse(minds, { language: 'en' as Language, channel: 'terminal' });
    const saysWho = async (inbound: { text: string; media?: string }) => {
      const [message] = (await talk.hear(inbound)).messages;
      return [message?.kind, message?.text.includes(minds().speech.say(message.language, 'welcome.who'))];
    };
    expect(await saysWho({ text: 'hello' })).toEqual(['welcome', true]);
    for (const text of ['😀', 'fuck you', '1/8', 'help']) expect(await saysWho({ text })).toEqual(['menu', false]);
    expect(await saysWho({ text: '', media: 'audio' })).toEqual(['menu', false]);
    expect(await saysWho({ text: 'nederlands' })).toEqual(['welcome', true]);
  });

  it.each(['teurg', 'treug', 'terugg'])('two letters changed about are forgiven: %s', async (word) => {
    const { messages } = await (await onRoad()).hear({ text: word });
    expect(messages[0]?.kind).toBe('menu');
  });

  it.each([
    ['nl', 'ik wil met een mens praten'],
    ['nl', 'Kan ik iemand spreken?'],
    ['en', 'I want to talk to a human'],
    ['en', 'can i speak to somebody'],
    ['ar', 'أريد التكلم مع إنسان'],
  ])('a person is asked for in a sentence, in %s: %s', async (language, text) => {
    const { messages } = await (await onRoad(language as Language)).hear({ text });
    expect(messages[0]?.contacts.length).toBeGreaterThan(1);
  });

  it.each(wordsFor('thanks'))('thanks in %s: %s', async (_, word) => {
    const talk = await onRoad();
    const { messages } = await talk.hear({ text: word });
    expect(messages.map(({ text }) => text)).toEqual([minds().speech.say('nl' as Language, 'notice.thanked')]);
    // What was asked is still open.
    const next = await talk.hear({ text: '1' });
    expect(next.messages[0]?.step?.at).toBe(2);
  });

  it.each(['ok', 'حسنا', 'طيب'])('"%s" is no question for the search', async (word) => {
    const talk = rehearse(minds, { language: arabic, channel: 'web' });
    await talk.hear({ text: 'menu' });
    expect((await talk.hear({ text: word })).messages[0]?.kind).toBe('menu');
  });

  it('reads the words under a picture, and says that the picture stays shut', async () => {
    const talk = await onRoad('en' as Language);
    const wordless = await talk.hear({ text: '', media: 'image' });
    expect(wordless.messages[0]?.kind).toBe('question');
    expect(wordless.messages[0]?.notices).toEqual([minds().speech.say('en' as Language, 'expected.media')]);
    const worded = await talk.hear({ text: 'what does the civic integration exam cost', media: 'image' });
    expect(worded.messages[0]?.kind).toMatch(/results|article/);
    expect(worded.messages[0]?.notices[0]).toBe(minds().speech.say('en' as Language, 'expected.caption'));
  });

  it('a button nobody knows belongs to an old question, whatever its words', async () => {
    const { messages } = await (await onRoad('en' as Language)).hear({ text: 'Asylum permit', value: 'zzz' });
    expect(messages[0]?.notices).toEqual([minds().speech.say('en' as Language, 'notice.old-button')]);
    expect(messages[0]?.kind).toBe('question');
  });

  it('in danger the numbers come before who we are', async () => {
    const talk = rehearse(minds, { language: 'nl' as Language, channel: 'terminal' });
    const { messages } = await talk.hear({ text: 'ik wil dood' });
    const [crisis] = messages;
    const who = minds().speech.say('nl' as Language, 'welcome.who');
    expect(messages).toHaveLength(1);
    expect(crisis?.notices).toEqual([]);
    expect(crisis?.text.indexOf('112')).toBeGreaterThan(0);
    expect(crisis?.text.indexOf(who)).toBeGreaterThan(crisis?.text.lastIndexOf('112') ?? 0);
  });
});

describe('a question in the middle of a road', () => {
  const asked = async () => {
    const talk = await onRoad('nl' as Language);
    const question = talk.last()?.text;
    await talk.hear({ text: 'hoe krijg ik geld om te studeren' });
    expect(talk.last()?.kind).toMatch(/results|article/);
    return { talk, question };
  };

  it('leads back to the road by "none of these" or "back"', async () => {
    for (const text of ['terug', 'geen van deze']) {
      const { talk, question } = await asked();
      if (text === 'geen van deze' && talk.last()?.kind !== 'results') continue;
      await talk.hear({ text });
      expect(talk.last()?.text).toBe(question);
    }
  });

  it("takes an answer to the road's question from there", async () => {
    const { talk } = await asked();
    const { messages } = await talk.hear({ text: 'Asielvergunning' });
    expect(messages[0]?.kind).toBe('question');
    expect(messages[0]?.notices.join()).toContain('U koos');
  });
});
