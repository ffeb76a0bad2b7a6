// Bot Framework's own adapter: who calls is checked with it, and what is said is carried by it.
import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConversationReference,
} from 'botbuilder';

export type AzureKey = { readonly appId: string; readonly password: string; readonly tenantId?: string };

/** `later`: worth another try. */
export type Carriage = { readonly kind: 'sent' } | { readonly kind: 'later' | 'failed'; readonly status: number };

/** Where an answer goes; the rest of Bot Framework's reference is for groups and names. */
export type Whereto = Readonly<Record<'channelId' | 'serviceUrl' | 'activityId', string>> &
  Readonly<Record<'conversation' | 'user' | 'bot', { readonly id: string }>>;

export type Azure = {
  /** `away`: Microsoft's signing keys cannot be read now. */
  authenticate(activity: unknown, authorization: string): Promise<'genuine' | 'refused' | 'away'>;
  send(whereto: Whereto, activity: Partial<Activity>): Promise<Carriage>;
};

/** Milliseconds; shorter than the lease of a row. */
const longest = 10_000;

/** Without a key everybody is genuine: for the emulator of this machine alone. */
export const makeAzure = (key: AzureKey | undefined): Azure => {
  const authentication = new ConfigurationBotFrameworkAuthentication({
    MicrosoftAppId: key?.appId ?? '',
    MicrosoftAppPassword: key?.password ?? '',
    MicrosoftAppType: key?.tenantId === undefined ? 'MultiTenant' : 'SingleTenant',
    ...(key?.tenantId === undefined ? {} : { MicrosoftAppTenantId: key.tenantId }),
  });
  const adapter = new CloudAdapter(authentication);
  return {
    authenticate: async (activity, authorization) => {
      try {
        await authentication.authenticateRequest((activity ?? {}) as Activity, authorization);
        return 'genuine';
      } catch (error) {
        return isRefusal(error) ? 'refused' : 'away';
      }
    },
    send: async (whereto, activity) => {
      const reference = whereto as unknown as Partial<ConversationReference>;
      try {
        const sending = adapter.continueConversationAsync(key?.appId ?? '', reference, async (context) => {
          await context.sendActivity(activity);
        });
        await inTime(sending);
        return { kind: 'sent' };
      } catch (error) {
        const { statusCode: status = 0 } = error as { readonly statusCode?: number };
        // A token that is refused now may be mended by the operator; a conversation that is gone stays gone.
        return { kind: [0, 401, 403, 408, 429].includes(status) || status >= 500 ? 'later' : 'failed', status };
      }
    },
  };
};

/** The library throws its own errors with a status, and those of the signature's check as they come. */
const isRefusal = (error: unknown): boolean => {
  const { name, statusCode } = error as { readonly name?: string; readonly statusCode?: number };
  return statusCode !== undefined || ['JsonWebTokenError', 'NotBeforeError', 'TokenExpiredError'].includes(name ?? '');
};

const inTime = async (work: Promise<void>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('No answer in time.')), longest);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};
