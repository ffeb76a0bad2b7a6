// What the person gets of a machine's translation, and that the desk itself refuses what it must, whatever a page sends.
import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/content/schema/ids.ts';
import { dutchReader } from '../../src/desk/dutch.ts';
import { messageOf } from '../../src/desk/said.ts';
import { withoutIsolates } from '../../src/speech/isolate.ts';
import { mindsOn } from '../support/minds.ts';

const minds = mindsOn('2026-11-24');
const { speech } = minds();
const machine = (text: string, translated: string, more: object = {}) =>
  messageOf(
    speech,
    { kind: 'machine', text, translated },
    { language: 'ar' as Language, urgency: 'normal', ...more },
    'Ann',
  );

describe('a machine’s translation', () => {
  it('says what it is on both sides, and both originals go along', () => {
    const said = machine('Kom op 1-12-2026.', 'تعال في 1-12-2026.');
    if ('refused' in said) throw new Error(said.refused);
    expect(said).toMatchObject({ language: 'ar', direction: 'rtl' });
    expect(said.text).toBe('تعال في \u20681-12-2026\u2069.');
    expect(said.dutch?.text).toBe('Kom op \u20681-12-2026\u2069.');
    expect(said.notices.map(withoutIsolates)).toEqual([
      'Ann (من المتطوعين) يكتب:',
      'ترجمة آلية. قد تكون فيها أخطاء. النص الهولندي مرفق.',
    ]);
    const dutch = dutchReader(minds)(said as never);
    expect(dutch?.text).toBe(said.dutch?.text);
    expect(dutch?.notices.at(-1)).toContain('Vertaald door een machine.');
  });

  it.each([
    ['in a red case', machine('Dag', 'مرحبا', { urgency: 'red' }), 'danger'],
    ['of words of danger', machine('zelfmoord', 'مرحبا'), 'danger'],
    ['that became words of danger', machine('Dag', 'أريد أن أموت'), 'danger'],
    ['that lost a number', machine('Bel 088 043 04 30', 'اتصل'), '088 043 04 30'],
  ])('%s is refused', (_, said, name) => {
    expect(said).toEqual({ refused: 'machine', name });
  });

  it('of nothing is nothing', () => {
    expect(machine(' ', 'x')).toMatchObject({ refused: 'empty' });
    expect(machine('x', ' ')).toMatchObject({ refused: 'empty' });
  });
});

describe('free text', () => {
  const free = (language: string) =>
    messageOf(
      speech,
      { kind: 'text', text: 'Dag', language: language as Language },
      { language: 'ar' as Language, urgency: 'red' },
      undefined,
    );
  it('is marked with its language when it is not hers', () => {
    expect(free('nl')).toMatchObject({
      language: 'nl',
      notices: ['يكتب متطوع:', 'لغة هذه الرسالة: \u2068Nederlands\u2069'],
    });
    expect(free('ar')).toMatchObject({ notices: ['يكتب متطوع:'] });
  });
});
