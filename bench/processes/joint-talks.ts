import { Temporal } from 'temporal-polyfill'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { holdForAll } from '#app/domain/appointments/hold-for-all.server.ts'
import { answerParent } from '../harness/process-messages.ts'
import { allAtOnce } from './all-at-once.ts'
import { place, residentAt } from './resident-at.ts'

/** A resident who wants to talk with several professionals at once. */
export interface TalkWish {
  readonly residentId: string
  /** In the order in which this resident names them. */
  readonly personIds: readonly string[]
  /** ISO 8601. */
  readonly startsAt: string
}

interface Given {
  readonly now: string
  readonly wishes: readonly TalkWish[]
  readonly atOnce: number
}

/**
 * Holds all these talks, so many at a time.
 * @returns how many were held, how many came too late, and how often the database broke one off, so that it was done again:
 * a deadlock is that.
 */
async function hold({
  now,
  wishes,
  atOnce,
}: Given): Promise<{ held: number; late: number; again: number; took: number }> {
  const tenant = await place()
  const at = Temporal.Instant.from(now)
  let [held, late, tries] = [0, 0, 0]
  const took = await allAtOnce(wishes, atOnce, async ({ residentId, personIds, startsAt }) => {
    const answer = await withActor(residentAt(tenant, residentId, at), (tx) => {
      tries += 1
      const time = { startsAt: Temporal.Instant.from(startsAt), minutes: 45, heldUntil: at.add({ hours: 24 * 7 }) }
      return holdForAll(tx, { tenant, residentId, personIds, location: 'Praktijk', ...time })
    })
    if (answer.ok) held += 1
    else if (answer.refusal.code === 'appointments.slotTaken') late += 1
    else throw new Error(`not held: ${answer.refusal.code}`)
  })
  return { held, late, again: tries - wishes.length, took }
}

const answers = { hold }

export type JointTalks = typeof answers
answerParent(answers)
