// One push message to one browser: sealed for it alone, sent to the service of its maker, and what that service said.
import { type RequestOptions, request } from 'node:https';
import type { PushTarget } from '../store/notices/line.ts';
import { publicLookup } from './public-host.ts';
import type { VapidKeys } from './vapid.ts';

export type PushNote = { readonly text: string; readonly tag: string; readonly isRed: boolean };

/** `gone`: the browser threw the subscription away. `refused`: it will not do another time either. */
export type Sent = 'sent' | 'gone' | 'later' | 'refused';

export type PushParts = {
  readonly keys: VapidKeys;
  /** Who answers for us, as push services want to know: `mailto:…` or `https://…`. */
  readonly subject: string;
  /** How a name is reached; only a test has another way. */
  readonly reach?: Pick<RequestOptions, 'lookup' | 'ca' | 'port'>;
};

/** So long a service keeps it for a telephone that is off; by then somebody else has helped. */
const keepSeconds = 30 * 60;
const patienceMs = 8_000;

export const makePush =
  ({ keys, subject, reach = { lookup: publicLookup } }: PushParts) =>
  async (target: PushTarget, { text, tag, isRed }: PushNote): Promise<Sent> => {
    const { default: webPush } = await import('web-push');
    try {
      const { endpoint, headers, body } = webPush.generateRequestDetails(target, JSON.stringify({ text, tag }), {
        vapidDetails: { subject, ...keys },
        TTL: keepSeconds,
        urgency: isRed ? 'high' : 'normal',
        // A second one about the same takes the place of the first, on the way and on the screen.
        topic: tag,
      });
      return fateOf(await post(endpoint, { ...reach, headers: headers as Record<string, string> }, body));
    } catch (error) {
      const { code } = error as { code?: unknown };
      // Without a code it is not the network: keys that seal nothing.
      return code === undefined || code === 'ENOTPUBLIC' ? 'refused' : 'later';
    }
  };

const fateOf = (status: number): Sent => {
  if (status >= 200 && status < 300) return 'sent';
  if (status === 404 || status === 410) return 'gone';
  return status === 429 || status >= 500 ? 'later' : 'refused';
};

/** The status. Redirects are not followed; what it answers is not read. */
const post = (endpoint: string, options: RequestOptions, body: Buffer): Promise<number> =>
  new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(patienceMs);
    const asked = request(endpoint, { ...options, method: 'POST', agent: false, signal }, (answer) => {
      answer.destroy();
      resolve(answer.statusCode ?? 0);
    });
    asked.on('error', reject);
    asked.end(body);
  });
