// Words of a team's own data: its name, the municipalities it works for, and making a new team.
export const teamWords = {
  title: 'Dit team',
  name: 'Naam van het team',
  region: 'Regio',
  regionHelp: 'Teams met dezelfde regio helpen elkaar als er niemand komt.',
  towns: 'Gemeenten, op elke regel één',
  townsHelp: 'Wie hulp vraagt, noemt een gemeente. De vraag komt dan bij het team van die gemeente.',
  save: 'Team bewaren',
  saved: 'Het team is bewaard.',
  needed: 'Schrijf een naam en een regio.',
  tooMany: (most: number) => `Een team heeft ten hoogste ${most} gemeenten.`,
  taken: (pairs: readonly { readonly town: string; readonly team: string }[]) =>
    `Niet bewaard. ${pairs.map(({ town, team }) => `${town} hoort al bij team ${team}.`).join(' ')}`,
  newTitle: 'Nieuw team',
  newHelp: 'U wordt de eerste coördinator. Nodig daarna de eigen coördinator van het team uit.',
  make: 'Team maken',
  exists: 'Er is al een team met deze naam.',
  made: 'Het team is gemaakt. Schrijf hieronder de gemeenten op, en nodig mensen uit.',
} as const;
