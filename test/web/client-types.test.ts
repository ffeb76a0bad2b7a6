// The scripts for browsers are typed too, against a browser instead of Node.
import { resolve } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

it.each(['client.ts', 'embed-button.ts'])('%s has no type errors', (file) => {
  const program = ts.createProgram([resolve(import.meta.dirname, '../../src/web', file)], {
    strict: true,
    noEmit: true,
    noUncheckedIndexedAccess: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleDetection: ts.ModuleDetectionKind.Force,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: [],
  });
  const said = ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  expect(said).toEqual([]);
});
