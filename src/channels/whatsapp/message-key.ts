// A name for a message that may stand in the open: inside a `wamid.…` Meta has written the person's number.
import { hash } from 'node:crypto';

/** Cannot be turned back: a message id also holds random bytes. The same id always gives the same key. */
export const messageKey = (id: string): string => hash('sha256', id, 'base64url');
