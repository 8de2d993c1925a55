import { BlockList, isIPv6 } from 'node:net'

/** Ranges that lead to ourselves, into the house, or nowhere (the special-purpose registries of IANA). */
const CLOSED: readonly (readonly [string, number, 'ipv4' | 'ipv6'])[] = [
  ['0.0.0.0', 8, 'ipv4'], ['10.0.0.0', 8, 'ipv4'], ['100.64.0.0', 10, 'ipv4'], ['127.0.0.0', 8, 'ipv4'], ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'], ['192.0.0.0', 24, 'ipv4'], ['192.0.2.0', 24, 'ipv4'], ['192.88.99.0', 24, 'ipv4'], ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'], ['198.51.100.0', 24, 'ipv4'], ['203.0.113.0', 24, 'ipv4'], ['224.0.0.0', 3, 'ipv4'],
  ['::', 3, 'ipv6'], ['2001::', 23, 'ipv6'], ['2001:db8::', 32, 'ipv6'], ['2002::', 16, 'ipv6'], ['3fff::', 20, 'ipv6'], ['4000::', 2, 'ipv6'], ['8000::', 1, 'ipv6'],
]

// Two lists: in one, every IPv4 address would be judged as the IPv6 address it can be written as.
const closed = { ipv4: new BlockList(), ipv6: new BlockList() }
for (const [from, bits, family] of CLOSED) closed[family].addSubnet(from, bits, family)

/** Whether an address lies in the open internet. An IPv4 address written as IPv6 does not: who needs that form has something to hide. */
export function isPublic(address: string): boolean {
  const family = isIPv6(address) ? 'ipv6' : 'ipv4'
  return !closed[family].check(address, family)
}
