// What a volunteer does in danger, step by step: whom to call, what to say, what not. Numbers are facts of the content.

/** `steps` hold `{{fact}}`; `phrases` are ids of approved sentences; `not` comes besides what holds for all. */
export type CrisisWords = {
  readonly steps: readonly string[];
  readonly phrases: readonly string[];
  readonly not: readonly string[];
};

const danger = 'Is er nu gevaar? Zeg: bel {{emergency-phone}}.';
const coordinator = 'Bel uw coördinator. Doe dit niet alleen.';
const writeDown = 'Schrijf in een notitie wat u deed en waarom. Kort, zonder namen.';
const safeFirst =
  'Vraag eerst: “Is het nu veilig om te schrijven?” Zo niet: stop, en wacht tot de persoon weer schrijft.';
const safeLater =
  'Vraag wanneer en hoe u veilig mag schrijven. Schrijf daarna nooit als eerste zonder dat antwoord. Sluit de zaak pas als dat is afgesproken.';
const advice =
  'U mag zelf advies vragen aan Veilig Thuis: {{veilig-thuis-phone}}. Dat is gratis en kan dag en nacht. Vertel het uw coördinator dezelfde dag.';

/** Red, and nothing is known of what it is about. */
const general: CrisisWords = {
  steps: [
    danger,
    'Vraag: “Bent u nu veilig?” Gaat het om geweld thuis? Vraag eerst: “Is het veilig om nu te schrijven?”',
    coordinator,
    'Denkt de persoon aan de dood? Zeg: bel {{suicide-113-phone}}. Dat is gratis, dag en nacht. U mag zelf bellen met de advieslijn van 113: {{suicide-113-advice-phone}} (maandag tot en met vrijdag, 9 tot 16 uur).',
    `Is er geweld thuis, of is een kind niet veilig? ${advice}`,
    writeDown,
  ],
  phrases: ['are-you-safe-now', 'safe-to-write', 'coordinator-asked'],
  not: [],
};

const byTheme: Readonly<Record<string, CrisisWords>> = {
  suicide: {
    steps: [
      'Vraag: “Bent u nu veilig?” Is er nu gevaar? Zeg: bel {{emergency-phone}}.',
      'Zeg: bel {{suicide-113-phone}}. Dat is gratis, dag en nacht. Chatten kan ook, op 113.nl.',
      coordinator,
      'U mag zelf bellen met de advieslijn van 113: {{suicide-113-advice-phone}} (maandag tot en met vrijdag, 9 tot 16 uur).',
      'Woont de persoon in een azc? Dan kan men nu naar de mensen van COA of de beveiliging gaan.',
      'Gaat het over iemand anders? Zeg: bel dezelfde nummers, blijf bij deze persoon en vraag het open.',
      writeDown,
    ],
    phrases: ['are-you-safe-now', 'thinking-of-death', 'worried-about-somebody', 'coordinator-asked'],
    not: ['Vragen hoe iemand het wil doen, of dat herhalen.', 'Over geloof beginnen, of zeggen dat het niet mag.'],
  },
  'domestic-violence': {
    steps: [safeFirst, danger, coordinator, advice, safeLater, writeDown],
    phrases: ['safe-to-write', 'are-you-safe-now', 'violence-at-home', 'violence-and-permit', 'safe-time'],
    not: [
      'Zelf uitleggen wat dit betekent voor de vergunning: een advocaat doet dat.',
      'De naam van de partner opschrijven.',
    ],
  },
  'sexual-violence': {
    steps: [
      safeFirst,
      danger,
      'Zeg: bel het Centrum Seksueel Geweld: {{sexual-violence-phone}}. Dat is gratis, dag en nacht. De eerste zeven dagen zijn belangrijk. Naar de politie hoeft niet.',
      coordinator,
      safeLater,
      writeDown,
    ],
    phrases: ['safe-to-write', 'are-you-safe-now', 'sexual-violence', 'safe-time'],
    not: ['Vragen wat er precies is gebeurd.'],
  },
  'child-danger': {
    steps: [
      `${danger} Is een kind weg? Ook dan {{emergency-phone}}.`,
      'Schrijft een kind? Gebruik heel korte zinnen. Vraag: “Ben je nu veilig? Is er een volwassene die je vertrouwt?” De Kindertelefoon is gratis: {{child-helpline-phone}}.',
      coordinator,
      advice,
      'Is het kind hier zonder ouders? De voogd is van Nidos. Bel Nidos of de mentor van COA.',
      writeDown,
    ],
    phrases: ['are-you-safe-now', 'child-in-danger', 'child-writes', 'minor-alone'],
    not: ['Lange berichten aan een kind schrijven.'],
  },
  trafficking: {
    steps: [
      safeFirst,
      danger,
      'Deze zaak is voor een coördinator. Klik op “Coördinator nodig” en bel.',
      'CoMensha geeft advies op werkdagen: {{comensha-phone}}. Naar de politie hoeft daarvoor niet.',
      safeLater,
    ],
    phrases: ['safe-to-write', 'forced-or-exploited', 'coordinator-asked', 'safe-time'],
    not: ['Vragen naar namen van daders.', 'Bewaren wat de persoon vertelt: maak geen notitie over wat er is gebeurd.'],
  },
  'deportation-detention': {
    steps: [
      'Zeg: bel nu uw advocaat. De naam staat in de brief met het besluit.',
      'Vraag: “Staat er een dag op het papier: vandaag, deze week of later?”',
      coordinator,
      'Geen advocaat? Het Juridisch Loket: {{juridisch-loket-phone}}.',
      writeDown,
    ],
    phrases: ['deportation-lawyer-now', 'urgent-seen', 'letter-date', 'coordinator-asked'],
    not: [
      'Zelf een termijn uitrekenen: die kan heel kort zijn.',
      'Zeggen dat iemand zich moet verstoppen of een afspraak moet missen.',
      'Zeggen dat het niet gebeurt, of dat wij het tegenhouden.',
    ],
  },
  'eviction-tonight': {
    steps: [
      'Vraag twee dingen: “Zijn er kinderen bij u?” en “Waar woont u: in een huurhuis, in een azc of ergens anders?”',
      'Huurhuis: een huisbaas mag iemand er niet uitzetten. Alleen een deurwaarder met een papier van de rechter mag dat. Geen papier? Zeg: bel de politie, {{police-phone}}. In gevaar: {{emergency-phone}}.',
      'Wel een papier? Vandaag nog een advocaat of het Juridisch Loket: {{juridisch-loket-phone}}.',
      'Geen slaapplaats? Zeg: bel of ga vandaag naar de gemeente voor opvang.',
      'Stopt COA de opvang? Nu een advocaat. Niets tekenen wat men niet begrijpt.',
      coordinator,
    ],
    phrases: ['no-place-tonight', 'understand-before-signing', 'coordinator-asked'],
    not: ['Iemand zonder papieren naar politie of gemeente sturen zonder advocaat.'],
  },
};

export const crisisWords = {
  title: 'Spoed: doe dit eerst',
  sayTitle: 'Wat u kunt zeggen',
  say: ['Wat goed dat u dit zegt.', 'Bent u nu veilig?', 'Wat heeft u nu nodig?'],
  phrasesTitle: 'Nagekeken zinnen, in de taal van de persoon',
  phrasesTake: 'Neem eerst de zaak. Dan kunt u deze zinnen kiezen.',
  notTitle: 'Wat u niet doet',
  not: [
    'Beloven dat u het geheim houdt.',
    'Zeggen dat alles goed komt.',
    'Oordelen.',
    'Beloven wanneer iemand antwoordt, als er dan niemand is.',
    'Dit voor uzelf houden.',
  ],
  noNumber: 'vraag uw coördinator om het nummer',
  sources: (checked: string) => `Nummers nagekeken op ${checked}. Bronnen:`,
  /** `theme`: of the words that were found; without it all of them are meant. */
  of: (theme: string | undefined): CrisisWords => (theme && byTheme[theme]) || general,
  themes: Object.keys(byTheme),
} as const;
