import { Temporal } from 'temporal-polyfill'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { bookAppointment } from '#app/domain/appointments/book-appointment.server.ts'
import { cancelAppointment } from '#app/domain/appointments/cancel-appointment.server.ts'
import { waitForEarlier } from '#app/domain/appointments/join-waiting-list.server.ts'
import { offerFreedTime } from '#app/domain/appointments/offer-freed-time.server.ts'
import { takeWaitingOffer } from '#app/domain/appointments/take-waiting-offer.server.ts'
import { listWaitingOffers } from '#app/domain/appointments/waiting-offers.queries.server.ts'
import { systemActor, type Actor } from '#app/domain/shared/actor.ts'
import { isRefused, type Result } from '#app/domain/shared/result.ts'
import { withClient } from '../roles.server.ts'
import type { TestAgenda } from './agenda.server.ts'
import { later, type TestNeighbourhood } from './neighbourhood.server.ts'
import { testUrls } from './test-database.ts'

export type Person = Actor & { personId: string }

export const localTime = (text: string) =>
  Temporal.PlainDateTime.from(text).toZonedDateTime('Europe/Amsterdam').toInstant()

function valueOf<T>(answer: Result<T>): T {
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer.value
}

interface FreedJob {
  readonly payload: { personId: string; startsAt: string; endsAt: string; freedAt: string; together?: boolean }
}

/** Takes the jobs out of the queue that are due at an instant; all of them when left out. One without a time is due at once. */
async function takeJobs(now = Temporal.Instant.from('2100-01-01T00:00:00Z')): Promise<FreedJob[]> {
  return withClient(testUrls().worker, async (client) => {
    const { rows } = await client.query<FreedJob>(
      `delete from graphile_worker._private_jobs where payload::jsonb ? 'freedAt' and (run_at = updated_at or run_at <= $1) returning payload`,
      [now.toString()],
    )
    return rows
  })
}

/** What residents of the test neighbourhood do to come earlier, and the jobs that tell them. */
export function waitingDeeds({ owner, tenant, actors }: TestNeighbourhood, agenda: TestAgenda) {
  const { timeZone } = tenant
  const visitTypeId = agenda.practiceTypes.get('CONSULT')!
  const joost = actors.joost.personId
  return {
    visitTypeId,
    /** A consult with Joost, at a local time. */
    book: async (actor: Person, time: string) => {
      const choice = { tenant, residentId: actor.personId, personId: joost, visitTypeId, startsAt: localTime(time) }
      return valueOf(await withActor(actor, (tx) => bookAppointment(tx, choice))).id
    },
    cancel: async (actor: Person, appointmentId: string) =>
      valueOf(await withActor(actor, (tx) => cancelAppointment(tx, { appointmentId }))),
    /** Waits for earlier than an appointment, so many minutes after the actor's own clock. */
    wait: async (actor: Person, appointmentId: string, minutes = 0, who: 'same' | 'any' = 'same') => {
      const then = later(actor, { minutes })
      const asked = { tenant, appointmentId, who, fromDay: null }
      return valueOf(await withActor(then, (tx) => waitForEarlier(tx, asked))).id
    },
    /** Nobody waits any more, and nothing is to be told. */
    emptyList: async () => {
      await owner.client.query(
        `update waiting_list_entries set ended_at = created_at, end_reason = 'withdrawn' where ended_at is null`,
      )
      await takeJobs()
    },
    /** Runs the jobs that are due at an instant; how many were told by each. */
    runJobs: async (now: Temporal.Instant): Promise<number[]> => {
      // A job without a time of its own is due at once.
      const jobs = await takeJobs(now)
      const told: number[] = []
      for (const { payload } of jobs) {
        const [startsAt, endsAt, freedAt] = [payload.startsAt, payload.endsAt, payload.freedAt].map((text) =>
          Temporal.Instant.from(text),
        )
        const { personId, together = false } = payload
        const freed = { tenant, personId, startsAt: startsAt!, endsAt: endsAt!, freedAt: freedAt!, together }
        const count = await withActor(systemActor(tenant.id, now, 'test'), (tx) => offerFreedTime(tx, freed))
        if (isRefused(count)) throw new Error(count.refusal.code)
        told.push(count)
      }
      return told
    },
    /** What somebody may take now. */
    offers: async (actor: Person) => {
      const asked = { residentId: actor.subjectId ?? actor.personId, timeZone, most: 10 }
      const found = await withActor(actor, (tx) => listWaitingOffers(tx, asked))
      if (isRefused(found)) throw new Error(found.refusal.code)
      return found
    },
    take: (actor: Person, offerId: string) =>
      withActor(actor, (tx) =>
        takeWaitingOffer(tx, { tenant, residentId: actor.subjectId ?? actor.personId, offerId }),
      ),
    /** When an appointment is, and whether it takes time. */
    stands: async (id: string) => {
      const { rows } = await owner.client.query<{ at: string; status: string; people: number }>(
        `select a.starts_at::text as at, a.status, (select count(*)::int from appointment_participants p
           where p.appointment_id = a.id and p.blocks and p.starts_at = a.starts_at) as people from appointments a where a.id = $1`,
        [id],
      )
      const [row] = rows
      return row && [Temporal.Instant.from(row.at.replace(' ', 'T')).toString(), row.status, row.people]
    },
  }
}
