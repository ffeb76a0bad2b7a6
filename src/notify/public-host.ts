// Addresses a browser may name for its push messages: https, on a public name, and no way into the network we run in.
import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Names that never leave a network, RFC 6761 and 8375, and what offices use beside them. */
const inside =
  /(?:^|\.)(?:localhost|localdomain|local|internal|intranet|private|corp|home|lan|test|invalid|onion|home\.arpa)$/;

export const isPublicAddress = (text: string): boolean => {
  if (text.length > 1000 || !URL.canParse(text)) return false;
  const { protocol, hostname, port, username, password } = new URL(text);
  const host = hostname.replace(/\.$/, '');
  const isNamed = host.includes('.') && isIP(host) === 0 && !host.startsWith('[') && !inside.test(host);
  return protocol === 'https:' && port === '' && username === '' && password === '' && isNamed;
};

const refused = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  refused.addSubnet(net, bits, 'ipv4');
// Numbers of IPv4 written as IPv6 (`::ffff:…`) fall under the rules above.
for (const [net, bits] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 32],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  refused.addSubnet(net, bits, 'ipv6');

export const isPublicNumber = (address: string): boolean =>
  isIP(address) !== 0 && !refused.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** Asked at the moment of connecting, so that a public name cannot be turned to a private number in between. */
export const publicLookup: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    const [first] = found ?? [];
    if (error || !first) return done(error ?? new Error('No address.'), '', 4);
    if (!found.every(({ address }) => isPublicNumber(address)))
      return done(Object.assign(new Error('Not a public address.'), { code: 'ENOTPUBLIC' }), '', 4);
    if (options.all) (done as (error: null, all: typeof found) => void)(null, found);
    else done(null, first.address, first.family);
  });
};
