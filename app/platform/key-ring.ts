/** A key of 256 bits under the name that stands beside each value that it sealed. */
export interface NamedKey {
  readonly id: string
  readonly bytes: Buffer
}

/** The keys of the portal, oldest first: the last one seals, all of them open. Never empty. */
export type KeyRing = readonly [NamedKey, ...NamedKey[]]

/** Begins with a letter, so that JSON keeps the order of the keys; has no dot, because a dot ends it in a stored value. */
const keyId = /^[a-z][a-z0-9-]{0,39}$/

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

function pairsOf(text: string): [id: string, key: string][] | null {
  if (/^\s*[[{]/.test(text)) {
    try {
      const read: unknown = JSON.parse(text)
      if (Array.isArray(read))
        return read.map((each) => (isRecord(each) ? [String(each.id), String(each.key)] : ['', '']))
      return isRecord(read) ? Object.entries(read).map(([id, key]) => [id, String(key)]) : null
    } catch {
      return null
    }
  }
  return text
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => [line.slice(0, Math.max(line.indexOf(':'), 0)).trim(), line.slice(line.indexOf(':') + 1).trim()])
}

/**
 * Reads a key ring: `id:base64` in lines or separated by commas, or JSON (`{ "id": "base64" }` or
 * `[{ "id": …, "key": … }]`), the newest last.
 * @returns the ring, or what is wrong with the text in words that hold no part of a key.
 */
export function parseKeyRing(text: string): { ring: KeyRing } | { problem: string } {
  const pairs = pairsOf(text)
  if (!pairs) return { problem: 'is not JSON that can be read' }
  const keys: NamedKey[] = []
  for (const [index, [id, key]] of pairs.entries()) {
    if (!keyId.test(id))
      return { problem: `has a key (number ${index + 1}) without a good name: small letters, digits and hyphens` }
    if (keys.some((other) => other.id === id)) return { problem: `names the key ${id} twice` }
    const bytes = /^[A-Za-z0-9+/_-]+={0,2}$/.test(key) ? Buffer.from(key, 'base64') : Buffer.alloc(0)
    if (bytes.length !== 32) return { problem: `has a key ${id} that is not 32 bytes in base64` }
    keys.push({ id, bytes })
  }
  const [first, ...rest] = keys
  return first ? { ring: [first, ...rest] } : { problem: 'holds no key' }
}

/** The key that seals. */
export function newestKey(ring: KeyRing): NamedKey {
  return ring.at(-1) ?? ring[0]
}

/** Whether one of the keys was made for a demo: its name says so. */
export function hasDemoKey(ring: KeyRing): boolean {
  return ring.some(({ id }) => id.startsWith('demo-'))
}
