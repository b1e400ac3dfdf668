import pg from 'pg'

/** PostgreSQL's word for a kept plan that no longer fits the tables, because a migration ran (feature_not_supported). */
const stalePlan = '0A000'

export interface PlanLimits {
  /** How often a statement comes by before PostgreSQL keeps its plan. */
  readonly after: number
  /** Of how many statements it does. */
  readonly most: number
}

/**
 * Names for statements that come often; undefined as long as one is rare, or when there are enough: each takes memory in
 * each connection, and the text of some statements follows the length of a list.
 */
function namesOf({ after, most }: PlanLimits): (text: string) => string | undefined {
  const names = new Map<string, string>()
  const seen = new Map<string, number>()
  return (text) => {
    const known = names.get(text)
    if (known !== undefined || names.size >= most) return known
    const times = (seen.get(text) ?? 0) + 1
    // Statements that came once make place for those that come again.
    if (seen.size >= 5 * most) seen.clear()
    seen.set(text, times)
    if (times < after) return undefined
    seen.delete(text)
    const name = `often_${names.size}`
    names.set(text, name)
    return name
  }
}

function withName(first: unknown, second: unknown, nameOf: (text: string) => string | undefined) {
  if (typeof first !== 'object' || first === null || !('text' in first) || 'submit' in first) return null
  const statement = first as pg.QueryConfig
  const values = Array.isArray(second) ? second : statement.values
  // Without values a text may hold several statements, which cannot be prepared.
  if (statement.name !== undefined || !values?.length) return null
  const name = nameOf(statement.text)
  return name === undefined ? null : { ...statement, name }
}

/**
 * Makes PostgreSQL keep the plans of the statements that connections send often: under row-level security making a plan
 * costs more than carrying it out (decision 27). Not for a pooler in transaction mode (`DATABASE_POOLER`), where the next
 * statement may come to another connection. After a migration a kept plan may be refused once with `stalePlan`: the
 * connections of that time keep no plans from then on, so that sent again it is made anew.
 * @returns what to call with each new connection.
 */
export function planKeeper(limits: PlanLimits): (client: pg.ClientBase) => void {
  const nameOf = namesOf(limits)
  let age = 0
  return (client) => {
    const born = age
    client.query = function keepsPlan(...given: unknown[]): unknown {
      const send = pg.Client.prototype.query as (...given: unknown[]) => unknown
      const named = born === age ? withName(given[0], given[1], nameOf) : null
      if (!named) return send.apply(client, given)
      const answer = send.call(client, named, ...given.slice(1))
      if (answer instanceof Promise)
        answer.catch((error: { code?: string }) => {
          if (error.code === stalePlan) age += 1
        })
      return answer
    } as typeof client.query
  }
}
