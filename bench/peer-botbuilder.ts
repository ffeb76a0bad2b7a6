// The peer: what a team writes by Microsoft's samples. Express, an adapter of its own for WhatsApp, ConversationState on
// PostgreSQL, one waterfall with a ChoicePrompt a step. It sends with the same plain node:http as the floor.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { Agent, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type Activity,
  ActivityHandler,
  BotAdapter,
  ConversationState,
  MessageFactory,
  type ResourceResponse,
  TurnContext,
} from 'botbuilder';
import {
  ChoiceFactory,
  ChoicePrompt,
  ComponentDialog,
  type DialogState,
  ListStyle,
  runDialog,
  WaterfallDialog,
  type WaterfallStepContext,
} from 'botbuilder-dialogs';
import express from 'express';
import { PostgresStorage } from './peer-storage.ts';
import { type Hook, type Road, readHook, taps, type Wire } from './road.ts';
import { tellStarter } from './told.ts';

const env = process.env as Readonly<Record<string, string>>;
const road = JSON.parse(env.ROAD ?? '{}') as Road;
const agent = new Agent({ keepAlive: true, maxSockets: 32 });
const graph = new URL(`${env.WHATSAPP_API_URL}/v25.0/${env.WHATSAPP_PHONE_NUMBER_ID}/messages`);

const post = (body: Wire): Promise<{ readonly messages?: readonly { readonly id: string }[] }> =>
  new Promise((resolve, reject) => {
    const bytes = Buffer.from(JSON.stringify(body));
    const headers = {
      Authorization: `Bearer ${env.WHATSAPP_TOKEN}`,
      'Content-Type': 'application/json',
      'Content-Length': bytes.length,
    };
    const req = request(graph, { method: 'POST', agent, headers }, async (res: IncomingMessage) => {
      const chunks: Buffer[] = [];
      for await (const chunk of res as AsyncIterable<Buffer>) chunks.push(chunk);
      resolve(JSON.parse(Buffer.concat(chunks).toString()));
    });
    req.on('error', reject);
    req.end(bytes);
  });

class WhatsAppAdapter extends BotAdapter {
  async processHook(hook: Hook, logic: (context: TurnContext) => Promise<void>): Promise<void> {
    const context = new TurnContext(this, {
      type: 'message',
      id: hook.id,
      channelId: 'whatsapp',
      serviceUrl: 'https://graph.facebook.com',
      from: { id: hook.from, name: '' },
      recipient: { id: env.WHATSAPP_PHONE_NUMBER_ID ?? '', name: '' },
      conversation: { id: hook.from, isGroup: false, conversationType: 'personal', name: '' },
      text: hook.value,
    });
    await this.runMiddleware(context, logic);
  }

  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const sent: ResourceResponse[] = [];
    for (const { type, conversation, channelData } of activities) {
      if (type !== 'message' && type !== 'typing') continue;
      const body =
        type === 'typing'
          ? { messaging_product: 'whatsapp', status: 'read', message_id: context.activity.id }
          : { ...channelData, recipient: conversation?.id };
      sent.push({ id: (await post(body)).messages?.[0]?.id ?? '' });
    }
    return sent;
  }
  override updateActivity = (): Promise<void> => Promise.reject(new Error('not on WhatsApp'));
  override deleteActivity = (): Promise<void> => Promise.reject(new Error('not on WhatsApp'));
  override continueConversation = (): Promise<void> => Promise.reject(new Error('not here'));
}

/** As many steps as the road has messages; after the last one it begins again. */
class RoadDialog extends ComponentDialog {
  constructor() {
    super('main');
    this.addDialog(new ChoicePrompt('choice'));
    const ask = (name: string) => (step: WaterfallStepContext) => {
      const body = road[name]?.body as Wire;
      const prompt = MessageFactory.text(textOf(body));
      prompt.channelData = body;
      const choices = ChoiceFactory.toChoices([...idsOf(body), ...Object.keys(road[name]?.next ?? {})]);
      return step.prompt('choice', { prompt, retryPrompt: prompt, choices, style: ListStyle.none });
    };
    this.addDialog(
      new WaterfallDialog('road', [
        ...['start', ...taps.slice(0, -1)].map(ask),
        (step: WaterfallStepContext) => step.replaceDialog('road'),
      ]),
    );
    this.initialDialogId = 'road';
  }
}

type Interactive = {
  readonly body: { readonly text: string };
  readonly action: {
    readonly buttons?: readonly { readonly reply: { readonly id: string } }[];
    readonly sections?: readonly { readonly rows: readonly { readonly id: string }[] }[];
  };
};
const textOf = (body: Wire): string =>
  (body.interactive as Interactive | undefined)?.body.text ?? String((body.text as { body?: string })?.body);
const idsOf = (body: Wire): readonly string[] => {
  const { buttons = [], sections = [] } = (body.interactive as Interactive | undefined)?.action ?? {};
  return [...buttons.map(({ reply }) => reply.id), ...sections.flatMap(({ rows }) => rows.map(({ id }) => id))];
};

const state = new ConversationState(await PostgresStorage.open(env.DATABASE_URL ?? ''));
const accessor = state.createProperty<DialogState>('DialogState');
const dialog = new RoadDialog();
class Bot extends ActivityHandler {
  constructor() {
    super();
    this.onMessage(async (context, next) => {
      await runDialog(dialog, context, accessor);
      await next();
    });
  }
  override async run(context: TurnContext): Promise<void> {
    await super.run(context);
    await state.saveChanges(context, false);
  }
}
const bot = new Bot();
const adapter = new WhatsAppAdapter();

const app = express();
app.use(express.json({ verify: (req, _res, raw) => Object.assign(req, { raw }) }));
app.post('/webhooks/whatsapp', async (req, res) => {
  const { raw } = req as unknown as { readonly raw: Buffer };
  const mine = createHmac('sha256', env.WHATSAPP_APP_SECRET ?? '')
    .update(raw)
    .digest();
  const theirs = Buffer.from(String(req.get('x-hub-signature-256')).slice(7), 'hex');
  if (theirs.length !== mine.length || !timingSafeEqual(mine, theirs)) return void res.sendStatus(401);
  await adapter.processHook(readHook(raw), async (context) => {
    await context.sendActivity({ type: 'typing' });
    await bot.run(context);
  });
  res.sendStatus(200);
});
const server = app.listen(0, '127.0.0.1', () => tellStarter((server.address() as AddressInfo).port));
// As ours: connections outlive the rounds of the others.
server.keepAliveTimeout = 65_000;
