// Words of the audit, in Dutch (B1): what somebody did, and whether the chain holds.
export const auditWords = {
  nav: 'Controle',
  title: 'Controle',
  intro:
    'Hier staat wie wat deed in uw team: een zaak bekijken of nemen, iemand uitnodigen, een rol geven, een bestand downloaden. Er staat nooit wat iemand schreef.',
  holds: (rows: number, from: string) =>
    `De keten klopt: ${rows === 1 ? '1 regel' : `${rows} regels`} in heel Wegwijs, de eerste van ${from}. Er is geen regel veranderd en er is er geen tussenuit gehaald.`,
  holdsFrom: (n: number) =>
    `De keten klopt vanaf regel ${n}. Er is geen regel veranderd en er is er geen tussenuit gehaald. Wat ouder is, is nu niet nagekeken.`,
  whole: 'Kijk de hele keten na (dit duurt langer)',
  markHelp:
    'In het bestand heeft elke regel een kenmerk. Bewaar het bestand. Is later een regel weg, of heeft een regel een ander kenmerk? Dan is de lijst vervangen.',
  broken: (n: number) =>
    `De keten is gebroken bij regel ${n}. Een regel is veranderd of weggehaald, buiten het bureau om. Wat ervoor staat, klopt nog. Bel vandaag de beheerder.`,
  empty: 'Er staat nog niets.',
  none: 'Er is nog niets gedaan in uw team.',
  earlier: 'Eerdere regels',
  newest: 'Nieuwste regels',
  list: 'Wat er is gedaan, het nieuwste boven',
  number: (n: number) => `regel ${n}`,
  download: 'Download als bestand (CSV)',
  downloadHelp: (most: string) =>
    `In het bestand staan de nieuwste ${most} regels die u mag zien. Dat u het downloadt, komt ook in deze lijst te staan.`,
  system: 'Wegwijs zelf',
  outside: 'iemand buiten uw team',
  deeds: {
    opened: 'bekeek een zaak',
    claimed: 'nam een zaak',
    answered: 'gaf antwoord',
    transferred: 'droeg een zaak over',
    flagged: 'vroeg hulp bij een zaak',
    closed: 'sloot een zaak af',
    'gave up': 'gaf een zaak terug',
    exported: 'downloadde een bestand',
    invited: 'maakte een uitnodiging',
    joined: 'nam een uitnodiging aan',
    withdrew: 'trok een uitnodiging in',
    'gave-role': 'gaf een rol',
    'took-role': 'nam een rol weg',
    'new-device': 'logde in op een nieuw apparaat',
    'added-passkey': 'maakte een passkey',
    'ended-sessions': 'logde een apparaat uit',
    'made-team': 'maakte een team',
    'changed-team': 'veranderde de gegevens van een team',
  } as Readonly<Record<string, string>>,
  details: {
    text: 'eigen woorden',
    phrase: 'een vaste zin',
    card: 'een artikel',
    outside: 'vanuit een eigen bureau',
    heavy: 'dit was zwaar',
    'needs-coordinator': 'coördinator nodig',
    numbers: 'de cijfers',
    audit: 'de controle',
  } as Readonly<Record<string, string>>,
  file: ['Regel', 'Wanneer', 'Wie', 'Id van wie', 'Wat', 'Waarover', 'Bijzonderheid', 'Kenmerk'],
} as const;
