import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto'
import { newestKey, type KeyRing, type NamedKey } from './key-ring.ts'
import { freshKeyRing, keyRing } from './keys.server.ts'

/** NIST SP 800-38D §8.2.2: a random nonce of 96 bits; §5.2.1.2: a tag of 128. */
const nonceBytes = 12
const tagBytes = 16
const cipher = 'aes-256-gcm'

/** A stored value that can't be opened. Holds neither the value nor whom it is about: only why, and the key's name. */
export class SealBroken extends Error {
  override name = 'SealBroken'
  readonly reason: 'form' | 'unknownKey' | 'changed'
  readonly keyId: string

  constructor(reason: SealBroken['reason'], keyId: string) {
    super(`a sealed value cannot be opened: ${reason}${keyId ? ` (key ${keyId})` : ''}`)
    this.reason = reason
    this.keyId = keyId
  }
}

const derived = new WeakMap<NamedKey, Map<string, KeyObject>>()

/** A key for one purpose alone (RFC 5869), so that what seals never also hashes. */
function keyFor(named: NamedKey, purpose: string): KeyObject {
  const known = derived.get(named) ?? new Map<string, KeyObject>()
  derived.set(named, known)
  const make = () => createSecretKey(Buffer.from(hkdfSync('sha256', named.bytes, '', `drieluik/${purpose}`, 32)))
  const key = known.get(purpose) ?? make()
  known.set(purpose, key)
  return key
}

const boundTo = (keyId: string, place: string) => Buffer.from(`v1.${keyId}.${place}`)

/** The name of the key of a sealed value or a search hash; null for anything else. */
export function keyIdOf(stored: string): string | null {
  return /^[vh]1\.([a-z][a-z0-9-]*)\./.exec(stored)?.[1] ?? null
}

/**
 * Encrypts a value for one place: AES-256-GCM with the newest key and a random nonce.
 * @param place where it will be kept, such as `residents.phone/<tenant>/<id>`; it opens nowhere else.
 * @returns `v1.<key id>.<nonce>.<ciphertext and tag>`, the last two in base64url.
 */
export function seal(plain: string, place: string, ring: KeyRing = keyRing()): string {
  const key = newestKey(ring)
  const nonce = randomBytes(nonceBytes)
  const box = createCipheriv(cipher, keyFor(key, 'seal'), nonce, { authTagLength: tagBytes })
  box.setAAD(boundTo(key.id, place))
  const sealed = Buffer.concat([box.update(plain, 'utf8'), box.final(), box.getAuthTag()])
  return `v1.${key.id}.${nonce.toString('base64url')}.${sealed.toString('base64url')}`
}

/**
 * Opens what `seal` made for the same place, with whichever key of the ring it names.
 * @throws SealBroken when it isn't a sealed value, its key is unknown, or it was changed or moved.
 */
export function unseal(stored: string, place: string, ring?: KeyRing): string {
  const [version, keyId = '', nonceText = '', sealedText = '', ...more] = stored.split('.')
  const nonce = Buffer.from(nonceText, 'base64url')
  const sealed = Buffer.from(sealedText, 'base64url')
  const isWhole = nonce.toString('base64url') === nonceText && sealed.toString('base64url') === sealedText
  if (version !== 'v1' || more.length > 0 || !isWhole || nonce.length !== nonceBytes || sealed.length < tagBytes)
    throw new SealBroken('form', '')
  const find = (keys: KeyRing) => keys.find(({ id }) => id === keyId)
  // Another process may have sealed it with a key that was added a moment ago.
  const key = ring ? find(ring) : (find(keyRing()) ?? find(freshKeyRing()))
  if (!key) throw new SealBroken('unknownKey', keyId)
  try {
    const box = createDecipheriv(cipher, keyFor(key, 'seal'), nonce, { authTagLength: tagBytes })
    box.setAAD(boundTo(keyId, place))
    box.setAuthTag(sealed.subarray(-tagBytes))
    return Buffer.concat([box.update(sealed.subarray(0, -tagBytes)), box.final()]).toString('utf8')
  } catch {
    throw new SealBroken('changed', keyId)
  }
}

const hashWith = (key: NamedKey, value: string, purpose: string) =>
  `h1.${key.id}.${createHmac('sha256', keyFor(key, `search/${purpose}`))
    .update(value, 'utf8')
    .digest('base64url')}`

/**
 * A keyed hash by which a sealed value is found again (HMAC-SHA-256, with a key of its own for each purpose).
 * @param value in its normal form: equal values must be equal texts.
 * @returns `h1.<key id>.<hash in base64url>`, made with the newest key.
 */
export function searchHash(value: string, purpose: string, ring: KeyRing = keyRing()): string {
  return hashWith(newestKey(ring), value, purpose)
}

/** The hashes that a value may be kept under: one a key, the newest first. A search asks for all of them. */
export function searchHashes(value: string, purpose: string, ring: KeyRing = freshKeyRing()): string[] {
  return ring.map((key) => hashWith(key, value, purpose)).reverse()
}
