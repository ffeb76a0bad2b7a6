// The key of a sheet opens that sheet, holds no readable answer, and cannot be made or changed by others.
import { expect, it } from 'vitest';
import type { FlowId, Language } from '../src/content/schema/ids.ts';
import { begin } from '../src/guide/trail.ts';
import { sheetKeys } from '../src/sheet-key.ts';

const road = { trail: begin('nareis' as FlowId, {}), language: 'ar' as Language };
const keys = sheetKeys(Buffer.alloc(32, 7));

it('opens what it sealed', () => expect(keys.open(keys.seal(road))).toEqual(road));

it('shows nothing and is never the same twice', () => {
  const key = keys.seal(road);
  expect(Buffer.from(key, 'base64url').toString('latin1')).not.toContain('nareis');
  expect(keys.seal(road)).not.toBe(key);
});

it.each([
  ['changed', (key: string) => `${key.slice(0, -2)}AA`],
  ['cut', (key: string) => key.slice(0, 20)],
  ['empty', () => ''],
  ['very long', (key: string) => key.repeat(500)],
])('does not open a key that is %s', (_, spoil) => expect(keys.open(spoil(keys.seal(road)))).toBeUndefined());

it('does not open a key of another house', () =>
  expect(sheetKeys(Buffer.alloc(32, 8)).open(keys.seal(road))).toBeUndefined());
