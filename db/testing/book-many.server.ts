import { setTimeout as sleep } from 'node:timers/promises'
import { Temporal } from 'temporal-polyfill'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { bookAppointment } from '#app/domain/appointments/book-appointment.server.ts'
import { confirmHeld } from '#app/domain/appointments/confirm-held.server.ts'
import { holdAppointment } from '#app/domain/appointments/hold-appointment.server.ts'
import { holdForAll } from '#app/domain/appointments/hold-for-all.server.ts'
import type { Actor } from '#app/domain/shared/actor.ts'
import { newId } from '#app/domain/shared/ids.ts'
import type { Tenant } from '#app/domain/tenants/tenant.ts'

type Plain = Omit<Actor, 'now'>

/** One resident's appointment: with one professional, or a talk with all of them that the first one plans. */
export interface ManyWish {
  readonly resident: Plain & { readonly personId: string }
  readonly professionals: readonly (Plain & { readonly personId: string })[]
  readonly visitTypeId: string
  /** ISO 8601. */
  readonly startsAt: string
}

/** What the process is started with, as JSON. */
export interface ManyGiven {
  readonly tenant: Tenant
  readonly now: string
  readonly wishes: readonly ManyWish[]
}

const atOnce = 8
/** How long a person waits before they try again when the portal could not answer, in milliseconds. */
const patience = 50

const given = JSON.parse(process.argv[2] ?? '') as ManyGiven
const now = Temporal.Instant.from(given.now)
const act = (actor: Plain): Actor => ({ ...actor, now, requestId: newId() })

/** Holds, then books, as the pages do. @returns the id of what is booked, or the refusal's code. */
async function book({ resident, professionals, visitTypeId, startsAt }: ManyWish): Promise<string> {
  const [first] = professionals
  const whose = { tenant: given.tenant, residentId: resident.personId, startsAt: Temporal.Instant.from(startsAt) }
  if (professionals.length > 1) {
    const personIds = professionals.map(({ personId }) => personId)
    const talk = { ...whose, personIds, minutes: 45, heldUntil: now.add({ minutes: 10 }), location: 'Praktijk' }
    const held = await withActor(act(resident), (tx) => holdForAll(tx, talk))
    if (!held.ok) return held.refusal.code
    const planned = await withActor(act(first!), (tx) => confirmHeld(tx, { appointmentId: held.value.id }))
    return planned.ok ? planned.value.id : planned.refusal.code
  }
  const choice = { ...whose, personId: first!.personId, visitTypeId }
  const held = await withActor(act(resident), (tx) => holdAppointment(tx, choice))
  if (!held.ok) return held.refusal.code
  const words = { reason: null, interpreterLanguage: null }
  const booked = await withActor(act(resident), (tx) => bookAppointment(tx, { ...choice, ...words }))
  return booked.ok ? booked.value.id : booked.refusal.code
}

/** Tries until the portal answers: a database that is gone for a while is no answer. */
async function bookPatiently(wish: ManyWish): Promise<string> {
  for (;;) {
    try {
      return await book(wish)
    } catch {
      await sleep(patience)
    }
  }
}

const left = given.wishes.values()
await Promise.all(
  Array.from({ length: atOnce }, async () => {
    // One line for each answer, written only when the portal has given it.
    for (const wish of left) process.stdout.write(`${await bookPatiently(wish)}\n`)
  }),
)
process.exit(0)
