import { Temporal } from 'temporal-polyfill'
import { getPool } from '#db/client.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { activityChoice, leftOutBefore, periodOf } from '#app/domain/activities/activity-filter-form.ts'
import { countOccurrences } from '#app/domain/activities/occurrence-counts.queries.server.ts'
import { listOccurrences } from '#app/domain/activities/occurrences.queries.server.ts'
import { searchActivities } from '#app/domain/activities/search.queries.server.ts'
import { anonymousActor } from '#app/domain/shared/actor.ts'
import { newId } from '#app/domain/shared/ids.ts'
import type { Tenant } from '#app/domain/tenants/tenant.ts'
import { listNeighbourhoods } from '#app/domain/tenants/tenants.queries.server.ts'
import { answerParent } from '../harness/process-messages.ts'
import { recordStatements } from './record-statements.ts'
import { place } from './resident-at.ts'

interface Given {
  /** ISO 8601. */
  readonly now: string
  /** Query strings of the list's address. */
  readonly addresses: readonly string[]
}

/** What the loader of the list asks for one address, in one transaction as a visitor. */
async function ask(tenant: Tenant, now: Temporal.Instant, address: string): Promise<void> {
  const { timeZone } = tenant
  const choice = activityChoice(new URLSearchParams(address))
  const period = periodOf(choice, now.toZonedDateTimeISO(timeZone).toPlainDate())
  const { filter, after } = choice
  const endsAfter = leftOutBefore(choice, now)
  await withActor(anonymousActor(tenant.id, now, newId()), async (tx) => {
    const among = await searchActivities(tx, choice.search)
    await listOccurrences(tx, { timeZone, period, filter, among, endsAfter, after, limit: 60 })
    await countOccurrences(tx, { period, filter, among, endsAfter })
    await listNeighbourhoods(tx)
  })
}

/** Milliseconds of each page: everything that its loader asks, one after another. */
async function pages(given: Given): Promise<number[]> {
  const [tenant, now] = [await place(), Temporal.Instant.from(given.now)]
  const took: number[] = []
  for (const address of given.addresses) {
    const began = performance.now()
    await ask(tenant, now, address)
    took.push(performance.now() - began)
  }
  return took
}

/** How PostgreSQL reads one page: the plan of each statement about dates, with what it did. */
async function plans(given: Given): Promise<string> {
  const [tenant, now] = [await place(), Temporal.Instant.from(given.now)]
  const end = recordStatements()
  await ask(tenant, now, given.addresses[0] ?? '')
  const asked = end()
  const client = await getPool().connect()
  try {
    const texts: string[] = []
    for (const { text, values } of asked) {
      const isDates = text.includes('activity_occurrences')
      const { rows } = await client.query<Record<string, string>>(
        isDates ? `explain (analyze, buffers, costs off) ${text}` : text,
        [...values],
      )
      if (isDates) texts.push(rows.map((row) => row['QUERY PLAN']).join('\n'))
    }
    return texts.join('\n\n')
  } finally {
    client.release()
  }
}

const answers = { pages, plans }

export type ActivityPages = typeof answers
answerParent(answers)
