// The words of what a volunteer wishes for herself: languages, mail, messages on her device.
export const noticeWords = {
  languages: {
    title: 'Talen die u spreekt',
    help: 'Wacht er iemand die deze taal spreekt? Dan hoort u dat als eerste.',
    save: 'Talen bewaren',
    saved: 'Uw talen zijn bewaard.',
  },
  title: 'Meldingen',
  help: 'Wacht er iemand terwijl u dienst heeft? Dan krijgt u een melding. Daarin staan alleen de taal en het team, zoals: Er wacht iemand (Tigrinya, Utrecht).',
  calm: 'U krijgt ten hoogste één melding per kwartier, en geen melding terwijl u op het bureau werkt. Alleen bij gevaar kan het vaker.',
  mail: {
    label: 'Stuur mij een mail als ik geen melding op een apparaat krijg',
    save: 'Keuze bewaren',
    on: 'U krijgt mail als er iemand wacht.',
    off: 'U krijgt geen mail meer als er iemand wacht.',
    none: 'Mail kan hier niet: de beheerder heeft geen mailserver ingesteld.',
  },
  devices: {
    title: 'Apparaten met meldingen',
    own: 'Zet meldingen alleen aan op uw eigen telefoon of computer.',
    none: 'Er is nog geen apparaat met meldingen.',
    since: (time: string) => `sinds ${time}`,
    on: 'Meldingen op dit apparaat aanzetten',
    off: 'Uitzetten',
    switchedOn: 'Meldingen staan aan op dit apparaat.',
    switchedOff: 'De meldingen zijn uit.',
    denied:
      'De browser staat geen meldingen toe. Sta ze toe bij de instellingen van de browser, en probeer het opnieuw.',
    failed: 'Dat is niet gelukt. Probeer het later opnieuw.',
    needsScript: 'Meldingen aanzetten kan niet in deze browser. U kunt wel mail krijgen.',
  },
} as const;
