import pg from 'pg'
import { testUrls } from './test-database.ts'

/** What a transaction says of who acts: the settings that the policies read, in PostgreSQL's own words. */
export interface Claims {
  readonly tenant?: string
  readonly person?: string | null
  readonly kind?: string
  readonly teams?: readonly string[]
  readonly topics?: readonly string[]
  /** For whom somebody acts. */
  readonly subject?: string | null
  /** ISO 8601. */
  readonly now?: string
}

const list = (values: readonly string[] | undefined) => `{${(values ?? []).join(',')}}`

/** Connects as the portal's role, without any code of the portal. */
export async function connectAsApp(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: testUrls().app, options: '-c timezone=UTC' })
  await client.connect()
  return client
}

/** Runs `work` in a transaction with these settings, or with none, and rolls it back. */
export async function claiming<T>(client: pg.Client, claims: Claims | null, work: () => Promise<T>): Promise<T> {
  await client.query('begin')
  try {
    if (claims) {
      const { tenant = '', person, kind = '', teams, topics, subject, now = '' } = claims
      await client.query(
        `select set_config('app.tenant', $1, true), set_config('app.person', $2, true), set_config('app.kind', $3, true),
           set_config('app.teams', $4, true), set_config('app.topics', $5, true), set_config('app.now', $6, true),
           set_config('app.subject', $7, true)`,
        [tenant, person ?? '', kind, list(teams), list(topics), now, subject ?? ''],
      )
    }
    return await work()
  } finally {
    await client.query('rollback')
  }
}

/** Runs a statement inside a transaction that survives its failure. Gives the rows, or PostgreSQL's code. */
export async function attempt(
  client: pg.Client,
  text: string,
  values: unknown[] = [],
): Promise<pg.QueryResult | string> {
  await client.query('savepoint attempt')
  try {
    const answer = await client.query(text, values)
    await client.query('release savepoint attempt')
    return answer
  } catch (error) {
    await client.query('rollback to savepoint attempt')
    return (error as pg.DatabaseError).code ?? 'unknown'
  }
}
