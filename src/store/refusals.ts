// A database that answers and takes nothing: why, and what the operator does about it.

const remedies: Readonly<Record<string, string>> = {
  '25006': 'it may only be read: point DATABASE_URL at the one that is written to',
  '53100': 'its disk is full: make room there',
  '53200': 'it has too little memory: give it more',
  '53300': 'its connections are all taken: raise max_connections, or start fewer processes',
  '58030': 'its disk fails: read the log of PostgreSQL',
};

/** By PostgreSQL's code; undefined when it is something else. */
export const remedyOf = (error: unknown): string | undefined =>
  remedies[String((error as { readonly code?: unknown } | undefined)?.code)];

const minute = 60_000;

/** Hears every error of a connection. Told once a minute: while it lasts every message brings one. */
export const tellRefusals = (tell: (event: string) => void): ((error: unknown) => void) => {
  let toldAt = Number.NEGATIVE_INFINITY;
  return (error) => {
    const remedy = remedyOf(error);
    if (remedy === undefined || performance.now() - toldAt < minute) return;
    toldAt = performance.now();
    tell(`PostgreSQL takes nothing, so nothing is kept: ${remedy}`);
  };
};
