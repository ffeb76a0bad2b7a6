// Joins the notices to the house: mail and push messages to volunteers, on a timer of their own so that a slow server holds up nothing.
import type { Config } from './config.ts';
import type { Content } from './content/content.ts';
import { keepTime } from './desk/keep-time.ts';
import type { Log } from './log.ts';
import { makeMail } from './notify/mail.ts';
import { makeNotifier } from './notify/notifier.ts';
import { makePush } from './notify/push.ts';
import { vapidKeys } from './notify/vapid.ts';
import type { Quiet } from './store/notices/line.ts';
import type { Notices } from './store/notices/notices.ts';

export type JoinedNotices = {
  /** What a browser must know to be sent push messages. */
  readonly pushKey: string;
  /** Whether there is a mail server. */
  readonly mails: boolean;
  close(): Promise<void>;
};

export const joinNotices = (house: {
  readonly config: Config;
  readonly notices: Notices;
  readonly content: Content;
  readonly secret: Buffer;
  readonly publicUrl: string;
  readonly log: Log;
}): JoinedNotices => {
  const { config, notices, content, log, publicUrl } = house;
  const { SMTP_URL: url, MAIL_FROM: from } = config;
  const keys = vapidKeys(house.secret);
  const notifier = makeNotifier({
    notices,
    ...(url && from ? { mail: makeMail({ url, from }) } : {}),
    push: makePush({ keys, subject: subjectOf(publicUrl, from) }),
    publicUrl,
    quiet: quietOf(config.QUIET_HOURS),
    holidays: () => Object.keys(content.holidays),
    log: (entry, says) => log.warn(entry, says),
  });
  const stop = keepTime(notifier, (error) => {
    log.error({ name: (error as Error).name }, 'a round of the notices failed; the next one tries again');
  });
  return { pushKey: keys.publicKey, mails: url !== undefined, close: stop };
};

/** Push services write to it when something is wrong with what we send. */
const subjectOf = (publicUrl: string, from: string | undefined): string => {
  const mail = from && /<?([^\s<>]+@[^\s<>]+)>?$/.exec(from)?.[1];
  if (mail) return `mailto:${mail}`;
  return publicUrl.startsWith('https://') ? publicUrl : 'mailto:desk@wegwijs.invalid';
};

const quietOf = (hours: string): Quiet => {
  const [from = '00:00', until = '00:00'] = hours === 'none' ? [] : hours.split('-');
  return { from, until };
};
