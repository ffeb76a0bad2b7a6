// However an editor breaks a file, the check says what is wrong; it never falls over itself.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkContent } from '../../src/content/check/all.ts';
import { loadContent } from '../../src/content/load.ts';
import { known, sampleFiles, withSample } from './sample.ts';

const breaks: readonly ((line: string) => string)[] = [
  (line) => line.replace(/: .+$/, ':'),
  (line) => line.replace(/: .+$/, ': [1, {a: 2}]'),
  (line) => line.replace(/: .+$/, ': {constructor: {a: 2}}'),
];

/** Every line of the file, broken in every way, one at a time. */
const broken = (file: string): readonly string[] => {
  const lines = (sampleFiles[file] ?? '').split('\n');
  return lines.flatMap((line, index) =>
    breaks
      .map((change) => change(line))
      .flatMap((other) => (other === line ? [] : [lines.with(index, other).join('\n')])),
  );
};

test.each(Object.keys(sampleFiles).filter((file) => !/ar\/|commands/.test(file)))('%s', (file) => {
  withSample({}, (root) => {
    for (const text of broken(file)) {
      writeFileSync(join(root, file), text);
      const { loaded, problems } = loadContent(root);
      expect(loaded !== undefined || problems.length > 0).toBe(true);
      if (loaded) expect(() => checkContent(loaded, known)).not.toThrow();
    }
  });
});
