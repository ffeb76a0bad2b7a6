// Who it is: the business-scoped user id when there is one, else the number; each may bring the other along.
import type { Contact } from './schema.ts';

export type Person = { readonly userKey: string; readonly bsuid: string | null; readonly phone: string | null };

/** Undefined when neither is known. */
export const personOf = (bsuid: string | undefined, phone: string | undefined): Person | undefined => {
  const userKey = bsuid ?? (phone === undefined ? undefined : `wa:${phone}`);
  return userKey === undefined ? undefined : { userKey, bsuid: bsuid ?? null, phone: phone ?? null };
};

/** The other half of an identity, from the list of contacts that travels beside the messages. */
export const completed = (
  { bsuid, phone }: { bsuid: string | undefined; phone: string | undefined },
  contacts: readonly Contact[],
): Person | undefined =>
  personOf(
    bsuid ?? contacts.find(({ wa_id }) => wa_id !== undefined && wa_id === phone)?.user_id,
    phone ?? contacts.find(({ user_id }) => user_id !== undefined && user_id === bsuid)?.wa_id,
  );
