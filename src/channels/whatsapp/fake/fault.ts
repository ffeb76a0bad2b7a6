// What can go wrong between us and Graph, as data: one fault a request.

export type Fault =
  /** Graph says no, in its own words: the message was not taken. */
  | { readonly kind: 'refuse'; readonly status: number; readonly code: number; readonly retryAfter?: number }
  /** A gateway's page; `taken` says whether Graph had the message before it broke. */
  | { readonly kind: 'break'; readonly status: number; readonly taken: boolean }
  | { readonly kind: 'lost-request' }
  | { readonly kind: 'lost-response' }
  | { readonly kind: 'late'; readonly ms: number };

/** How the statuses of one message travel. */
export type Manner = 'once' | 'doubled' | 'disordered' | 'none';

export const isTaken = (fault: Fault | undefined): boolean => {
  switch (fault?.kind) {
    case undefined:
    case 'late':
    case 'lost-response':
      return true;
    case 'break':
      return fault.taken;
    case 'refuse':
    case 'lost-request':
      return false;
  }
};
