import { createHash } from 'node:crypto'

/**
 * An id that follows from another one and a name: the same each time, so that a phone number or an address of an entry keeps
 * its id without a row of its own (RFC 9562 §5.5, version 5).
 * @param namespace a UUID.
 */
export function derivedId(namespace: string, name: string): string {
  const hash = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest()
    .subarray(0, 16)
  hash[6] = (hash[6]! & 0x0f) | 0x50
  hash[8] = (hash[8]! & 0x3f) | 0x80
  const hex = hash.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
