// Every message of the real content as WhatsApp shows it, in every language: it fits, it is one, and nothing is cut.
import { describe, expect, it } from 'vitest';
import { offerLanguage } from '../../src/bot/dialogs/offer-language.ts';
import { accept } from '../../src/channels/whatsapp/fake/accepts.ts';
import { formOf } from '../../src/channels/whatsapp/outbound.ts';
import { toWire } from '../../src/channels/whatsapp/wire.ts';
import type { ArticleId, Language, SubjectId, Topic } from '../../src/content/schema/ids.ts';
import { tagsOf } from '../../src/delivery/receive-whatsapp.ts';
import { speakWhatsApp } from '../../src/delivery/speak-whatsapp.ts';
import { pathsOf } from '../../src/guide/paths.ts';
import { placeIn } from '../../src/guide/place.ts';
import { speakArticle, speakNothingFound } from '../../src/speech/article.ts';
import { speakCrisis } from '../../src/speech/crisis.ts';
import { withoutIsolates } from '../../src/speech/isolate.ts';
import { speakLanguages, speakMenu, speakSubject, speakWelcome } from '../../src/speech/menu.ts';
import type { Message } from '../../src/speech/message.ts';
import { speakDeleted, speakDeleteQuestion, speakSorry, speakStopped } from '../../src/speech/notices.ts';
import { speakOutcome } from '../../src/speech/outcome.ts';
import { speakPerson } from '../../src/speech/person.ts';
import { speakQuestion } from '../../src/speech/question.ts';
import { makeSpeech } from '../../src/speech/speech.ts';
import type { Json } from '../../src/store/store.ts';
import { mindsOn } from '../support/minds.ts';

const { guide, ...minds } = mindsOn('2026-11-24')();
// A key as long as a sealed road of ten answers.
const speech = makeSpeech({ ...minds.speech, sheetPath: () => `/sheet/${'x'.repeat(600)}` });
const { content } = speech;
const languages = (Object.keys(content.languages) as Language[]).filter((code) => content.languages[code]?.live);
const envelope = { to: { phone: '31612345678' }, callbackData: 'x:0', publicUrl: 'https://wegwijs.example' };
const outboundOf = (message: Message) => speakWhatsApp(speech, message, envelope);

/** Every question and outcome any person can meet. */
function* onRoads(language: Language): Generator<Message> {
  const seen = new Set<string>();
  for (const flow of Object.values(content.flows)) {
    for (const trail of pathsOf(guide, flow).ends) {
      for (let length = 0; length <= trail.answers.length; length += 1) {
        const shorter = { ...trail, answers: trail.answers.slice(0, length) };
        const place = placeIn(guide, shorter);
        if (place.kind === 'gone' || seen.has(`${flow.id} ${place.node}`)) continue;
        seen.add(`${flow.id} ${place.node}`);
        yield place.kind === 'question'
          ? speakQuestion(speech, place, language)
          : speakOutcome(speech, place, language, shorter);
      }
    }
  }
}
function* everything(language: Language): Generator<Message> {
  yield* onRoads(language);
  yield speakWelcome(speech, language);
  yield speakMenu(speech, language);
  for (const { id } of content.menu) yield speakSubject(speech, id as SubjectId, language);
  yield speakLanguages(speech, language);
  for (const id of Object.keys(content.articles) as ArticleId[]) yield speakArticle(speech, id, language);
  for (const { id } of content.safety) yield speakCrisis(speech, id, language);
  for (const topic of ['human.request', 'family.nareis', 'inburgering.letter'])
    yield speakPerson(speech, language, topic as Topic);
  yield speakNothingFound(speech, language);
  for (const speak of [speakDeleteQuestion, speakDeleted, speakStopped, speakSorry]) yield speak(speech, language);
}

describe.each(languages)('%s', (language) => {
  const all = [...everything(language)];
  it('is carried whole by WhatsApp, as strict as the fake is', () => {
    expect(all.length).toBeGreaterThan(100);
    for (const message of all) {
      const wire = JSON.parse(JSON.stringify(toWire(outboundOf(message)))) as unknown;
      expect(accept(wire), message.text).toHaveProperty('message');
    }
  });
  it('with a notice of the longest kind it still fits', () => {
    const notice = speech.say(language, 'welcome.who');
    for (const message of all)
      expect(() => toWire(outboundOf({ ...message, notices: [notice] })), message.text).not.toThrow();
  });
  it('shows the answers as buttons or a list, or numbered where they cannot be', () => {
    for (const message of all) {
      const main = message.choices.filter(({ role }) => role === 'main');
      const outbound = outboundOf(message);
      const tapped = (outbound.choices ?? []).map(({ id }) => id);
      if (main.length === 0 || tapped.length > 0) {
        if (main.length > 0) expect(tapped).toEqual(main.map(({ value }) => value));
        continue;
      }
      const text = withoutIsolates(outbound.text);
      for (const [at, { label }] of main.entries()) expect(text).toContain(`${at + 1}. ${withoutIsolates(label)}`);
    }
  });
  it('keeps the ways open in every message', () => {
    for (const message of all) {
      const outbound = outboundOf(message);
      const shown = withoutIsolates(JSON.stringify([outbound.text, outbound.footer, outbound.choices]));
      for (const way of message.choices.filter(({ role }) => role === 'way'))
        expect(shown, message.text).toContain(withoutIsolates(way.label));
    }
  });
  it('tells an outcome’s verdict and leads to its sheet', () => {
    for (const message of all.filter(({ kind }) => kind === 'outcome')) {
      const outbound = outboundOf(message);
      expect(outbound.link?.url).toBe(`https://wegwijs.example${message.sheet}`);
      const verdict = withoutIsolates(message.text.split('\n\n')[0] ?? '').replaceAll('*', '');
      expect(withoutIsolates(outbound.text).replaceAll('\u200F', '')).toContain(verdict);
    }
  });
  it('runs the right way', () => {
    for (const message of all) expect(outboundOf(message).rtl).toBe(message.direction === 'rtl');
  });
});

it('says notices first, then where on the road, then the question', () => {
  const message = [...onRoads('nl' as Language)].find(({ kind }) => kind === 'question');
  if (!message) throw new Error('no question');
  const { text } = outboundOf({ ...message, notices: ['U koos: iets'] });
  expect(text.split('\n\n').slice(0, 3)).toEqual([
    'U koos: iets',
    expect.stringMatching(/^Vraag \u2068\d+\u2069 van ongeveer/),
    expect.stringMatching(/^\*.*\?\*$/),
  ]);
});

it('brings more than ten answers in pages', () => {
  const choices = Array.from({ length: 14 }, (_, n) => ({
    label: `Keuze ${n}`,
    value: `v${n}`,
    role: 'main' as const,
  }));
  const message: Message = { ...speakMenu(speech, 'nl' as Language), choices };
  const rows = (page: number) => {
    const wire = toWire(speakWhatsApp(speech, message, { ...envelope, page })) as {
      interactive?: { action: { sections: { rows: { id: string }[] }[] } };
    };
    return wire.interactive?.action.sections[0]?.rows.map(({ id }) => id);
  };
  expect(rows(0)).toEqual([...Array.from({ length: 9 }, (_, n) => `v${n}`), 'more:1']);
  expect(rows(1)).toEqual(['v9', 'v10', 'v11', 'v12', 'v13']);
  expect(rows(7), 'an old list').toEqual(rows(0));
});

it('offers the ways as buttons when there is nothing else to tap', () => {
  const date = [...onRoads('nl' as Language)].find(({ asks }) => asks === 'date');
  if (!date) throw new Error('no date is asked');
  const outbound = outboundOf(date);
  expect(formOf(outbound)).toBe('buttons');
  expect(outbound.choices?.map(({ id }) => id)).toEqual(['command:back', 'command:human', 'command:menu']);
});

it('another language is offered by the name that can be typed', () => {
  const offered = offerLanguage(
    speech,
    speakNothingFound(speech, 'ar' as Language),
    'en' as Language,
    'ar' as Language,
  );
  const options = [1, 2, 3].map((n) => ({
    label: `سؤال طويل رقم ${n} عن شيء ما`,
    value: `flow:${n}`,
    role: 'main' as const,
  }));
  const { text, footer } = outboundOf({ ...offered, choices: [...options, ...offered.choices] });
  const shown = withoutIsolates(`${text}\n${footer ?? ''}`);
  expect(shown).toMatch(/· English$/m);
  expect(shown).not.toContain('Would you like');
});

it('whoever is named in a short outcome is told with a number, an address, or what for', () => {
  for (const message of [...onRoads('nl' as Language)].filter(({ kind }) => kind === 'outcome')) {
    const lines = withoutIsolates(outboundOf(message).text).split('\n');
    for (const { name } of message.contacts)
      for (const [at, line] of lines.entries())
        if (line === `*${name}*`) expect(lines[at + 1], message.text).not.toBe('');
  }
});

it('is billed under its language and road', () => {
  const tags = [...onRoads('ar' as Language)].map((message) => tagsOf(message as unknown as Json));
  expect(new Set(tags.map(({ language }) => language))).toEqual(new Set(['ar']));
  expect(tags.filter(({ flow }) => Object.hasOwn(content.flows, flow)).length).toBeGreaterThan(tags.length / 2);
  expect(tagsOf(speakMenu(speech, 'nl' as Language) as unknown as Json)).toEqual({ language: 'nl', flow: 'menu' });
});
