// What may be sent today, on days of the test's choosing: a fact that ends takes its phrase and its card with it at midnight.
import { describe, expect, it } from 'vitest';
import type { Content } from '../../src/content/content.ts';
import type { Day, FactId, Language } from '../../src/content/schema/ids.ts';
import type { Answer } from '../../src/desk/desk.ts';
import { messageOf } from '../../src/desk/said.ts';
import { sendableIn } from '../../src/desk/sendable.ts';
import { makeMinds } from '../../src/minds.ts';
import { mindsOn, realContent } from '../support/minds.ts';

const to = { language: 'ar' as Language, urgency: 'normal' } as const;
/** The real content with one fact changed, talked about on a day that the test moves. */
const with_ = (id: string, change: object) => {
  const real = realContent();
  const facts = { ...real.facts, [id]: { ...real.facts[id as FactId], ...change } } as Content['facts'];
  const clock = { today: '2026-11-24' };
  const minds = makeMinds({
    content: { ...real, facts },
    today: () => clock.today as Day,
    sheetPath: () => '/sheet/key',
  });
  return { clock, minds };
};
const ids = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id);
const ends = (id: string) => ({ values: [{ ...realContent().facts[id as FactId]?.values[0], until: '2026-12-31' }] });

describe('a phrase', () => {
  const answer: Answer = { kind: 'phrase', phrase: 'violence-at-home', slots: {} };

  it('goes at midnight when its fact ends: neither shown nor sent, in a process that was started before', () => {
    const { clock, minds } = with_('veilig-thuis-phone', ends('veilig-thuis-phone'));
    clock.today = '2026-12-31';
    expect(ids(sendableIn(minds().speech).phrases)).toContain('violence-at-home');
    expect(messageOf(minds().speech, answer, to, undefined)).toMatchObject({ kind: 'notice' });
    clock.today = '2027-01-01';
    expect(ids(sendableIn(minds().speech).phrases)).not.toContain('violence-at-home');
    expect(messageOf(minds().speech, answer, to, undefined)).toEqual({ refused: 'fact', name: 'veilig-thuis-phone' });
  });

  it('with a guess in it is not offered', () => {
    const { minds } = with_('veilig-thuis-phone', { confidence: 'low' });
    expect(ids(sendableIn(minds().speech).phrases)).not.toContain('violence-at-home');
    expect(messageOf(minds().speech, answer, to, undefined)).toMatchObject({ refused: 'fact' });
  });
});

describe('a card', () => {
  const used = (pick: (text: string) => boolean) => {
    const { speech } = mindsOn('2026-11-24')();
    return sendableIn(speech).cards.filter(({ id }) => pick(id));
  };
  const article = Object.values(realContent().articles).find(({ texts }) =>
    texts['nl' as Language]?.body.includes('{{fact.'),
  );
  const fact = /\{\{fact\.([a-z0-9-]+)\}\}/.exec(article?.texts['nl' as Language]?.body ?? '')?.[1] as string;

  it('of an article goes with its fact', () => {
    const answer: Answer = { kind: 'card', article: article?.id ?? '' };
    const { clock, minds } = with_(fact, ends(fact));
    expect(ids(sendableIn(minds().speech).cards)).toContain(article?.id);
    expect(messageOf(minds().speech, answer, to, undefined)).toMatchObject({ kind: 'article', language: 'ar' });
    clock.today = '2027-01-01';
    expect(ids(sendableIn(minds().speech).cards)).not.toContain(article?.id);
    expect(messageOf(minds().speech, answer, to, undefined)).toMatchObject({ refused: 'fact' });
  });

  it('of an outcome is offered where nothing in it was counted from a person’s answers', () => {
    const cards = used((id) => id.includes('/'));
    const { speech } = mindsOn('2026-11-24')();
    const all = Object.values(speech.content.flows).flatMap(({ outcomes }) => Object.keys(outcomes));
    expect(cards.length).toBeGreaterThan(50);
    expect(cards.length).toBeLessThan(all.length);
    for (const language of ['nl', 'en', 'ar'] as Language[]) {
      for (const { id } of cards) {
        const said = messageOf(speech, { kind: 'card', article: id }, { language, urgency: 'normal' }, undefined);
        if ('refused' in said) throw new Error(`${id} in ${language}: ${said.refused} ${said.name}`);
        expect(said.text).not.toContain('{{');
        expect(said).toMatchObject({ kind: 'outcome', language });
        expect(said.sources.length).toBeGreaterThan(0);
      }
    }
  });

  it('nobody knows is no card', () => {
    const { speech } = mindsOn('2026-11-24')();
    for (const article of ['none', 'nareis/none', '/', '__proto__', 'constructor'])
      expect(messageOf(speech, { kind: 'card', article }, to, undefined)).toMatchObject({ refused: 'unknown' });
  });
});

describe('an outcome that was sent as a card', () => {
  it('is read in Dutch by the volunteer', async () => {
    const { dutchReader } = await import('../../src/desk/dutch.ts');
    const minds = mindsOn('2026-11-24');
    const { speech } = minds();
    const read = dutchReader(minds);
    for (const { id } of sendableIn(speech)
      .cards.filter((card) => card.id.includes('/'))
      .slice(0, 12)) {
      const own = messageOf(speech, { kind: 'card', article: id }, to, undefined);
      const dutch = messageOf(speech, { kind: 'card', article: id }, { ...to, language: 'nl' as Language }, undefined);
      expect(read(own as never)?.text).toBe('text' in dutch ? dutch.text : undefined);
    }
  });
});
