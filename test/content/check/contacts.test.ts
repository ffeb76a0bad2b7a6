// Contacts that do not exist, numbers that are no facts, hand-offs to nobody.
import { expect, test } from 'vitest';
import { printed, swap } from '../sample.ts';

const flow = 'content/flows/term.yaml';

test('a telephone number that is no fact, or a fact of another kind', () => {
  expect(printed({ 'content/contacts.yaml': swap('phone: desk-phone', 'phone: desk-fone') })).toContain(
    'content/contacts.yaml:3  desk.phone: "desk-fone" is no telephone number among the facts; did you mean "desk-phone"?  (contacts)',
  );
  expect(printed({ 'content/contacts.yaml': swap('phone: desk-phone', 'phone: term') })).toContain(
    'content/contacts.yaml:3  desk.phone: "term" is no telephone number among the facts  (contacts)',
  );
});

test('an unknown contact in a flow and in a crisis theme', () => {
  expect(printed({ [flow]: swap('contacts: [desk]', 'contacts: [dsk]') })).toEqual([
    'content/flows/term.yaml:22  outcomes.in-time.contacts: there is no contact "dsk"; did you mean "desk"?  (contacts)',
  ]);
  expect(printed({ 'content/safety.yaml': swap('[desk]', '[police]') })).toEqual([
    'content/safety.yaml:4  themes: there is no contact "police"  (contacts)',
  ]);
});

test('a hand-off for which nobody helps; a whole subject covers its topics', () => {
  expect(printed({ [flow]: swap('handoff: inburgering.term', 'handoff: family.apply') })).toEqual([
    'content/flows/term.yaml:25  outcomes.too-late.handoff: no contact helps with "family.apply"  (contacts)',
  ]);
  expect(printed({ 'content/contacts.yaml': swap('helps: [inburgering]', 'helps: [inburgering.term]') })).toEqual([]);
});

test('a contact without its note in ui.yaml', () => {
  const renamed = (text: string) => text.replace('  desk:', '  disk:');
  expect(printed({ 'locales/nl/ui.yaml': renamed, 'locales/en/ui.yaml': renamed })).toEqual([
    'content/contacts.yaml:1  desk: locales/nl/ui.yaml has no "contact.desk"  (contacts)',
  ]);
});
