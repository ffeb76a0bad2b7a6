// Words about translation by a machine: what it is, that it errs, where it may not be used.
import type { NoMachine } from '../../desk/machine.ts';

export const machineWords = {
  ask: 'Eerst vertalen met de machine',
  help: 'Schrijf in het Nederlands, in korte zinnen. U ziet de vertaling eerst terug in het Nederlands. Er gaat nog niets weg.',
  title: 'Vertaling door een machine',
  check:
    'Lees goed. Klopt “Terug in het Nederlands” met wat u bedoelt? Zo niet: verander uw bericht en vertaal opnieuw.',
  negates:
    'Let op: in uw bericht staat “niet”, “geen” of “zonder”. Machines laten dat woord soms weg. Kijk of het er nog staat.',
  own: 'Uw bericht',
  theirs: (language: string) => `In het ${language}: dit leest de persoon`,
  back: 'Terug in het Nederlands',
  label: 'Vertaald door een machine. Er kunnen fouten in staan.',
  told: 'De persoon leest erbij dat een machine het vertaalde, en krijgt ook uw Nederlandse tekst.',
  send: 'Zo versturen',
  read: 'Lees met de machine in het Nederlands',
  changed: 'Deze vertaling is veranderd of te oud. Vertaal opnieuw.',
  onlyDutch: 'Schrijf in het Nederlands als u met de machine wilt vertalen.',
  refused: ({ refused, name }: NoMachine): string => {
    switch (refused) {
      case 'danger':
        return 'Bij gevaar vertaalt de machine niet. Kies een zin: die is nagekeken. Of bel uw coördinator.';
      case 'language':
        return 'De machine kent deze taal niet. Kies een zin, of schrijf zelf.';
      case 'away':
        return 'De machine geeft geen antwoord. U kunt gewoon verder: kies een zin, of schrijf zelf.';
      case 'lost':
        return `De machine raakte dit kwijt: ${name}. Daarom gaat het niet door. Schrijf een datum als 1-12-2026 en een bedrag als € 12,50, of kies een zin.`;
    }
  },
} as const;
