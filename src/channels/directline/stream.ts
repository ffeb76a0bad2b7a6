// WebSocket streams: what was missed since the watermark, then everything new; thousands may wait, and waiting costs nearly nothing.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { seenAt, setAfter } from './activity-set.ts';
import type { Sites } from './cors.ts';
import type { DirectLineParts } from './parts.ts';
import { makeWheel } from './ping-wheel.ts';
import type { Say } from './seldom.ts';
import { readStreamUrl } from './stream-path.ts';
import { isTicket } from './tickets.ts';
import { typingSet } from './wire.ts';

export type StreamParts = DirectLineParts & { readonly sites: Sites; readonly say: Say };

export type Streams = {
  /** For the server's `upgrade` event. False when the address is none of ours: then the socket is still the caller's. */
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Shows "is typing" on the pages of this talk. */
  typing(talk: string): void;
  /** Planned restart: clients come back by themselves, with their watermark. */
  close(): Promise<void>;
};

/** Open pages of one talk; and of all in this process. */
const most = { perConversation: 8, inAll: 20_000 } as const;
/** Bytes not yet taken by a slow client before it gets no more. */
const fullAt = 256 * 1024;
/** Clients send empty keep-alives only. */
const largestFrame = 1024;
/** Milliseconds to say goodbye in. */
const farewell = 1_000;

type Stream = {
  readonly socket: WebSocket;
  readonly conversation: string;
  talk: string | undefined;
  /** The rows this client has got. */
  at: number;
  isReading: boolean;
  readAgain: boolean;
};

export const makeStreams = (parts: StreamParts): Streams => {
  const { sites, say } = parts;
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: largestFrame,
  });
  const streams = new Map<WebSocket, Stream>();
  const ofConversation = new Map<string, number>();
  const ofTalk = new Map<string, Set<Stream>>();
  let isClosing = false;

  const catchUp = async (stream: Stream): Promise<void> => {
    stream.readAgain = true;
    if (stream.isReading) return;
    stream.isReading = true;
    try {
      while (stream.readAgain && streams.has(stream.socket)) {
        if (stream.socket.bufferedAmount > fullAt) throw new Error('The client does not read.');
        stream.readAgain = false;
        await readOnce(stream);
      }
    } catch (error) {
      if (stream.socket.bufferedAmount <= fullAt) say('the messages of a Direct Line stream could not be read', error);
      wheel.later(stream.socket);
    } finally {
      stream.isReading = false;
    }
  };

  const readOnce = async (stream: Stream): Promise<void> => {
    const found = await setAfter(parts, stream.conversation, stream.at);
    if (!streams.has(stream.socket)) return;
    // Its client asks to reconnect, and hears there that the talk has ended.
    if (!found) return stream.socket.close(1000, 'conversation ended');
    // From now on changes are heard; one that came while we were reading is found by reading again.
    if (hear(stream, found.talk)) stream.readAgain = true;
    if (found.upTo === stream.at) return;
    stream.at = found.upTo;
    stream.socket.send(JSON.stringify(found.set));
  };

  const hear = (stream: Stream, talk: string): boolean => {
    if (stream.talk === talk) return false;
    stopHearing(stream);
    stream.talk = talk;
    ofTalk.set(talk, (ofTalk.get(talk) ?? new Set()).add(stream));
    return true;
  };

  const stopHearing = (stream: Stream): void => {
    if (stream.talk === undefined) return;
    const others = ofTalk.get(stream.talk);
    others?.delete(stream);
    if (others?.size === 0) ofTalk.delete(stream.talk);
  };

  const wheel = makeWheel((socket) => {
    const stream = streams.get(socket);
    if (stream) void catchUp(stream);
  });
  const stopListening = parts.onChange((talk) => {
    for (const stream of ofTalk.get(talk) ?? []) void catchUp(stream);
  });

  const admit = (socket: WebSocket, conversation: string, after: number): void => {
    const stream: Stream = { socket, conversation, talk: undefined, at: after, isReading: false, readAgain: false };
    streams.set(socket, stream);
    ofConversation.set(conversation, (ofConversation.get(conversation) ?? 0) + 1);
    wheel.add(socket);
    // A broken frame or cable: `close` follows.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      streams.delete(socket);
      wheel.remove(socket);
      stopHearing(stream);
      const left = (ofConversation.get(conversation) ?? 1) - 1;
      if (left > 0) ofConversation.set(conversation, left);
      else ofConversation.delete(conversation);
    });
    void catchUp(stream);
  };

  const upgrade: Streams['upgrade'] = (req, socket, head) => {
    const asked = readStreamUrl(req.url ?? '');
    if (!asked) return false;
    const { conversation, watermark, ticket } = asked;
    const { origin } = req.headers;
    if (isClosing) refuseUpgrade(socket, '503 Service Unavailable');
    else if (origin !== undefined && !sites.has(origin)) refuseUpgrade(socket, '403 Forbidden');
    else if (!isTicket(ticket, conversation, parts)) refuseUpgrade(socket, '403 Forbidden');
    else if ((ofConversation.get(conversation) ?? 0) >= most.perConversation)
      refuseUpgrade(socket, '429 Too Many Requests');
    else if (streams.size >= most.inAll) refuseUpgrade(socket, '503 Service Unavailable');
    else server.handleUpgrade(req, socket, head, (ready) => admit(ready, conversation, seenAt(watermark)));
    return true;
  };

  return {
    upgrade,
    typing: (talk) => {
      for (const { socket, conversation } of ofTalk.get(talk) ?? [])
        socket.send(JSON.stringify(typingSet(conversation)));
    },
    close: async () => {
      isClosing = true;
      stopListening();
      wheel.stop();
      const open = [...streams.keys()];
      const gone = open.map((socket) => new Promise<void>((resolve) => void socket.once('close', () => resolve())));
      for (const socket of open) socket.close(1012, 'service restart');
      const cut = setTimeout(() => {
        for (const socket of open) socket.terminate();
      }, farewell);
      await Promise.all(gone);
      clearTimeout(cut);
    },
  };
};

const refuseUpgrade = (socket: Duplex, status: string): void => {
  socket.on('error', () => socket.destroy());
  // Half closed, it would stay open for as long as the other side likes.
  socket.once('finish', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
};
