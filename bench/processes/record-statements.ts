import pg from 'pg'

/** A statement as it was sent, with its parameters. */
export interface Statement {
  readonly text: string
  /** Under which PostgreSQL keeps its plan, if it does. */
  readonly name?: string | undefined
  readonly values: readonly unknown[]
}

/**
 * Writes down every statement that this process sends from now on.
 * @returns a function that ends it and gives them, in the order of sending.
 */
export function recordStatements(): () => Statement[] {
  const { prototype } = pg.Client
  const original = prototype.query as (...given: unknown[]) => unknown
  const seen: Statement[] = []
  prototype.query = function record(this: pg.Client, ...given: unknown[]) {
    const [first, second] = given as [string | pg.QueryConfig, unknown]
    const { text, name, values } =
      typeof first === 'string' ? { text: first, name: undefined, values: undefined } : first
    seen.push({ text, name, values: (Array.isArray(second) ? second : values) ?? [] })
    return original.apply(this, given)
  } as typeof prototype.query
  return () => {
    prototype.query = original as typeof prototype.query
    return seen
  }
}
