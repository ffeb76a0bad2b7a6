// A person of a channel as the address of a conversation: one line of JSON, sealed like every address.
import type { Json, Person } from './store.ts';

export const writePerson = ({ user, phone }: Person): string =>
  JSON.stringify({ ...(user === undefined ? {} : { user }), ...(phone === undefined ? {} : { phone }) });

/** An address that is no such line belongs to a talk that no webhook began: nobody to send to. */
export const readPerson = (address: Json): Person => {
  if (typeof address !== 'string' || !address.startsWith('{')) return {};
  return JSON.parse(address) as Person;
};
