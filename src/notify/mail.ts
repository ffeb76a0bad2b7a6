// One mail by the organisation's own SMTP server, in plain text, and what became of it.
import type { Sent } from './push.ts';

export type Mail = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Ours; the same mail sent twice has the same, so that a mailbox can tell. */
  readonly id: string;
};
export type MailServer = {
  /** `smtp://` with STARTTLS, `smtps://` with TLS from the start; user and password in it. */
  readonly url: string;
  readonly from: string;
};
/** `why`: the code of the fault for the log; never an address. */
export type Mailed = { readonly is: Exclude<Sent, 'gone'>; readonly why?: string };

const patience = {
  connectionTimeout: 5_000,
  greetingTimeout: 5_000,
  socketTimeout: 10_000,
  dnsTimeout: 5_000,
} as const;

export const makeMail = ({ url, from }: MailServer): ((mail: Mail) => Promise<Mailed>) => {
  const domain = /@([^\s>]+)>?$/.exec(from)?.[1] ?? 'wegwijs';
  return async ({ to, subject, text, id }) => {
    const { createTransport } = await import('nodemailer');
    const transport = createTransport({
      ...serverOf(url),
      ...patience,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    try {
      await transport.sendMail({
        from,
        // As an object: an address is one address, whatever signs are in it.
        to: { name: '', address: to },
        subject,
        text,
        messageId: `<${id}@${domain}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
      return { is: 'sent' };
    } catch (error) {
      return fateOf(error as { code?: unknown; responseCode?: unknown });
    } finally {
      transport.close();
    }
  };
};

/** In the clear only to this machine, or where the operator says so with `?ignoreTLS=true`. */
const serverOf = (url: string) => {
  const { protocol, hostname, port, username, password, searchParams } = new URL(url);
  const secure = protocol === 'smtps:';
  const isOpen = ['localhost', '127.0.0.1', '[::1]'].includes(hostname) || searchParams.get('ignoreTLS') === 'true';
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    ...(isOpen ? {} : { requireTLS: true }),
    ...(searchParams.get('ignoreTLS') === 'true' ? { ignoreTLS: true } : {}),
    ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
  };
};

/** A refusal of this mail or its address stands; one of us, of our password or of the moment may pass. */
const fateOf = ({ code, responseCode }: { code?: unknown; responseCode?: unknown }): Mailed => {
  const isFinal = (code === 'EENVELOPE' || code === 'EMESSAGE') && Number(responseCode) >= 500;
  const why = [code, responseCode].filter((part) => part !== undefined).join(' ');
  return { is: isFinal ? 'refused' : 'later', why: why === '' ? 'unknown' : why };
};
