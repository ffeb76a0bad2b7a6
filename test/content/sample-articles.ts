// The one article of the sample, in Dutch and English.

export const sampleArticles: Readonly<Record<string, string>> = {
  'content/articles/extension/nl.md': `---
title: Meer tijd vragen
summary: U kunt meer tijd vragen als u lang ziek was. U vraagt dit aan bij DUO.
topic: inburgering.term
keywords: [tijd, ziek, langer, later, vragen, DUO]
questions:
  - Kan ik meer tijd krijgen?
  - Ik was ziek, krijg ik tijd erbij?
  - Hoe vraag ik uitstel?
terms: [verlenging]
tests:
  - mag het later
  - ik lag in het ziekenhuis
  - uitstel inburgering
near: []
sources:
  - { url: https://www.inburgeren.nl, name: "DUO: extra tijd", date: 2026-08-20 }
owner: desk
reviewed: 2026-11-01
---

# Wat u doet

1. Kijk op uw PIP.
2. Vraag de tijd aan. U heeft {{fact.term}}.
`,
  'content/articles/extension/en.md': `---
title: Asking for more time
summary: You can ask for more time when you were ill for long. You ask DUO for it.
keywords: [time, ill, longer, later, ask, DUO]
questions:
  - Can I get more time?
  - I was ill, do I get extra time?
  - How do I ask for more time?
tests:
  - may it be later
  - I was in hospital
  - delay integration
---

# What you do

1. Look at your PIP.
2. Ask for the time. You have {{fact.term}}.
`,
};
