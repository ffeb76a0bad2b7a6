// The two living libraries for WhatsApp's Cloud API, each with the same few verbs, speaking to a Graph of ours.
import { WhatsAppClient } from '@kapso/whatsapp-cloud-api';
import { WhatsAppAPI } from 'whatsapp-api-js';
import {
  ActionButtons,
  ActionCTA,
  ActionList,
  Body,
  BodyComponent,
  BodyParameter,
  Button,
  Footer,
  Header,
  Interactive,
  ListSection,
  PayloadComponent,
  Reaction,
  Row,
  Template,
  Text,
} from 'whatsapp-api-js/messages';
import type { ClientMessage, ClientIndividualRecipientIdentifier as Recipient } from 'whatsapp-api-js/types';

export type Sent = {
  readonly path: string;
  readonly headers: Headers;
  readonly json: unknown;
  readonly status: number;
};
type Rows = readonly { readonly id: string; readonly title: string; readonly description?: string }[];
type Given = {
  readonly text: { readonly text: string; readonly replyTo?: string; readonly callbackData?: string };
  readonly buttons: {
    readonly text: string;
    readonly title?: string;
    readonly footer?: string;
    readonly buttons: Rows;
  };
  readonly list: { readonly text: string; readonly button: string; readonly sections: readonly Rows[] };
  readonly link: { readonly text: string; readonly label: string; readonly url: string };
  readonly template: {
    readonly name: string;
    readonly language: string;
    readonly values: readonly string[];
    readonly payload?: string;
  };
  readonly reaction: { readonly to: string; readonly emoji: string };
};
type To = { readonly phone?: string; readonly bsuid?: string };

export type Peer = { [Kind in keyof Given]: (to: To, given: Given[Kind]) => Promise<unknown> } & {
  typing(messageId: string): Promise<unknown>;
};
export type PeerName = 'kapso' | 'api-js';
export const peerNames: readonly PeerName[] = ['kapso', 'api-js'];

const phoneNumberId = '2';
const version = 'v25.0';

/** Everything they send is kept, and goes to the Graph at this address instead of Meta's. */
export const makePeers = (graphUrl: string, token: string) => {
  const sent: Sent[] = [];
  const diverted = async (url: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const path = new URL(String(url)).pathname;
    const answer = await fetch(`${graphUrl}${path}`, init);
    const { status } = answer;
    sent.push({ path, headers: new Headers(init.headers), json: JSON.parse(String(init.body)), status });
    return answer;
  };
  const peers = { kapso: kapso(diverted as typeof fetch, token), 'api-js': apiJs(diverted as typeof fetch, token) };
  return { peers: peers satisfies Readonly<Record<PeerName, Peer>>, sent };
};

const kapso = (divert: typeof fetch, accessToken: string): Peer => {
  const { messages } = new WhatsAppClient({ accessToken, graphVersion: version, fetch: divert });
  const at = ({ phone, bsuid }: To) =>
    ({ phoneNumberId, ...(phone ? { to: phone } : {}), ...(bsuid ? { recipient: bsuid } : {}) }) as {
      phoneNumberId: string;
      to: string;
    };
  return {
    text: (to, { text, replyTo, callbackData }) =>
      messages.sendText({
        ...at(to),
        body: text,
        ...(replyTo ? { contextMessageId: replyTo } : {}),
        ...(callbackData ? { bizOpaqueCallbackData: callbackData } : {}),
      }),
    buttons: (to, { text, title, footer, buttons }) =>
      messages.sendInteractiveButtons({
        ...at(to),
        bodyText: text,
        ...(title ? { header: { type: 'text', text: title } } : {}),
        ...(footer ? { footerText: footer } : {}),
        buttons: buttons.map(({ id, title: label }) => ({ id, title: label })),
      }),
    list: (to, { text, button, sections }) =>
      messages.sendInteractiveList({
        ...at(to),
        bodyText: text,
        buttonText: button,
        sections: sections.map((rows, n) => ({ title: n === 0 ? button : `${n}`, rows: [...rows] })),
      }),
    link: (to, { text, label, url }) =>
      messages.sendInteractiveCtaUrl({ ...at(to), bodyText: text, parameters: { displayText: label, url } }),
    template: (to, { name, language, values, payload }) => {
      const body = { type: 'body' as const, parameters: values.map((text) => ({ type: 'text' as const, text })) };
      const button = {
        type: 'button' as const,
        subType: 'quick_reply' as const,
        index: 0,
        parameters: [{ type: 'payload' as const, payload: payload ?? '' }],
      };
      const components = [...(values.length > 0 ? [body] : []), ...(payload ? [button] : [])];
      return messages.sendTemplate({
        ...at(to),
        template: { name, language: { code: language }, ...(components.length > 0 ? { components } : {}) },
      });
    },
    reaction: (to, { to: messageId, emoji }) => messages.sendReaction({ ...at(to), reaction: { messageId, emoji } }),
    typing: (messageId) => messages.markRead({ phoneNumberId, messageId, typingIndicator: { type: 'text' } }),
  };
};

const apiJs = (divert: typeof fetch, token: string): Peer => {
  const api = new WhatsAppAPI({ token, appSecret: 'unused', v: version, ponyfill: { fetch: divert } });
  const send = async (to: To, message: ClientMessage, replyTo?: string, callbackData?: string) =>
    api.sendMessage(phoneNumberId, { phone: to.phone, bsuid: to.bsuid } as Recipient, message, replyTo, callbackData);
  const buttonsOf = (rows: Rows) => rows.map(({ id, title }) => new Button(id, title)) as [Button];
  const sectionOf = (rows: Rows, title: string) =>
    new ListSection(
      title,
      ...(rows.map(({ id, title: label, description }) => new Row(id, label, description)) as [Row]),
    );
  return {
    text: async (to, { text, replyTo, callbackData }) => send(to, new Text(text), replyTo, callbackData),
    buttons: async (to, { text, title, footer, buttons }) => {
      const [head, foot] = [title ? new Header(title) : undefined, footer ? new Footer(footer) : undefined];
      return send(to, new Interactive(new ActionButtons(...buttonsOf(buttons)), new Body(text), head, foot));
    },
    list: async (to, { text, button, sections }) => {
      const all = sections.map((rows, n) => sectionOf(rows, n === 0 ? button : `${n}`)) as [ListSection];
      return send(to, new Interactive(new ActionList(button, ...all), new Body(text)));
    },
    link: async (to, { text, label, url }) => send(to, new Interactive(new ActionCTA(label, url), new Body(text))),
    template: async (to, { name, language, values, payload }) => {
      const [first, ...rest] = values.map((value) => new BodyParameter(value));
      return send(
        to,
        new Template(
          name,
          language,
          ...(first ? [new BodyComponent(first, ...rest)] : []),
          ...(payload ? [new PayloadComponent(payload)] : []),
        ),
      );
    },
    reaction: async (to, { to: messageId, emoji }) => send(to, new Reaction(messageId, emoji)),
    typing: (messageId) => api.markAsRead(phoneNumberId, messageId, 'text'),
  };
};
