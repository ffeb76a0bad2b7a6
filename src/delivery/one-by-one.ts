// A small outbox for a channel without statuses, limits or a bill: in order per person, again when that helps.
import type { Outgoing, Settlement, Store } from '../store/store.ts';

export type OneByOneParts = {
  readonly outbox: Store['azureOutbox'];
  readonly onChange: Store['onChange'];
  send(row: Outgoing): Promise<{ readonly kind: 'sent' | 'later' | 'failed'; readonly status?: number }>;
  readonly log: Readonly<
    Record<'warn' | 'error', (facts: Readonly<Record<string, string | number>>, says: string) => void>
  >;
};
export type OneByOne = { close(): Promise<void> };

const atOnce = 16;
const everyMs = 1_000;
/** With waits of up to a minute between them: about half an hour. */
const mostTries = 30;

export const startOneByOne = ({ outbox, onChange, send, log }: OneByOneParts): OneByOne => {
  let [isClosed, wantsMore] = [false, false];
  let running: Promise<void> | undefined;

  const carry = async (row: Outgoing): Promise<void> => {
    const { kind, status = 0 } = await send(row).catch(() => ({ kind: 'later', status: 0 }) as const);
    const isLast = kind === 'failed' || (kind === 'later' && row.attempts >= mostTries);
    if (isLast) log.error({ message: row.id, status }, 'a message cannot be sent to Azure Bot Service');
    else if (kind === 'later') log.warn({ message: row.id, status }, 'a message was not taken; trying again');
    await outbox.settle(row, isLast ? { kind: 'failed' } : after(kind, row));
  };
  const round = async (): Promise<void> => {
    const rows = await outbox.take(atOnce);
    await Promise.all(rows.map(carry));
    if (rows.length > 0) wantsMore = true;
  };
  const run = async (): Promise<void> => {
    try {
      while (wantsMore && !isClosed) {
        wantsMore = false;
        await round();
      }
    } catch (error) {
      // The leases run out and the net takes them up.
      log.warn({ name: (error as Error).name }, 'the outbox of Azure could not be read or settled; trying again');
    }
    running = undefined;
  };
  const pump = (): void => {
    wantsMore = true;
    if (!isClosed) running ??= run();
  };

  const every = setInterval(pump, everyMs);
  const leave = onChange(pump);
  pump();
  return {
    close: async () => {
      isClosed = true;
      clearInterval(every);
      leave();
      await running;
    },
  };
};

/** The next of this person comes to the head when this one is settled for good; until then they keep their order. */
const after = (kind: 'sent' | 'later' | 'failed', { id, attempts }: Outgoing): Settlement =>
  kind === 'sent' ? { kind, ref: `azure ${id}` } : { kind: 'later', seconds: Math.min(2 ** attempts, 60) };
