// What a volunteer reads outside the desk: which language, which team, and nothing else about anybody.

const names = new Intl.DisplayNames('nl', { type: 'language' });
const clock = new Intl.DateTimeFormat('nl', {
  timeZone: 'Europe/Amsterdam',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

const languageIn = (code: string): string => {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
};

/** One line: also what is shown on the screen of a locked telephone. */
export const someoneWaits = (language: string, team: string): string =>
  `Er wacht iemand (${languageIn(language)}, ${team}).`;

export const waitingMail = (language: string, team: string, publicUrl: string) => ({
  subject: `Er wacht iemand (${languageIn(language)}, ${team})`,
  text: [
    someoneWaits(language, team),
    `Open het bureau: ${new URL('/desk', publicUrl).href}`,
    `Wilt u deze mails niet meer? Zet ze uit bij Mijn account: ${new URL('/desk/ik', publicUrl).href}`,
  ].join('\n\n'),
});

export const newDeviceMail = (device: string, at: Date, publicUrl: string) => ({
  subject: 'Ingelogd op een apparaat dat wij niet kennen',
  text: [
    `Iemand heeft met uw account ingelogd op een apparaat dat wij niet kennen: ${device}, ${clock.format(at)}.`,
    'Was u dit? Dan hoeft u niets te doen.',
    `Was u dit niet? Log dat apparaat uit bij Mijn account (${new URL('/desk/ik', publicUrl).href}) en bel direct uw coördinator.`,
    'Wij vragen nooit om uw wachtwoord of uw code.',
  ].join('\n\n'),
});
