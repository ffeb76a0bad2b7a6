// What a person sent that the desk does not open, in Dutch: it is said what it was, and what to ask.
const kinds: Readonly<Record<string, string>> = {
  audio: 'Een spraakbericht',
  image: 'Een foto',
  video: 'Een video',
  document: 'Een bestand',
  sticker: 'Een plaatje',
  location: 'Een plaats op de kaart',
  contacts: 'Een telefoonnummer van iemand anders',
};

export const notOpened = (kind: string): string =>
  `${kinds[kind] ?? 'Iets anders dan tekst'}. Dit kunt u hier niet openen. Vraag of de persoon het wil opschrijven.`;
export const reaction = (sign: string): string => `Een reactie: ${sign}`;
