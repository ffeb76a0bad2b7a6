// Where answers may be sent: the caller names the address, so only addresses of Bot Framework itself count.

/** Exact, or with anything before the dot. Names under trafficmanager.net can be had by anybody: that one is Teams'. */
const hosts = ['smba.trafficmanager.net', 'smba.infra.gcc.teams.microsoft.com'] as const;
const domains = ['botframework.com', 'botframework.azure.us', 'botframework.azure.cn'] as const;
const loopback = ['127.0.0.1', 'localhost', '[::1]'] as const;

const isOneOf = (names: readonly string[], name: string): boolean => names.includes(name);

/** `isEmulator`: answers go to this machine, and nowhere else. */
export const isServiceUrl = (address: string, isEmulator: boolean): boolean => {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, port, username, password } = new URL(address);
  if (username !== '' || password !== '') return false;
  if (isEmulator) return protocol === 'http:' && isOneOf(loopback, hostname);
  if (protocol !== 'https:' || port !== '') return false;
  return isOneOf(hosts, hostname) || domains.some((domain) => hostname === domain || hostname.endsWith(`.${domain}`));
};
