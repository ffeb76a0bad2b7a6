// Words about what the person was already told, and about the part of the talk that lies folded.
const messages = (count: number): string => (count === 1 ? '1 bericht' : `${count} berichten`);

export const summaryWords = {
  told: 'Wat de persoon al te lezen kreeg',
  /** Of a text that has changed since: its Dutch is not there any more. */
  untitled: { outcome: 'Een uitkomst', article: 'Een artikel' },
  days: (count: number) => (count === 1 ? 'Genoemde datum:' : 'Genoemde datums:'),
  sources: (count: number) => (count === 1 ? 'Bron:' : 'Bronnen:'),
  checked: (day: string) => `Nagekeken op ${day}.`,
  more: (count: number) => (count === 1 ? 'En nog 1 tekst, eerder.' : `En nog ${count} teksten, eerder.`),
  folded: (count: number) => `Eerder in dit gesprek (${messages(count)})`,
} as const;
