// Passkeys: what the browser is asked, and what it answered, checked. The key proves the device and the person at once.
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { Passkey } from '../store/accounts/people.ts';
import type { AccountId } from '../store/accounts/tables.ts';
import type { ConsoleParts } from './parts.ts';

/** By need: it is a fifth of the time a start takes, and most minutes nobody signs in. */
const webauthn = () => import('@simplewebauthn/server');

const placeOf = (publicUrl: string) => {
  const { origin, hostname } = new URL(publicUrl);
  return { origin, hostname };
};

export const makeOptions = async (parts: ConsoleParts, { handle, name }: { handle: Buffer; name: string }) =>
  (await webauthn()).generateRegistrationOptions({
    rpName: 'Wegwijs',
    rpID: placeOf(parts.settings.publicUrl).hostname,
    userName: name,
    userID: new Uint8Array(handle),
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });

/** Undefined when the answer does not belong to the question, or was not given here. */
export const madePasskey = async (
  parts: ConsoleParts,
  { answer, challenge }: { answer: string; challenge: string },
): Promise<Passkey | undefined> => {
  const { origin, hostname } = placeOf(parts.settings.publicUrl);
  try {
    const { verified, registrationInfo } = await (await webauthn()).verifyRegistrationResponse({
      response: JSON.parse(answer) as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: hostname,
      requireUserVerification: true,
    });
    if (!verified) return undefined;
    const { id, publicKey, counter } = registrationInfo.credential;
    return { id, publicKey, counter };
  } catch {
    return undefined;
  }
};

export const askOptions = async (parts: ConsoleParts) =>
  (await webauthn()).generateAuthenticationOptions({
    rpID: placeOf(parts.settings.publicUrl).hostname,
    userVerification: 'required',
  });

export const accountOfPasskey = async (
  parts: ConsoleParts,
  { answer, challenge }: { answer: string; challenge: string },
): Promise<AccountId | undefined> => {
  const { origin, hostname } = placeOf(parts.settings.publicUrl);
  try {
    const response = JSON.parse(answer) as AuthenticationResponseJSON;
    const known = await parts.accounts.people.passkey(String(response.id));
    const handle = response.response?.userHandle;
    if (!known || (handle && !Buffer.from(handle, 'base64url').equals(known.handle))) return undefined;
    const { verified, authenticationInfo } = await (await webauthn()).verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: hostname,
      credential: { id: known.id, publicKey: new Uint8Array(known.publicKey), counter: known.counter },
      requireUserVerification: true,
    });
    const isUsed = verified && (await parts.accounts.people.usePasskey(known.id, authenticationInfo.newCounter));
    return isUsed ? known.account : undefined;
  } catch (error) {
    if (error instanceof Error && error.name === 'StoreAway') throw error;
    return undefined;
  }
};
