// What WhatsApp can carry: buttons, lists, pages, limits as people see letters, and errors instead of cuts.
import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/channels/whatsapp/fake/accepts.ts';
import { DoesNotFit, faultsOf, formOf, type Outbound } from '../../../src/channels/whatsapp/outbound.ts';
import { pageAsked } from '../../../src/channels/whatsapp/pages.ts';
import { nextTemplateLanguage, templateLanguage, templates } from '../../../src/channels/whatsapp/templates.ts';
import { toWire } from '../../../src/channels/whatsapp/wire.ts';
import { documentMessage, locationRequest } from '../../../src/channels/whatsapp/wire-more.ts';
import { templateMessage } from '../../../src/channels/whatsapp/wire-template.ts';

const to = { phone: '31600000001' };
const choices = (count: number, label = (at: number) => `Keuze ${at}`) =>
  Array.from({ length: count }, (_, at) => ({ id: `answer:flow:node:${at}`, label: label(at) }));
const message = (more: Partial<Outbound>): Outbound => ({ to, text: 'Kies', button: 'Kies', more: 'Meer', ...more });
type Sent = {
  interactive: {
    type: string;
    body: { text: string };
    action: { buttons: unknown[]; sections: { rows: { id: string; title: string }[] }[] };
  };
};
const wire = (more: Partial<Outbound>) => toWire(message(more)) as unknown as Sent;
const rows = (more: Partial<Outbound>) => wire(more).interactive.action.sections[0]?.rows ?? [];
const accepted = (json: unknown) => expect(accept(json)).toHaveProperty('message');

describe('form', () => {
  test.each<[string, Partial<Outbound>, string]>([
    ['no choice', {}, 'text'],
    ['a link', { link: { url: 'https://example.org', label: 'Open' } }, 'link'],
    ['three short choices', { choices: choices(3) }, 'buttons'],
    ['four', { choices: choices(4) }, 'list'],
    ['a label of 21 letters', { choices: choices(2, (at) => `${at}`.padEnd(21, 'x')) }, 'list'],
    ['a label of 20 letters', { choices: choices(2, (at) => `${at}`.padEnd(20, 'x')) }, 'buttons'],
    ['a hint', { choices: [{ id: 'a', label: 'A', hint: 'b' }] }, 'list'],
    ['a text of 1025 letters', { choices: choices(2), text: 'x'.repeat(1025) }, 'list'],
    [
      'a link that makes it 1025',
      { choices: choices(2), text: 'x'.repeat(1006), link: { url: 'https://a.org/123', label: 'Open' } },
      'list',
    ],
  ])('%s: %s', (_name, more, form) => {
    expect(formOf(message(more))).toBe(form);
    accepted(toWire(message(more)));
  });
  test('a link beside choices stands on a line of its own, under its words', () => {
    const text = wire({ choices: choices(2), link: { url: 'https://example.org/a', label: 'Open' } }).interactive.body
      .text;
    expect(text).toBe('Kies\n\nOpen:\nhttps://example.org/a');
  });
  test('small letters of a plain text stand under it', () => {
    expect(toWire(message({ footer: 'Menu: typ 0' }))).toMatchObject({ text: { body: 'Kies\n\nMenu: typ 0' } });
  });
  test('right-to-left text begins from the right', () => {
    expect(wire({ choices: choices(2), text: 'PIP هو', rtl: true }).interactive.body.text).toBe('\u200FPIP هو');
  });
});

describe('pages', () => {
  test('ten fit one list, without "more"', () => {
    expect(rows({ choices: choices(10) }).map(({ id }) => id)).toEqual(choices(10).map(({ id }) => id));
  });
  test('every choice of twenty-five is on one page, in order', () => {
    const all = [0, 1, 2].map((page) => rows({ choices: choices(25), page }));
    expect(all.map((page) => page.length)).toEqual([10, 10, 7]);
    expect(all.map((page) => pageAsked(page.at(-1)?.id ?? ''))).toEqual([1, 2, undefined]);
    const ids = all
      .flat()
      .map(({ id }) => id)
      .filter((id) => pageAsked(id) === undefined);
    expect(ids).toEqual(choices(25).map(({ id }) => id));
  });
  test('only our own row asks for a page', () => {
    expect(pageAsked('more:2')).toBe(2);
    expect([pageAsked('more:'), pageAsked('more:99999'), pageAsked('answer:more:2:1')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
  test('each page is a message Graph takes', () => {
    for (const page of [0, 1, 2]) accepted(toWire(message({ choices: choices(25), page })));
  });
});

describe('what does not fit is told, all of it', () => {
  test.each<[string, Partial<Outbound>, string]>([
    ['nobody', { to: {} }, 'nobody to send it to'],
    ['no text', { text: ' ' }, 'no text'],
    ['a text', { text: 'x'.repeat(4097) }, 'text of 4097 letters, at most 4096'],
    ['a text over a list', { text: 'x'.repeat(4097), choices: choices(4) }, 'text of 4097 letters, at most 4096'],
    [
      'a text over a link',
      { text: 'x'.repeat(1025), link: { url: 'https://a.org', label: 'a' } },
      'text of 1025 letters, at most 1024',
    ],
    ['a label', { choices: choices(4, (at) => `${at}`.padEnd(25, 'x')) }, 'label of 25 letters, at most 24'],
    ['a hint', { choices: [{ id: 'a', label: 'A', hint: 'x'.repeat(73) }] }, 'hint of 73 letters, at most 72'],
    ['an id', { choices: [{ id: 'x'.repeat(257), label: 'A' }] }, 'an id of 257 signs, at most 256'],
    ['a list id', { choices: [{ id: 'x'.repeat(201), label: 'A', hint: 'b' }] }, 'an id of 201 signs, at most 200'],
    ['an empty label', { choices: [{ id: 'a', label: ' ' }] }, 'a choice without a label'],
    [
      'one id twice',
      {
        choices: [
          { id: 'a', label: 'A' },
          { id: 'a', label: 'B' },
        ],
      },
      'two choices with one id',
    ],
    [
      'one button twice',
      {
        choices: [
          { id: 'a', label: 'A' },
          { id: 'b', label: 'A' },
        ],
      },
      'two choices with one label',
    ],
    ['a list without a button', { choices: choices(4), button: '' }, 'a list without a word on its button'],
    ['pages without a word', { choices: choices(11), more: '' }, '11 choices without a word for "more"'],
    ['a footer', { footer: 'x'.repeat(61) }, 'footer of 61 letters, at most 60'],
    ['a link', { link: { url: 'javascript:alert(1)', label: 'a' } }, 'a link that is no web address'],
    [
      'a link label',
      { link: { url: 'https://a.org', label: 'x'.repeat(21) } },
      'label of the link of 21 letters, at most 20',
    ],
    ['callback data', { callbackData: 'x'.repeat(513) }, 'callback data over 512 signs'],
  ])('%s', (_name, more, fault) => {
    expect(faultsOf(message(more))).toContain(fault);
    expect(() => toWire(message(more))).toThrow(DoesNotFit);
  });
  test('letters, not signs: 4096 of Tigrinya with marks, 24 family emoji', () => {
    expect(faultsOf(message({ text: 'ሰ'.repeat(4096) }))).toEqual([]);
    expect(faultsOf(message({ choices: choices(4, (at) => `${at}${'é'.normalize('NFD').repeat(23)}`) }))).toEqual([]);
  });
  test('isolates go from a label when they make it too long for Graph, letters never', () => {
    const label = `${'x'.repeat(10)} \u2068PIP\u2069 ${'y'.repeat(5)}`;
    const json = toWire(message({ choices: choices(2, (at) => `${label.slice(0, -1)}${at}`) }));
    accepted(json);
    expect(JSON.stringify(json)).toContain('xxxxxxxxxx PIP yyyy0');
    expect(JSON.stringify(toWire(message({ choices: choices(2, (at) => `\u2068PIP\u2069 ${at}`) })))).toContain(
      '\u2068PIP\u2069 0',
    );
  });
});

describe('templates', () => {
  const samira = { to, template: 'handoff_resume', language: 'nl', values: ['Samira'] } as const;
  test('languages Meta does not have go in English or Dutch', () => {
    expect(['ti', 'so', 'am', 'fa', 'fa-AF', 'uk'].map((language) => templateLanguage(language))).toEqual([
      'en',
      'en',
      'en',
      'fa',
      'prs_AF',
      'uk',
    ]);
    expect(templateLanguage('ti', 'nl')).toBe('nl');
  });
  test('a language that is not approved yet falls back twice, then stops', () => {
    expect([nextTemplateLanguage('ar'), nextTemplateLanguage('en'), nextTemplateLanguage('nl')]).toEqual([
      'en',
      'nl',
      undefined,
    ]);
    const json = templateMessage({ ...samira, language: 'ar' });
    expect(accept(json)).toMatchObject({ refusal: { code: 132001 } });
    accepted(templateMessage({ ...samira, language: 'ar', code: 'en' }));
  });
  test('values are those the template has', () => {
    expect(() => templateMessage({ ...samira, values: [] })).toThrow('takes 1 values, not 0');
    expect(() => templateMessage({ ...samira, values: ['a\nb'] })).toThrow(DoesNotFit);
    accepted(templateMessage({ to, template: 'reminder_due', language: 'nl', values: [], payload: 'resume:reminder' }));
  });
  test('every template has Dutch and English, one button of at most 25 signs, and its values in both', () => {
    for (const { texts, variables } of Object.values(templates)) {
      expect(Object.keys(texts)).toEqual(expect.arrayContaining(['nl', 'en']));
      for (const { body, button } of Object.values(texts)) {
        expect(button.length).toBeLessThanOrEqual(25);
        expect(body.match(/\{\{\d\}\}/g) ?? []).toHaveLength(variables.length);
      }
    }
  });
});

test('a document needs a public address, a request for a place needs words', () => {
  expect(() => documentMessage({ to, link: 'http://example.org/a.pdf', filename: 'a.pdf' })).toThrow(DoesNotFit);
  expect(() => locationRequest(to, ' ')).toThrow(DoesNotFit);
});
