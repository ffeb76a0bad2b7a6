// Every answer of Graph and what follows from it: the fixtures' codes, one line each.
import { expect, it } from 'vitest';
import { deliveryOf } from '../../src/channels/whatsapp/delivery.ts';
import { meanings } from '../../src/channels/whatsapp/errors.ts';
import { messageKey } from '../../src/channels/whatsapp/message-key.ts';
import type { Answer } from '../../src/channels/whatsapp/post.ts';
import { judge } from '../../src/delivery/judge.ts';

const row = (retried = 0) => ({ row: { id: 'm:0', retried }, patience: 30 });
const error = (code: number, status = 400): Answer => ({
  kind: 'answered',
  status,
  text: JSON.stringify({ error: { code, message: 'may quote +31612345678' } }),
});
const follows = (answer: Answer, retried = 0) => {
  const { to, pause, breaker, line } = judge(deliveryOf(answer), row(retried));
  return [
    to.kind,
    ...(to.kind === 'later' ? [to.seconds] : []),
    ...(pause ? ['everybody waits'] : []),
    ...(breaker ? ['stop'] : []),
    ...(line ? [line.level] : []),
  ].join(' ');
};

const later = (seconds: number) => `later ${seconds} everybody waits`;
/** By code: a table as data; a code that is added to the errors has to be added here. */
const table: Readonly<Record<number, string>> = {
  0: 'later 0 stop',
  1: 'later 10',
  2: later(30),
  3: 'later 0 stop',
  4: later(60),
  10: 'later 0 stop',
  33: 'later 0 stop',
  100: 'failed error',
  190: 'later 0 stop',
  368: 'later 0 stop',
  80007: later(60),
  130429: later(5),
  130472: 'failed warn',
  130497: 'failed warn',
  131000: 'later 10',
  131005: 'later 0 stop',
  131008: 'failed error',
  131009: 'failed error',
  131016: later(30),
  131021: 'failed warn',
  131026: 'failed warn',
  131031: 'later 0 stop',
  131037: 'later 0 stop',
  131042: 'later 0 stop',
  131045: 'later 0 stop',
  131047: 'window-closed',
  131048: `${later(3600)} error`,
  131049: 'failed warn',
  131050: 'failed warn',
  131051: 'failed error',
  131052: 'failed warn',
  131053: 'failed error',
  131056: 'later 6',
  131057: later(300),
  132000: 'failed error',
  132001: 'failed error',
  132005: 'failed error',
  132007: 'failed error',
  132012: 'failed error',
  132015: 'failed error',
  132016: 'failed error',
  133004: later(30),
  133010: 'later 0 stop',
  135000: 'later 10',
};

it('knows what follows from every code', () => {
  const codes = Object.keys(meanings).map(Number);
  expect(Object.fromEntries(codes.map((code) => [code, follows(error(code))]))).toEqual(table);
});

it('tells the operator what to do whenever everything stops, and never what Meta wrote', () => {
  for (const code of Object.keys(meanings).map(Number)) {
    const { breaker, line } = judge(deliveryOf(error(code)), row());
    if (breaker) expect(breaker.facts.remedy, String(code)).toMatch(/./);
    expect(JSON.stringify([breaker, line])).not.toContain('31612345678');
  }
});

it('tries "once" once', () => {
  expect(follows(error(131000, 500), 1)).toBe('failed error');
  expect(follows(error(131016, 500), 1), 'not a matter of once').toBe(later(30));
});

it('judges what has no code', () => {
  expect(follows({ kind: 'not-written' })).toBe(later(10));
  expect(follows({ kind: 'no-answer' })).toBe('unsure');
  expect(follows({ kind: 'answered', status: 500, text: '<html>' })).toBe('unsure');
  expect(follows({ kind: 'answered', status: 200, text: '{}' })).toBe('unsure');
  expect(follows({ kind: 'answered', status: 503, text: '', retryAfter: 7 })).toBe(later(7));
  expect(follows({ kind: 'answered', status: 404, text: '<html>' })).toBe('later 0 stop');
  const taken = (status: string): Answer => ({
    kind: 'answered',
    status: 200,
    text: JSON.stringify({ messages: [{ id: 'wamid.X', message_status: status }] }),
  });
  expect(judge(deliveryOf(taken('accepted')), row()).to).toEqual({ kind: 'sent', ref: messageKey('wamid.X') });
  expect(follows(taken('held_for_quality_assessment'))).toBe('held');
});

it('waits for news of a lost answer as long as the purpose says', () => {
  expect(judge({ kind: 'unknown', action: 'retry-same-turn-may-duplicate' }, { ...row(), patience: 900 }).to).toEqual({
    kind: 'unsure',
    patience: 900,
    lost: true,
  });
});
