// What this process holds the lease of and has not begun to send, in the order it was leased.
import type { ChannelName, Outgoing } from '../store.ts';

export const leaseSeconds = 15;
/** A lease that has not been used for so long is given back while it is still ours. */
const longest = 3_000;

/** Channels whose messages we bring; the others fetch them. */
export const pushes = (channel: ChannelName): boolean => channel === 'whatsapp' || channel === 'azure';
/**
 * Channels whose clients know Bot Framework's hand-off events. Not those behind Azure: they refuse events, or have desks of
 * their own that would take the talk a second time.
 */
export const hearsHandOffs = (channel: ChannelName): boolean => channel === 'directline';
/** Of those whose messages we bring, those whose answers may be leased in the commit that writes them. */
export const isHasty = (channel: ChannelName): boolean => channel === 'whatsapp';

export type Line = {
  /** Whether answers are leased in the commit that writes them. */
  isKeen: boolean;
  add(row: Outgoing): void;
  /** `stale` must be given back. */
  next(most: number): { readonly rows: readonly Outgoing[]; readonly stale: readonly Outgoing[] };
  all(): readonly Outgoing[];
};

export const emptyLine = (): Line => {
  let held: { readonly row: Outgoing; readonly since: number }[] = [];
  return {
    isKeen: false,
    add: (row) => {
      held.push({ row, since: performance.now() });
    },
    next: (most) => {
      const from = performance.now() - longest;
      const stale = held.filter(({ since }) => since < from).map(({ row }) => row);
      held = held.filter(({ since }) => since >= from);
      return { rows: held.splice(0, most).map(({ row }) => row), stale };
    },
    all: () => held.splice(0).map(({ row }) => row),
  };
};
