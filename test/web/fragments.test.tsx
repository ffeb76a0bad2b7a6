// One message as HTML: isolates, escaping, telephone links, headings, the grounds under an answer.
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { isolate } from '../../src/speech/isolate.ts';
import type { Message } from '../../src/speech/message.ts';
import type { ConversationId, MessageRow } from '../../src/store/store.ts';
import { SaidByUs } from '../../src/web/fragments.tsx';
import { split } from '../../src/web/heading.ts';
import { labelOf, partition, sentIn } from '../../src/web/said.ts';
import { ar, nl, samples } from './sample-messages.ts';
import { speechHere } from './site.ts';

const { say } = speechHere();
const html = (message: Message, active = true) =>
  renderToString(<SaidByUs message={message} seq={7} active={active} frame={{ say, language: message.language }} />);
const said = (text: string, over: Partial<Message> = {}): Message => ({
  ...samples(nl).menu,
  kind: 'notice',
  choices: [],
  text,
  ...over,
});

describe('a message', () => {
  it('has its own language and direction, and its first bold line as heading', () => {
    const arabic = html(samples(ar).question);
    expect(arabic).toMatch(/^<article id="m7" class="m out is-question" data-seq="7" lang="ar" dir="rtl">/);
    expect(arabic).toContain('<h2 tabindex="-1">أي قانون ينطبق عليك؟</h2>');
  });

  it('turns every isolate into <bdi>: numbers unbreakable, Dutch words in Arabic marked as Dutch', () => {
    const text = html(
      said(`اتصل بـ ${isolate('DUO')} على ${isolate('0900-1234')}`, { language: ar, direction: 'rtl' }),
    );
    expect(text).toContain('<bdi lang="nl">DUO</bdi>');
    expect(text).toContain('<bdi class="n" dir="ltr">0900-1234</bdi>');
    expect(text).not.toMatch(/[\u2068\u2069]/);
    expect(html(said(`Bel ${isolate('DUO')}`))).toContain('<bdi>DUO</bdi>');
  });

  it('leaves no isolate as a bare character in any sample', () => {
    for (const message of [...Object.values(samples(nl)), ...Object.values(samples(ar))]) {
      expect(html(message)).not.toMatch(/[\u2066-\u2069]/);
    }
  });

  it('escapes what a person wrote when it is repeated to her', () => {
    const echo = html(said('x', { notices: [`U schreef: ${isolate('<script>alert(1)</script>')}`] }));
    expect(echo).toContain('<bdi>&lt;script>alert(1)&lt;/script></bdi>');
    expect(html(said('<img src=x onerror=alert(1)>'))).toContain('&lt;img');
  });

  it('dials a number in one tap, written from left to right', () => {
    const contact = { name: 'CoMensha', phone: isolate('033 448 11 86'), free: false };
    expect(html(said('x', { contacts: [contact] }))).toContain(
      '<a class="phone" href="tel:0334481186"><bdi class="n" dir="ltr">033 448 11 86</bdi></a>',
    );
  });

  it('offers its choices as buttons of the one form; afterwards they are words', () => {
    const open = html(samples(nl).question);
    expect(open.match(/<button type="submit" form="f" name="value"/g)).toHaveLength(7);
    const past = html(samples(nl).question, false);
    expect(past).not.toContain('<button');
    expect(past).toContain('<li>De nieuwe wet</li>');
  });

  it('keeps the ways to menu, back and a person when the message names none', () => {
    const lonely = html(said('Even geduld.'));
    for (const command of ['back', 'menu', 'human']) expect(lonely).toContain(`value="command:${command}"`);
  });

  it('shows under an outcome the sum, the answers to change, who helps, the sources, the day and the Dutch', () => {
    const outcome = html(samples(ar).outcome);
    expect(outcome).toContain('<ol>');
    expect(outcome).toContain('<blockquote>');
    expect(outcome).toContain('value="reask:term:law"');
    expect(outcome).toContain('href="https://wetten.overheid.nl/BWBR0044770" rel="noopener noreferrer"');
    expect(outcome).toContain('<bdi class="n" dir="ltr">24-11-2026</bdi>');
    expect(outcome).toContain('<div lang="nl" dir="ltr">');
    expect(outcome).toContain('href="/sheet/sample"');
    expect(html(samples(nl).outcome)).not.toContain('class="dutch"');
  });

  it('names every language in its own', () => {
    expect(html(samples(nl).languages)).toContain('<li lang="ar" dir="auto">');
  });
});

describe('the heading', () => {
  it('is the first bold paragraph; what comes before it stays before it', () => {
    expect(split('Welkom.\n\n**Waarmee?**\n\nKies.')).toEqual({
      before: 'Welkom.',
      heading: 'Waarmee?',
      after: 'Kies.',
    });
    expect(split('Gewone tekst met **nadruk** erin.')).toEqual({
      before: '',
      after: 'Gewone tekst met **nadruk** erin.',
    });
    expect(split('**een** en **twee**').heading).toBeUndefined();
  });
});

describe('the rows of a talk', () => {
  const row = (seq: number, direction: 'in' | 'out', text = ''): MessageRow => ({
    id: `${seq}`,
    conversation: 'c' as ConversationId,
    seq,
    direction,
    at: new Date(),
    status: 'handled',
    body: { text },
  });
  const seqs = (rows: readonly MessageRow[]) => {
    const { earlier, now } = partition(rows);
    return [earlier.map(({ seq }) => seq), now.map(({ seq }) => seq)];
  };

  it('fold away what came before the last answered answer', () => {
    expect(seqs([])).toEqual([[], []]);
    expect(seqs([row(1, 'in'), row(2, 'out')])).toEqual([[], [1, 2]]);
    expect(seqs([row(1, 'in'), row(2, 'out'), row(3, 'in'), row(4, 'out'), row(5, 'out')])).toEqual([
      [1, 2],
      [3, 4, 5],
    ]);
  });

  it('leave the question open while its answer has no reply yet', () => {
    expect(seqs([row(1, 'in'), row(2, 'out'), row(3, 'in')])).toEqual([[], [1, 2, 3]]);
  });

  it('lose the direction marks of people', () => {
    expect(sentIn(row(1, 'in', 'a\u202eb\u2066c\u2069'))).toBe('abc');
  });

  it('know the words of a button by its value', () => {
    expect(labelOf([samples(nl).question, samples(nl).outcome], 'reask:term:law')).toBe('Welke wet geldt voor u?');
    expect(labelOf([samples(nl).question], 'command:menu')).toBe('Menu');
    expect(labelOf([samples(nl).question], 'forged')).toBeUndefined();
  });
});
