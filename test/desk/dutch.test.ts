// Every question, outcome, article, menu and line that is said in another language is found again in Dutch.
import { describe, expect, it } from 'vitest';
import type { ArticleId, Language, PhraseId } from '../../src/content/schema/ids.ts';
import { dutchReader } from '../../src/desk/dutch.ts';
import { accept } from '../../src/guide/accept.ts';
import { pathsOf } from '../../src/guide/paths.ts';
import { placeIn } from '../../src/guide/place.ts';
import { begin, type Trail } from '../../src/guide/trail.ts';
import { speakArticle } from '../../src/speech/article.ts';
import { askAfter, speakCrisis } from '../../src/speech/crisis.ts';
import { speakClosed, speakLater, speakTyped } from '../../src/speech/desk-said.ts';
import { speakWaiting } from '../../src/speech/hand-off.ts';
import { withoutIsolates } from '../../src/speech/isolate.ts';
import { speakMenu, speakSubject, speakWelcome } from '../../src/speech/menu.ts';
import type { Message } from '../../src/speech/message.ts';
import { speakOutcome } from '../../src/speech/outcome.ts';
import { speakPerson } from '../../src/speech/person.ts';
import { speakPhrase } from '../../src/speech/phrase.ts';
import { speakQuestion } from '../../src/speech/question.ts';
import { mindsOn } from '../support/minds.ts';

const minds = mindsOn('2026-11-24');
const { speech, guide } = minds();
const dutch = dutchReader(minds);
const nl = 'nl' as Language;
const moment = new Date('2026-11-26T11:00:00Z');

describe.each(['en', 'ar'] as Language[])('from %s', (language) => {
  const same = (say: (language: Language) => Message) => {
    expect(withoutIsolates(dutch(say(language) as never)?.text ?? 'not found')).toBe(withoutIsolates(say(nl).text));
  };

  it.each(Object.values(speech.content.flows))('each question and outcome of $id', (flow) => {
    for (const { answers } of pathsOf(guide, flow).ends) {
      let trail: Trail = begin(flow.id, {});
      for (const answer of [...answers, undefined]) {
        const place = placeIn(guide, trail);
        if (place.kind === 'question') same((spoken) => speakQuestion(speech, place, spoken));
        if (place.kind === 'outcome') same((spoken) => speakOutcome(speech, place, spoken, trail));
        if (answer) trail = accept(guide, trail, answer) as Trail;
      }
    }
  });

  it('each article', () => {
    for (const id of Object.keys(speech.content.articles) as ArticleId[]) {
      same((spoken) => speakArticle(speech, id, spoken));
    }
  });

  it('each answer to words of danger, and the question when it is not certain', () => {
    expect(speech.content.safety.length).toBeGreaterThan(5);
    for (const { id } of speech.content.safety) {
      same((spoken) => speakCrisis(speech, id, spoken));
      const { question } = askAfter(speech, id, language);
      const asked = dutch({ ...speakMenu(speech, language), notices: [question] } as never)?.notices;
      expect(asked?.map(withoutIsolates)).toEqual([withoutIsolates(askAfter(speech, id, nl).question)]);
    }
  });

  it('each phrase without a slot', () => {
    for (const phrase of Object.values(speech.content.phrases)) {
      if (Object.keys(phrase.slots).length > 0) continue;
      const said = speakPhrase(speech, phrase, language, {});
      if ('own' in said)
        expect(withoutIsolates(dutch(said.own as never)?.text ?? '')).toBe(withoutIsolates(said.dutch));
    }
    expect(speech.content.phrases['none' as PhraseId]).toBeUndefined();
  });

  it('each phrase with a day, an hour, an amount or a place in it', () => {
    const slots = { date: '2026-12-01', hour: '09:30', amount: '12,50', place: 'Stadhuis, balie 3' };
    for (const phrase of Object.values(speech.content.phrases)) {
      const filled = Object.fromEntries(Object.entries(phrase.slots).map(([name, kind]) => [name, slots[kind]]));
      const said = speakPhrase(speech, phrase, language, filled);
      if ('own' in said)
        expect(withoutIsolates(dutch(said.own as never)?.text ?? '')).toBe(withoutIsolates(said.dutch));
    }
  });

  it('menus, and what the desk says with a moment in it', () => {
    for (const say of [
      (spoken: Language) => speakWelcome(speech, spoken),
      (spoken: Language) => speakMenu(speech, spoken),
      (spoken: Language) => speakSubject(speech, 'family' as never, spoken),
      (spoken: Language) => speakPerson(speech, spoken),
    ]) {
      same(say);
    }
    const texts = [
      speakLater(speech, language, moment),
      speakWaiting(speech, language, { before: moment, place: 'some' }, 'queued'),
      speakClosed(speech, language, 'Wij bellen donderdag', moment),
    ].map((message) => dutch(message as never)?.text ?? '');
    for (const text of texts) expect(withoutIsolates(text)).toContain('26-11-2026 (donderdag) 12:00');
    expect(texts[0]).toContain('Een mens schrijft u vóór');
    expect(texts[2]).toContain('Wij bellen donderdag');
  });

  it('nothing of what a person typed', () => {
    expect(dutch(speakTyped(speech, 'Hello, how are you?', language) as never)).toBeUndefined();
    expect(dutch({ text: 'from a person' })).toBeUndefined();
    expect(dutch(null)).toBeUndefined();
  });
});
