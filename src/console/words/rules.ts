// Words about the rules of the desk: who is first, how many at a time.
export const ruleWords = {
  yours: 'Uw taal',
  yoursHelp: 'U spreekt deze taal en u werkt voor deze gemeente.',
  others: (language: string) => `Eerst voor wie ${language} spreekt. Neem gerust als er niemand is.`,
  full: 'U heeft nu al genoeg zaken. Dat is goed werk. Sluit er eerst één af of draag er één over. Zo houdt u het vol. Een zaak met spoed mag u altijd nemen.',
  asked: {
    title: 'Vraagt u',
    help: '“Dit was zwaar”: bel deze collega vandaag. Open daarna de zaak en klik op “Gedaan”.',
    done: (flag: string) => `Gedaan: ${flag}`,
    settled: 'U heeft dit afgehandeld.',
    refused: 'Dit kan alleen de coördinator van dit team.',
    heavyToo: 'Dit was zwaar voor mij. Laat de coördinator mij vandaag bellen.',
  },
  safe: {
    title: 'Is het veilig om te schrijven?',
    answers: {
      yes: 'Ja',
      no: 'Nee. Schrijf niet als eerste. Wacht tot de persoon schrijft.',
    } as Readonly<Record<string, string>>,
  },
  limit: {
    title: 'Hoeveel zaken tegelijk',
    label: 'Zaken die één vrijwilliger tegelijk mag hebben',
    help: 'Drie is een goed begin. Een zaak met spoed mag altijd.',
    save: 'Bewaren',
    done: (most: number) => `Een vrijwilliger in dit team mag nu ${most} zaken tegelijk hebben.`,
    wrong: (most: number) => `Schrijf een getal van 1 tot en met ${most}.`,
  },
} as const;
