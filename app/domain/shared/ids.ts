/**
 * UUIDv7 (RFC 9562 §5.7), made in the app because PostgreSQL 15 to 17 have none: sorts by time of making.
 * @param epochMilliseconds milliseconds since 1970, UTC; the system's time when left out.
 */
export function newId(epochMilliseconds: number = Date.now()): string {
  const time = Math.floor(epochMilliseconds).toString(16).padStart(12, '0').slice(-12)
  // What comes after the version of a random UUID is the same in both: the variant, and 74 random bits.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** Whether `value` may be asked of the database as an id; anything else is "not found" without a query. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && uuid.test(value)
}
