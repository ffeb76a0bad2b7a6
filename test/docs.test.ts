// What docs/security.md promises is tested: every test it names is there, and every bad input of its table has one.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const text = readFileSync(join(root, 'docs/security.md'), 'utf8');
const rows = text.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('|---'));
const names = (cell: string): readonly string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name as string);
/** A name without a folder stands in test/console. */
const place = (name: string): string => join(root, name.startsWith('test/') ? name : `test/console/${name}`);

describe('docs/security.md', () => {
  it.each([...new Set(names(text).filter((name) => /\.test\.tsx?$/.test(name) || /^test\//.test(name)))])(
    'names %s, which is there',
    (name) => {
      expect(existsSync(place(name))).toBe(true);
    },
  );

  it('names a test in every row of its tables that promises one', () => {
    const promising = rows.filter((row) => {
      const cells = row.split('|').map((cell) => cell.trim());
      const isHead = cells.includes('tested in') || cells.includes('why');
      return !isHead && cells.length > 5 && !row.includes('*n/a*') && !row.includes('operators |');
    });
    expect(promising.length).toBeGreaterThan(20);
    const without = promising.filter(
      (row) => !names(row.split('|').at(-2) ?? '').some((name) => existsSync(place(name))),
    );
    expect(without).toEqual([]);
  });

  it('names sources that are there', () => {
    const made = names(text).filter((name) => /^(?:console|store|speech|desk|server|notify|channels|web)\//.test(name));
    expect(made.length).toBeGreaterThan(10);
    expect(made.filter((name) => !existsSync(join(root, 'src', name)))).toEqual([]);
  });
});
