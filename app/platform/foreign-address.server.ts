import { BlockList, isIP } from 'node:net'

/** IPv4 addresses that are no one's on the internet (IANA Special-Purpose Address Registry, RFC 6890). */
const special4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const

/** Within global unicast (2000::/3, RFC 4291 §2.4): tunnels that hold an IPv4 address, and examples. */
const special6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const

const refused = new BlockList()
for (const [address, bits] of special4) refused.addSubnet(address, bits, 'ipv4')
for (const [address, bits] of special6) refused.addSubnet(address, bits, 'ipv6')
const global6 = new BlockList()
global6.addSubnet('2000::', 3, 'ipv6')

/**
 * Whether an IP address is one of the public internet, so that a request to it reaches nothing of this machine or its
 * network. Anything that is no address is not.
 */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !refused.check(address, 'ipv4')
  // An IPv4 address written as IPv6 stands outside 2000::/3.
  return family === 6 && global6.check(address, 'ipv6') && !refused.check(address, 'ipv6')
}
