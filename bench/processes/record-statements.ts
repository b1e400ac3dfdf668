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
 * @returns a function that ends it and gives them: one transaction after another, in the order in which these began, because
 * two that ran side by side cannot be sent on one connection as they came.
 */
export function recordStatements(): () => Statement[] {
  const { prototype } = pg.Client
  const original = prototype.query as (...given: unknown[]) => unknown
  const transactions: Statement[][] = []
  const open = new WeakMap<pg.Client, Statement[]>()
  prototype.query = function record(this: pg.Client, ...given: unknown[]) {
    const [first, second] = given as [string | pg.QueryConfig, unknown]
    const { text, name, values } =
      typeof first === 'string' ? { text: first, name: undefined, values: undefined } : first
    const statement = { text, name, values: (Array.isArray(second) ? second : values) ?? [] }
    const begun = /^begin\b/i.test(text) ? undefined : open.get(this)
    if (begun) begun.push(statement)
    else {
      const next = [statement]
      transactions.push(next)
      open.set(this, next)
    }
    if (/^(commit|rollback)\b/i.test(text)) open.delete(this)
    return original.apply(this, given)
  } as typeof prototype.query
  return () => {
    prototype.query = original as typeof prototype.query
    return transactions.flat()
  }
}
