import { Temporal } from 'temporal-polyfill'
import type { Actor } from '#app/domain/shared/actor.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { bookAppointment } from '#app/domain/appointments/book-appointment.server.ts'
import { holdAppointment } from '#app/domain/appointments/hold-appointment.server.ts'
import { listFreeTimes } from '#app/domain/appointments/free-times.queries.server.ts'
import { openSession, readSession } from '#app/domain/identity/session.server.ts'
import { countTeamInbox, listTeamInbox } from '#app/domain/messaging/team-inbox.queries.server.ts'
import { isRefused } from '#app/domain/shared/result.ts'
import type { Tenant } from '#app/domain/tenants/tenant.ts'
import { answerParent, processorTime } from '../harness/process-messages.ts'
import { median } from '../harness/figure.ts'
import { allAtOnce } from './all-at-once.ts'
import { recordStatements, type Statement } from './record-statements.ts'
import { place, residentAt } from './resident-at.ts'

/** Who books, and what. */
export interface BookingWish {
  readonly residentId: string
  readonly personId: string
  readonly visitTypeId: string
  /** ISO 8601. */
  readonly startsAt: string
}

/** The times that a professional has for a kind of visit in the first four weeks, as one of the residents sees them. */
async function freeTimes({ now, ...choice }: Omit<BookingWish, 'startsAt'> & { now: string }): Promise<string[]> {
  const [tenant, from] = [await place(), Temporal.Instant.from(now)]
  const window = { from, until: from.add({ hours: 24 * 28 }) }
  const times = await withActor(residentAt(tenant, choice.residentId, from), (tx) =>
    listFreeTimes(tx, { tenant, ...choice, ...window }),
  )
  if (!times.ok) throw new Error(`no free times: ${times.refusal.code}`)
  return times.value.map(({ startsAt }) => startsAt.toString())
}

/** A resident's way to an appointment: choose a time, which is then held, and confirm it. */
async function bookOne(tenant: Tenant, now: Temporal.Instant, { startsAt, ...who }: BookingWish): Promise<void> {
  const actor = residentAt(tenant, who.residentId, now)
  const choice = { tenant, ...who, startsAt: Temporal.Instant.from(startsAt) }
  const held = await withActor(actor, (tx) => holdAppointment(tx, choice))
  if (!held.ok) throw new Error(`not held: ${held.refusal.code}`)
  const booked = await withActor(actor, (tx) =>
    bookAppointment(tx, { ...choice, reason: null, interpreterLanguage: null }),
  )
  if (!booked.ok) throw new Error(`not booked: ${booked.refusal.code}`)
}

/** Milliseconds that all these bookings took. */
async function book(given: { now: string; wishes: readonly BookingWish[]; atOnce: number }): Promise<number> {
  const [tenant, now] = [await place(), Temporal.Instant.from(given.now)]
  return allAtOnce(given.wishes, given.atOnce, (wish) => bookOne(tenant, now, wish))
}

/** The statements of each of these bookings; they are carried out too. */
async function recordBookings(given: { now: string; wishes: readonly BookingWish[] }): Promise<Statement[][]> {
  const [tenant, now] = [await place(), Temporal.Instant.from(given.now)]
  const all: Statement[][] = []
  for (const wish of given.wishes) {
    const end = recordStatements()
    await bookOne(tenant, now, wish)
    all.push(end())
  }
  return all
}

/** Signs residents in without a password; gives the `Cookie` header of each. */
async function openSessions(given: { accountIds: readonly string[]; now: string }): Promise<string[]> {
  const at = { tenantId: (await place()).id, now: Temporal.Instant.from(given.now) }
  const cookies = await Promise.all(
    given.accountIds.map((id) => openSession(at, id, { assurance: 'hoog', stage: 'full' })),
  )
  return cookies.map((cookie) => cookie.split(';')[0]!)
}

/** Milliseconds that the inbox of a signed-in professional takes: the middle of so many times, one after another. */
async function inbox({ cookie, times }: { cookie: string; times: number }): Promise<number> {
  const tenant = await place()
  const now = Temporal.Now.instant()
  const session = await readSession({ tenantId: tenant.id, now }, cookie, tenant.timeZone)
  const membership = session?.memberships[0]
  if (!session || !membership) throw new Error('nobody is signed in')
  const { personId, displayName } = session
  const who = { kind: 'professional', role: membership.role, teamIds: [membership.teamId] } as const
  const took: number[] = []
  for (let time = 0; time < times; time += 1) {
    const began = performance.now()
    const actor: Actor = { ...who, tenantId: tenant.id, personId, displayName, now, requestId: newId() }
    const found = await withActor(actor, async (tx) => ({
      list: await listTeamInbox(tx, { teamId: membership.teamId, tab: 'new', after: null }),
      counts: await countTeamInbox(tx, { teamId: membership.teamId }),
    }))
    took.push(performance.now() - began)
    if (isRefused(found) || found.list.items.length === 0) throw new Error('the inbox is empty')
  }
  return median(took)
}

const answers = { processorTime, freeTimes, book, recordBookings, openSessions, inbox }

export type Domain = typeof answers
answerParent(answers)
