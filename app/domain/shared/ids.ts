/**
 * UUIDv7 (RFC 9562 §5.7), made in the app because PostgreSQL 15 to 17 have none: sorts by time of making.
 * @param epochMilliseconds milliseconds since 1970, UTC; the system's time when left out.
 */
export function newId(epochMilliseconds: number = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  let rest = Math.floor(epochMilliseconds)
  for (let index = 5; index >= 0; index -= 1) {
    bytes[index] = rest % 256
    rest = Math.floor(rest / 256)
  }
  bytes[6] = 0x70 | (bytes[6]! & 0x0f)
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** Whether `value` may be asked of the database as an id; anything else is "not found" without a query. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && uuid.test(value)
}
