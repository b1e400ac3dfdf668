import type { Temporal } from 'temporal-polyfill'
import type { OwnerDb } from '../seed/factories/insert.server.ts'

/** The rows that the database's owner sees. */
export async function ask<T extends object>(
  { client }: OwnerDb,
  question: string,
  values: unknown[] = [],
): Promise<T[]> {
  return (await client.query<T>(question, values)).rows
}

/** How many questions wait past their promise at a moment. */
export async function overdueAt(owner: OwnerDb, instant: Temporal.Instant): Promise<number> {
  const [row] = await ask<{ late: number }>(
    owner,
    `select count(*)::int as late from threads where inbox_tab <> 'done' and due_at < $1`,
    [instant.toString()],
  )
  return row!.late
}
