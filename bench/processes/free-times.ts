import { Temporal } from 'temporal-polyfill'
import { getPool, type Tx } from '#db/client.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { bookingWindow, listFreeTimes } from '#app/domain/appointments/free-times.queries.server.ts'
import { listFirstWhoCan } from '#app/domain/appointments/first-who-can.server.ts'
import type { Result } from '#app/domain/shared/result.ts'
import type { Tenant } from '#app/domain/tenants/tenant.ts'
import { answerParent } from '../harness/process-messages.ts'
import { recordStatements, type Statement } from './record-statements.ts'
import { place, residentAt } from './resident-at.ts'

/** Who looks, with whom, and for what. */
export interface Look {
  readonly residentId: string
  readonly personId: string
  readonly visitTypeId: string
}

interface Given {
  /** ISO 8601. */
  readonly now: string
  readonly looks: readonly Look[]
  /** The times of one huisarts, or the first five of all twelve. */
  readonly of: 'one' | 'first'
}

type Find = (tx: Tx, tenant: Tenant, look: Look) => Promise<Result<readonly unknown[]>>

const finds: Readonly<Record<Given['of'], Find>> = {
  one: (tx, tenant, look) => listFreeTimes(tx, { tenant, ...look, ...bookingWindow(tx, tenant) }),
  first: (tx, tenant, { residentId, visitTypeId }) =>
    listFirstWhoCan(tx, { tenant, residentId, visitTypeId, ...bookingWindow(tx, tenant), count: 5 }),
}

async function find(tenant: Tenant, now: Temporal.Instant, look: Look, of: Given['of']): Promise<void> {
  const found = await withActor(residentAt(tenant, look.residentId, now), (tx) => finds[of](tx, tenant, look))
  if (!found.ok || found.value.length === 0) throw new Error('no free times')
}

async function timed<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<number[]> {
  const took: number[] = []
  for (const item of items) {
    const began = performance.now()
    await work(item)
    took.push(performance.now() - began)
  }
  return took
}

/** Milliseconds of each look at the free times of six weeks, one after another, in a transaction with its entry in the log. */
async function freeTimes(given: Given): Promise<number[]> {
  const [tenant, now] = [await place(), Temporal.Instant.from(given.now)]
  return timed(given.looks, (look) => find(tenant, now, look, given.of))
}

/** What stands in a transaction that only asks when people are busy: its beginning with who acts, the question, its end. */
const isAlone = ({ text }: Statement) => /^(begin|commit)\b|busy_ranges/.test(text)

/** Milliseconds of the question about busy times alone, as `freeTimes` asks it for each look, by a bare `pg` client. */
async function busyAlone(given: Given): Promise<number[]> {
  const [tenant, now] = [await place(), Temporal.Instant.from(given.now)]
  const asked: Statement[][] = []
  for (const look of given.looks) {
    const end = recordStatements()
    await find(tenant, now, look, given.of)
    asked.push(end().filter(isAlone))
  }
  if (asked.some((statements) => statements.length !== 3)) throw new Error('the busy times are asked in another way')
  const client = await getPool().connect()
  try {
    return await timed(asked, async (statements) => {
      for (const { text, values } of statements) await client.query(text, [...values])
    })
  } finally {
    client.release()
  }
}

const answers = { freeTimes, busyAlone }

export type FreeTimes = typeof answers
answerParent(answers)
