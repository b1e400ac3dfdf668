import { Temporal } from 'temporal-polyfill'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { bookAppointment } from '#app/domain/appointments/book-appointment.server.ts'
import { cancelAppointment } from '#app/domain/appointments/cancel-appointment.server.ts'
import { confirmHeld } from '#app/domain/appointments/confirm-held.server.ts'
import { holdAppointment } from '#app/domain/appointments/hold-appointment.server.ts'
import { holdForAll } from '#app/domain/appointments/hold-for-all.server.ts'
import { moveAppointment } from '#app/domain/appointments/move-appointment.server.ts'
import { releaseHeld } from '#app/domain/appointments/release-held.server.ts'
import type { Actor } from '#app/domain/shared/actor.ts'
import { newId } from '#app/domain/shared/ids.ts'
import type { Refused } from '#app/domain/shared/result.ts'
import { minute, type BookingModel, type ModelAppointment } from './booking-model.ts'
import type { BookingWorld } from './booking-world.server.ts'

/** Something that somebody does, for real and in the model. */
export interface Deed {
  readonly words: string
  /** @returns `ok`, `ok <id>` for what is there now, or the code of the refusal. */
  readonly perform: (world: BookingWorld, now: number) => Promise<string>
  /** What the model says of it, changed by it. @param told what the portal said: the model learns new ids from it. */
  readonly play: (model: BookingModel, told: string) => string
}

export const instant = (milliseconds: number) => Temporal.Instant.fromEpochMilliseconds(milliseconds)

/** The same person at the time of the history, as a request of its own. */
export const acting = <T extends Actor>(actor: T, now: number): T => ({
  ...actor,
  now: instant(now),
  requestId: newId(),
})

/** What the portal said, in one word. */
export function toldOf(answer: Refused | { readonly ok: true; readonly value: unknown }): string {
  if (!answer.ok) return answer.refusal.code
  const { value } = answer
  return typeof value === 'object' && value !== null && 'id' in value ? `ok ${String(value.id)}` : 'ok'
}

/** The id of something new, as the portal gave it; a word that no answer has when it gave none, or a known one. */
const newIdIn = (model: BookingModel, told: string) => {
  const id = told.slice('ok '.length)
  return told.startsWith('ok ') && !model.appointments.some((each) => each.id === id) ? id : 'something new'
}

interface Choice {
  readonly resident: number
  readonly professional: number
  readonly kind: number
  readonly start: number
}

const at = (start: number) => instant(start).toString()

function chosen({ wijk, residents, professionals, kindIds }: BookingWorld, choice: Choice) {
  return {
    ...{ tenant: wijk.tenant, residentId: residents[choice.resident]!.personId, startsAt: instant(choice.start) },
    ...{ personId: professionals[choice.professional]!.personId, visitTypeId: kindIds[choice.kind]! },
  }
}

const sameAs = (choice: Choice) => (each: ModelAppointment) =>
  each.resident === choice.resident &&
  each.professionals.includes(choice.professional) &&
  each.kind === choice.kind &&
  each.start === choice.start &&
  (each.status === 'proposed' || each.status === 'booked')

/** A resident chooses a time and keeps it free, or books it. */
export function choose(how: 'hold' | 'book', choice: Choice): Deed {
  const { resident, professional, kind, start } = choice
  return {
    words: `resident ${resident} ${how}s ${at(start)} with ${professional} for kind ${kind}`,
    perform: async (world, now) => {
      const asked = chosen(world, choice)
      const words = { reason: null, interpreterLanguage: null }
      return toldOf(
        await withActor(acting(world.residents[resident]!, now), (tx) =>
          how === 'hold' ? holdAppointment(tx, asked) : bookAppointment(tx, { ...asked, ...words }),
        ),
      )
    },
    play: (model, told) => {
      const same = model.live().find(sameAs(choice))
      if (same && (how === 'hold' || same.status === 'booked')) return `ok ${same.id}`
      const after = model.copy()
      after.drop((each) => each.resident === resident && each.status === 'proposed' && each.id !== same?.id)
      if (after.atLimit(resident, kind)) return 'appointments.tooMany'
      if (!same && !after.isOffered(resident, professional, kind, start)) return 'appointments.slotTaken'
      if (how === 'hold' && !model.holds(resident, professional, start)) return 'appointments.heldTooOften'
      const id = same?.id ?? newIdIn(model, told)
      model.appointments = after.appointments
      if (same) model.change(id, { status: 'booked', heldUntil: null })
      else model.add({ id, ...choice }, how === 'book')
      return `ok ${id}`
    },
  }
}

/** A resident cancels an appointment, or lets a hold go. */
export function cancel({ id, resident }: ModelAppointment): Deed {
  return {
    words: `resident ${resident} cancels ${id}`,
    perform: async ({ residents }, now) =>
      toldOf(await withActor(acting(residents[resident]!, now), (tx) => cancelAppointment(tx, { appointmentId: id }))),
    play: (model) => {
      const found = model.find(id)
      if (!found) return 'shared.notFound'
      if (found.status === 'cancelled') return 'ok'
      if (found.status === 'pending') return 'appointments.waitsForAnswers'
      if (found.status === 'proposed') model.drop((each) => each.id === id)
      else if (model.isTooLate(found)) return 'appointments.tooLateOnline'
      else model.change(id, { status: 'cancelled' })
      return 'ok'
    },
  }
}

/** A resident moves an appointment to a time that is offered. */
export function move({ id, resident, professionals, kind }: ModelAppointment, start: number): Deed {
  return {
    words: `resident ${resident} moves ${id} to ${at(start)}`,
    perform: async ({ wijk, residents }, now) =>
      toldOf(
        await withActor(acting(residents[resident]!, now), (tx) =>
          moveAppointment(tx, { tenant: wijk.tenant, appointmentId: id, startsAt: instant(start) }),
        ),
      ),
    play: (model) => {
      const found = model.find(id)
      if (!found) return 'shared.notFound'
      if (kind === null) return 'appointments.movedElsewhere'
      if (found.status !== 'booked') return 'appointments.notInThisState'
      if (model.isTooLate(found)) return 'appointments.tooLateOnline'
      if (found.start === start) return 'ok'
      if (!model.isOffered(resident, professionals[0]!, kind, start, id)) return 'appointments.slotTaken'
      model.change(id, { ...model.timeOf(kind, start), isSecond: false })
      return 'ok'
    },
  }
}

/** A resident keeps one time of several professionals for an hour, until they have answered. */
export function holdTalk(
  talk: Pick<Choice, 'resident' | 'start'> & { readonly professionals: readonly number[] },
): Deed {
  const { resident, start, professionals } = talk
  return {
    words: `resident ${resident} asks ${professionals.join(' and ')} for ${at(start)}`,
    perform: async ({ wijk, residents, professionals: all }, now) =>
      toldOf(
        await withActor(acting(residents[resident]!, now), (tx) =>
          holdForAll(tx, {
            ...{ tenant: wijk.tenant, residentId: residents[resident]!.personId, location: wijk.practice.name },
            ...{ personIds: professionals.map((each) => all[each]!.personId), minutes: 45 },
            ...{ startsAt: instant(start), heldUntil: instant(now + 60 * minute) },
          }),
        ),
      ),
    play: (model, told) => {
      if (!model.isOfferedToAll(resident, professionals, start)) return 'appointments.slotTaken'
      const id = newIdIn(model, told)
      model.addTalk({ id, ...talk, heldUntil: model.now + 60 * minute })
      return `ok ${id}`
    },
  }
}

/** The first of the professionals plans a talk that waits, or lets it go. */
export function answerTalk({ id, professionals }: ModelAppointment, how: 'confirm' | 'release'): Deed {
  return {
    words: `professional ${professionals[0]} ${how}s ${id}`,
    perform: async (world, now) =>
      toldOf(
        await withActor<Awaited<ReturnType<typeof confirmHeld | typeof releaseHeld>>>(
          acting(world.professionals[professionals[0]!]!, now),
          (tx) => (how === 'confirm' ? confirmHeld : releaseHeld)(tx, { appointmentId: id }),
        ),
      ),
    play: (model) => {
      const talk = model.appointments.find((each) => each.id === id)!
      if (how === 'release') {
        if (talk.status === 'booked') return 'appointments.notInThisState'
        model.change(id, { status: 'cancelled' })
        return 'ok'
      }
      if (talk.status === 'booked') return `ok ${id}`
      if (talk.status === 'cancelled' || talk.heldUntil! <= model.now) return 'appointments.holdExpired'
      model.change(id, { status: 'booked', heldUntil: null })
      return `ok ${id}`
    },
  }
}
