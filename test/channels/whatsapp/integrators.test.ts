// What the operator is told to enter at Meta is what the code knows: templates, fields, permissions, variables.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { meanings } from '../../../src/channels/whatsapp/errors.ts';
import { opsEvent } from '../../../src/channels/whatsapp/read-news.ts';
import { templates } from '../../../src/channels/whatsapp/templates.ts';

const page = readFileSync(join(import.meta.dirname, '../../../docs/integrators.md'), 'utf8');

test('each template stands there with its texts', () => {
  const rows = Object.entries(templates).flatMap(([name, { texts }]) =>
    Object.entries(texts).map(([code, { body, button }]) => ({ name, code, end: `| ${body} | ${button} |` })),
  );
  for (const { name, code, end } of rows) {
    const line = page.split('\n').find((one) => one.includes(end)) ?? '';
    expect(line).toContain(`\`${name}\``);
    expect(line).toContain(`\`${code}\``);
  }
});

test('each field it names is one we read', () => {
  const table = page.slice(page.indexOf('| field | for |'), page.indexOf('Other fields do no harm'));
  const fields = [...table.matchAll(/`([a-z_]+)`/g)].map(([, field]) => field as string);
  expect(fields.length).toBeGreaterThan(8);
  const others = fields.filter((field) => !opsEvent(field, {}, 'key'));
  expect(others).toEqual(['messages', 'user_preferences']);
});

test('the remedies and the page name the same permissions and variables', () => {
  const remedies = Object.values(meanings).map(({ remedy = '' }) => remedy);
  const named = remedies.flatMap((remedy) => remedy.match(/WHATSAPP_[A-Z_]+|whatsapp_business_\w+/g) ?? []);
  for (const name of new Set(named)) expect(page).toContain(name);
  expect(page).toContain('Register the number');
});
