// The registers of the sample: facts, menu, contacts, languages, ui, command words, crisis themes.
import { commandNames } from '../../src/content/schema/registers.ts';

const commands = [...commandNames, 'unknown']
  .map((name) => `"${name}": [${name} a, ${name} b, ${name} c]`)
  .concat(`numbers: [${Array.from({ length: 10 }, (_, index) => `["${index + 1}"]`).join(', ')}]`)
  .join('\n');

const ui = (words: {
  readonly label: string;
  readonly hint: string;
  readonly note: string;
  readonly found: string;
}) => `ways:
  menu: Menu
subject:
  inburgering: { label: ${words.label}, hint: ${words.hint} }
contact:
  desk: ${words.note}
search:
  found: "${words.found}: {{count}}"
`;

const safetyWords = (say: string) => `danger:
  say: ${say}
  doing: ["{{fact.desk-phone}}"]
`;

export const sampleRegisters: Readonly<Record<string, string>> = {
  'content/facts/term.yaml': `term:
  type: duration
  source: https://wetten.overheid.nl/BWBR0044770
  article: Wet inburgering 2021, art. 11
  checked: 2026-11-01
  confidence: high
  values: [{ from: 2022-01-01, is: 3 years }]
desk-phone:
  type: phone
  source: https://example.org/contact
  checked: 2026-11-01
  confidence: high
  values: [{ is: "0900-1234" }]
`,
  'content/menu.yaml': `subjects:
  - id: inburgering
    flows: [term]
`,
  'content/contacts.yaml': `desk:
  name: De balie
  phone: desk-phone
  web: https://example.org
  helps: [inburgering]
`,
  'content/glossary.yaml': `PIP: { nl: Uw plan, en: Your plan }
Wet inburgering 2021: { nl: De wet, en: The law }
`,
  'content/holidays.yaml': `2026-12-25: Kerst
2028-12-25: Kerst
`,
  'content/renamed.yaml': `old-term: term
term/first: which-law
`,
  'content/safety.yaml': `themes:
  - id: danger
    level: red
    contacts: [desk]
    phrases:
      nl: [ik ben in gevaar]
      en: [I am in danger]
`,
  'locales/languages.yaml': `nl: { name: Nederlands, direction: ltr, fallback: nl, live: true }
en: { name: English, direction: ltr, fallback: nl, live: true }
ar: { name: العربية, direction: rtl, fallback: en, live: false }
`,
  'locales/nl/commands.yaml': commands,
  'locales/en/commands.yaml': commands,
  'locales/ar/commands.yaml': commands,
  'locales/nl/ui.yaml': ui({
    label: 'Inburgering',
    hint: 'De taal leren',
    note: 'Hier helpt men u.',
    found: 'Gevonden',
  }),
  'locales/en/ui.yaml': ui({
    label: 'Integration',
    hint: 'Learning the language',
    note: 'They help you here.',
    found: 'Found',
  }),
  'locales/nl/safety.yaml': safetyWords('Bel nu dit nummer.'),
  'locales/en/safety.yaml': safetyWords('Call this number now.'),
};
