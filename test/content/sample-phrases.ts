// The one phrase of the sample: a fact, a slot, two languages.
export const samplePhrases: Readonly<Record<string, string>> = {
  'content/phrases/last-day.yaml': `# The last day.
topic: inburgering.term
owner: desk
reviewed: 2026-11-01
risk: high
slots: { day: date }
says:
  nl: "Bel over uw PIP: {{fact.desk-phone}}. De laatste dag is {{slot.day}}."
  en: "Call about your PIP: {{fact.desk-phone}}. The last day is {{slot.day}}."
`,
};
