import { newId } from '#app/domain/shared/ids.ts'
import type { Statement } from './record-statements.ts'

const uuidv7 = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g

/** When an id was made: the first 48 bits of a UUIDv7 (RFC 9562 §5.7), in milliseconds since 1970. */
const madeAt = (id: string) => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)

/**
 * The same statements again and again, each time with new ids in the place of those that were made after `since`
 * (milliseconds since 1970): a row of the log can't be written twice.
 */
export function freshIds(statements: readonly Statement[], since: number): () => readonly Statement[] {
  const renew = (ids: Map<string, string>, value: unknown): unknown =>
    typeof value !== 'string'
      ? value
      : value.replace(uuidv7, (id) => {
          if (madeAt(id) < since) return id
          const known = ids.get(id) ?? newId()
          ids.set(id, known)
          return known
        })
  const changes = statements.map(({ values }) => {
    const ids = new Map<string, string>()
    values.forEach((value) => renew(ids, value))
    return ids.size > 0
  })
  return () => {
    const ids = new Map<string, string>()
    return statements.map((statement, index) =>
      changes[index] ? { ...statement, values: statement.values.map((value) => renew(ids, value)) } : statement,
    )
  }
}
