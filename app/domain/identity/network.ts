/**
 * The network that a visitor comes from, shortened so that it names nobody: the first half of an IPv4 address, or the
 * first 32 bits of an IPv6 one. Enough to see "the same as now" or "another one" in the list of one's own sessions.
 * @param address as the socket or the trusted proxy gives it; anything else gives ''.
 */
export function networkOf(address: string): string {
  const v4 = /^(?:::ffff:)?(\d{1,3})\.(\d{1,3})\.\d{1,3}\.\d{1,3}$/.exec(address)
  if (v4) return `${v4[1]}.${v4[2]}`
  if (!/^[\da-f:]+$/i.test(address) || !address.includes(':')) return ''
  const [head = ''] = address.toLowerCase().split('::')
  const groups = head.split(':').filter(Boolean)
  const [first = '0', second = '0'] = groups
  const plain = (group: string) => group.replace(/^0+(?=.)/, '')
  return `${plain(first)}:${plain(second)}`
}
