// The organisation's own sign-in (OpenID Connect, code flow with PKCE), only when it is configured. It lets in who was invited, nobody else.
import type { Configuration } from 'openid-client';
import type { ConsoleParts, OutsideSettings } from './parts.ts';

/** By need: only where an organisation has its own sign-in. */
const openId = () => import('openid-client');

/** Kept between the going out and the coming back; `invitation` when somebody new comes that way. */
export type Trip = {
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
  readonly invitation?: { readonly token: string; readonly name: string; readonly mail: string };
};

const found = new WeakMap<OutsideSettings, Promise<Configuration>>();
const configurationOf = (settings: OutsideSettings): Promise<Configuration> => {
  const known = found.get(settings);
  if (known) return known;
  const asked = discover(settings);
  found.set(settings, asked);
  // Away for a moment: asked again at the next press.
  asked.catch(() => found.delete(settings));
  return asked;
};
const discover = async (settings: OutsideSettings): Promise<Configuration> => {
  const { allowInsecureRequests, discovery } = await openId();
  const issuer = new URL(settings.issuer);
  // In the clear only to this machine: for trying out.
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(issuer.hostname);
  const execute = isHere ? [allowInsecureRequests] : [];
  return discovery(issuer, settings.clientId, settings.clientSecret, undefined, { execute });
};

const backTo = (parts: ConsoleParts): string => new URL('/desk/in/terug', parts.settings.publicUrl).href;

export const goOutside = async (
  parts: ConsoleParts,
  settings: OutsideSettings,
  invitation?: Trip['invitation'],
): Promise<{ readonly url: string; readonly trip: Trip }> => {
  const { buildAuthorizationUrl, calculatePKCECodeChallenge, ...random } = await openId();
  const trip: Trip = {
    verifier: random.randomPKCECodeVerifier(),
    state: random.randomState(),
    nonce: random.randomNonce(),
    ...(invitation ? { invitation } : {}),
  };
  const url = buildAuthorizationUrl(await configurationOf(settings), {
    redirect_uri: backTo(parts),
    scope: 'openid',
    code_challenge: await calculatePKCECodeChallenge(trip.verifier),
    code_challenge_method: 'S256',
    state: trip.state,
    nonce: trip.nonce,
  });
  return { url: url.href, trip };
};

/** Issuer and subject, which together are somebody; undefined when anything does not fit. */
export const comeBack = async (
  parts: ConsoleParts,
  settings: OutsideSettings,
  { query, trip }: { query: string; trip: Trip },
): Promise<string | undefined> => {
  try {
    const { authorizationCodeGrant } = await openId();
    const tokens = await authorizationCodeGrant(await configurationOf(settings), new URL(`${backTo(parts)}${query}`), {
      pkceCodeVerifier: trip.verifier,
      expectedState: trip.state,
      expectedNonce: trip.nonce,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    return claims && JSON.stringify([claims.iss, claims.sub]);
  } catch {
    return undefined;
  }
};
