// What can go wrong with the database, as errors a caller can tell apart.

/** The operator has to do something before the store opens: the message says what is wrong, `remedy` what to do. */
export class StoreFault extends Error {
  override readonly name = 'StoreFault';
  readonly remedy: string;
  constructor(says: string, remedy: string, cause?: unknown) {
    super(says, { cause });
    this.remedy = remedy;
  }
}

/** The database does not answer now; the same call may succeed later. */
export class StoreAway extends Error {
  override readonly name = 'StoreAway';
  constructor(cause: unknown) {
    super('The database does not answer.', { cause });
  }
}

/** The conversation was deleted (someone said "delete my data") while it was being used: open it anew. */
export class Forgotten extends Error {
  override readonly name = 'Forgotten';
  constructor() {
    super('This conversation has been deleted.');
  }
}

/** Socket errors of Node, and PostgreSQL's classes for: connection (08), shut down or starting up (57P), no disk, memory or connections left (53), a disk that fails, only to be read, cancelled by time-out, deadlock. */
const awayCodes =
  /^(ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOST\w+|ENET\w+|08...|57P0.|57014|53...|58030|25006|25P03|55P03|40001|40P01)$/;
/** pg gives these no code. */
const awayWords =
  /^(Connection terminated|Client has encountered|Client was closed|Query read timeout|timeout exceeded|timeout expired|Cannot use a pool)/;

/** The error as it was, or as `StoreAway` when its cause is the connection and not the statement. */
export const asAway = (error: unknown): unknown => {
  if (!(error instanceof Error) || error instanceof StoreAway) return error;
  const code = 'code' in error ? String(error.code) : '';
  return awayCodes.test(code) || awayWords.test(error.message) ? new StoreAway(error) : error;
};
