// The one flow of the sample: a choice, a date, two outcomes; in Dutch and English.

export const sampleFlow: Readonly<Record<string, string>> = {
  'content/flows/term.yaml': `# By when must I be finished?
topic: inburgering.term
owner: desk
reviewed: 2026-11-01
sources:
  - { url: https://wetten.overheid.nl/BWBR0044770, name: Wet inburgering 2021, date: 2026-07-01 }
start: which-law
questions:
  which-law:
    asks: choice
    learns: law
    options: { old: too-late, new: pip-date }
  pip-date:
    asks: date
    next:
      - { when: term-over, to: too-late }
      - { to: in-time }
outcomes:
  in-time:
    computes: [pip-end]
    articles: [extension]
    contacts: [desk]
    remind: { on: pip-end, before: [2 months] }
    risk: high
  too-late: { articles: [extension], handoff: inburgering.term, risk: normal }
`,
};

export const sampleWords: Readonly<Record<string, string>> = {
  'locales/nl/flows/term.yaml': `title: Wanneer moet ik klaar zijn?
label: Wanneer klaar?
summary: De dag waarop u klaar moet zijn
which-law:
  question: Welke wet geldt voor u?
  why: De tijd is per wet anders.
  options:
    old: { label: De oude wet, synonyms: [wet van 2013] }
    new: De nieuwe wet
pip-date:
  question: Welke dag staat op uw PIP?
  hint: Bijvoorbeeld 1 augustus 2026
in-time:
  verdict: U moet klaar zijn op {{day.pip-end}}.
  steps:
    - Doe uw examen voor deze dag.
    - U heeft {{fact.term}} de tijd.
too-late:
  verdict: De tijd is voorbij.
  warning: Bel de {{fact.desk-phone}} vandaag.
`,
  'locales/en/flows/term.yaml': `title: When must I be finished?
label: Finished when?
summary: The day on which you must be finished
which-law:
  question: Which law is for you?
  why: Each law gives another time.
  options:
    old: The old law
    new: The new law
pip-date:
  question: Which day is on your PIP?
  hint: For example 1 August 2026
in-time:
  verdict: You must be finished on {{day.pip-end}}.
  steps:
    - Do your exam before this day.
    - You have {{fact.term}}.
too-late:
  verdict: The time is over.
  warning: Call {{fact.desk-phone}} today.
`,
};
