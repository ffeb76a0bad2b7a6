// One timer for all streams: every second a thirtieth of them is asked whether it is still there, and the late ones read again.
import type { WebSocket } from 'ws';

export type Wheel = {
  add(socket: WebSocket): void;
  remove(socket: WebSocket): void;
  /** Calls `again` with it in about a second. */
  later(socket: WebSocket): void;
  stop(): void;
};

const second = 1_000;
/** Proxies cut a connection that is silent for a minute. */
const spokes = 30;
/** The store that was away must not be met by all at once. */
const lateAtOnce = 100;

export const makeWheel = (again: (socket: WebSocket) => void): Wheel => {
  const wheel = Array.from({ length: spokes }, () => new Set<WebSocket>());
  const spokeOf = new Map<WebSocket, Set<WebSocket>>();
  const silent = new Set<WebSocket>();
  const late = new Set<WebSocket>();
  let turned = 0;
  let added = 0;
  let timer: NodeJS.Timeout | undefined;

  const turn = (): void => {
    turned = (turned + 1) % spokes;
    for (const socket of wheel[turned] ?? []) {
      if (silent.has(socket)) socket.terminate();
      else {
        silent.add(socket);
        socket.ping();
      }
    }
    for (const socket of [...late].slice(0, lateAtOnce)) {
      late.delete(socket);
      again(socket);
    }
  };
  function isThere(this: WebSocket): void {
    silent.delete(this);
  }

  return {
    add: (socket) => {
      timer ??= setInterval(turn, second).unref();
      added = (added + 1) % spokes;
      const spoke = wheel[added] as Set<WebSocket>;
      spoke.add(socket);
      spokeOf.set(socket, spoke);
      socket.on('pong', isThere);
      socket.on('message', isThere);
    },
    remove: (socket) => {
      spokeOf.get(socket)?.delete(socket);
      for (const set of [spokeOf, silent, late]) set.delete(socket);
    },
    later: (socket) => {
      if (spokeOf.has(socket)) late.add(socket);
    },
    stop: () => clearInterval(timer),
  };
};
