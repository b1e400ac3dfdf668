import { withActor } from '#app/domain/access/with-actor.server.ts'
import { blockTime } from '#app/domain/appointments/block-time.server.ts'
import { bookForResident } from '#app/domain/appointments/book-for-resident.server.ts'
import { cancelForPractice } from '#app/domain/appointments/cancel-for-practice.server.ts'
import { changeSchedule } from '#app/domain/appointments/change-schedule.server.ts'
import { moveForPractice } from '#app/domain/appointments/move-for-practice.server.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { acting, instant, toldOf, type Deed } from './booking-deeds.server.ts'
import { minute, type BookingModel, type ModelAppointment, type Stretch } from './booking-model.ts'
import type { BookingWorld } from './booking-world.server.ts'
import { clock, day, treat } from './planning.server.ts'

const at = (start: number) => instant(start).toString()
const why = 'Dat is zo afgesproken'

/** The practice books for a resident, against a rule only with a reason. */
export function bookFor(
  booking: {
    readonly resident: number
    readonly professional: number
    readonly kind: number
    readonly start: number
  },
  withReason: boolean,
): Deed {
  const { resident, professional, kind, start } = booking
  const formKey = newId()
  return {
    words: `the practice books ${at(start)} with ${professional} for resident ${resident}, kind ${kind}${withReason ? ', with a reason' : ''}`,
    perform: async ({ wijk, assistant, residents, professionals, kindIds }, now) =>
      toldOf(
        await withActor(acting(assistant, now), (tx) =>
          bookForResident(tx, {
            ...{ tenant: wijk.tenant, residentId: residents[resident]!.personId, formKey, reason: null },
            ...{ personId: professionals[professional]!.personId, visitTypeId: kindIds[kind]! },
            ...{ startsAt: instant(start), interpreterLanguage: null, overrideReason: withReason ? why : null },
          }),
        ),
      ),
    play: (model, told) => {
      if (start < model.now) return 'appointments.inThePast'
      const time = model.timeOf(kind, start)
      const isSecond = model.professionalBusy(professional, time)
      if (isSecond && !withReason) return 'appointments.doubleTime'
      if (!model.inSession(professional, time) && !withReason) return 'appointments.outsideHours'
      if (model.residentBusy(resident, time)) return 'appointments.slotTaken'
      const id = told.startsWith('ok ') ? told.slice('ok '.length) : 'something new'
      model.appointments.push({
        ...{ id, resident, professionals: [professional], kind, ...time, status: 'booked', heldUntil: null },
        ...{ selfBooked: false, isSecond },
      })
      return `ok ${id}`
    },
  }
}

/** The practice cancels; a talk of several is not the practice's alone. */
export function cancelFor({ id, kind }: ModelAppointment): Deed {
  return {
    words: `the practice cancels ${id}`,
    perform: async ({ assistant }, now) =>
      toldOf(
        await withActor(acting(assistant, now), (tx) =>
          cancelForPractice(tx, { appointmentId: id, changeReason: why }),
        ),
      ),
    play: (model) => {
      const found = model.find(id)
      if (!found || kind === null) return 'shared.notFound'
      if (found.status === 'proposed') return 'appointments.notInThisState'
      model.change(id, { status: 'cancelled' })
      return 'ok'
    },
  }
}

/** The practice moves, outside the sessions and beside something else only with a reason. */
export function moveFor(
  { id, kind, resident, professionals }: ModelAppointment,
  start: number,
  withReason: boolean,
): Deed {
  return {
    words: `the practice moves ${id} to ${at(start)}${withReason ? ', with a reason' : ''}`,
    perform: async ({ wijk, assistant }, now) =>
      toldOf(
        await withActor(acting(assistant, now), (tx) =>
          moveForPractice(tx, {
            ...{ tenant: wijk.tenant, appointmentId: id, startsAt: instant(start), changeReason: why },
            overrideReason: withReason ? why : null,
          }),
        ),
      ),
    play: (model) => {
      const found = model.find(id)
      if (!found || kind === null) return 'shared.notFound'
      if (found.status !== 'booked') return 'appointments.notInThisState'
      if (found.start === start) return 'ok'
      if (start < model.now) return 'appointments.inThePast'
      const time = model.timeOf(kind, start)
      const isSecond = model.professionalBusy(professionals[0]!, time, id)
      if (isSecond && !withReason) return 'appointments.doubleTime'
      if (!model.inSession(professionals[0]!, time) && !withReason) return 'appointments.outsideHours'
      if (model.residentBusy(resident, time, id)) return 'appointments.slotTaken'
      model.change(id, { ...time, isSecond })
      return 'ok'
    },
  }
}

/** A professional keeps time from being booked. */
export function block(professional: number, start: number, minutes: number): Deed {
  const time = { start, end: start + minutes * minute }
  return {
    words: `professional ${professional} blocks ${at(start)} for ${minutes} minutes`,
    perform: async ({ wijk, professionals }, now) => {
      const { personId } = professionals[professional]!
      const wanted = { personId, startsAt: instant(start), endsAt: instant(time.end), words: 'Overleg' }
      return toldOf(
        await withActor(acting(professionals[professional]!, now), (tx) =>
          blockTime(tx, { ...wanted, timeZone: wijk.tenant.timeZone }),
        ),
      )
    },
    play: (model) => {
      if (time.end <= model.now) return 'appointments.blockPast'
      const same = ({ start: from, end, professional: whose }: Stretch & { professional: number }) =>
        whose === professional && from === start && end === time.end
      if (model.blocks.some(same)) return 'ok'
      if (model.professionalBusy(professional, time)) return 'appointments.blockTaken'
      model.blocks.push({ professional, ...time })
      return 'ok'
    },
  }
}

const wholeDay = (world: BookingWorld, number: number): Stretch => {
  const date = day(world.days[number]!)
  const midnight = (plain: typeof date) => plain.toZonedDateTime(world.wijk.tenant.timeZone).epochMilliseconds
  return { start: midnight(date), end: midnight(date.add({ days: 1 })) }
}

/** Changes a schedule; every booking that it hits is cancelled. */
async function changeFor(
  world: BookingWorld,
  now: number,
  who: 'assistant' | number,
  asked: Parameters<typeof changeSchedule>[1]['asked'],
) {
  const actor = who === 'assistant' ? world.assistant : world.professionals[who]!
  const treatments = treat('cancel', {}, why)
  return toldOf(
    await withActor(acting(actor, now), (tx) => changeSchedule(tx, { tenant: world.wijk.tenant, asked, treatments })),
  )
}

/** A professional is away for a day, or for an hour of it. */
export function leave(world: BookingWorld, professional: number, onDay: number, fromHour: number | null): Deed {
  const all = wholeDay(world, onDay)
  const from = fromHour === null ? null : `${String(fromHour).padStart(2, '0')}:15`
  const until = fromHour === null ? null : `${String(fromHour + 1).padStart(2, '0')}:15`
  const hours = from && until ? { from: clock(from), until: clock(until) } : null
  const gone = hours
    ? { start: all.start + (fromHour! * 60 + 15) * minute, end: all.start + (fromHour! * 60 + 75) * minute }
    : all
  return {
    words: `professional ${professional} is away on ${world.days[onDay]} ${from ?? ''}`,
    perform: (_, now) => {
      const date = day(world.days[onDay]!)
      const { personId } = world.professionals[professional]!
      return changeFor(world, now, professional, {
        ...{ kind: 'away', personId, why: 'ILLNESS', hours, deputyPersonId: null, firstDay: date, lastDay: date },
      })
    },
    play: (model) => {
      if (all.end <= model.now) return 'appointments.inThePast'
      const before = model.leaves.filter((each) => each.professional === professional)
      model.takeAway(gone, before, ({ professionals }) => professionals.includes(professional))
      model.leaves.push({ professional, ...gone })
      return 'ok'
    },
  }
}

/** The practice is closed for a day; talks with several stay, because they are not the practice's alone. */
export function close(world: BookingWorld, onDay: number): Deed {
  const gone = wholeDay(world, onDay)
  return {
    words: `the practice is closed on ${world.days[onDay]}`,
    perform: (_, now) => {
      const date = day(world.days[onDay]!)
      const { id: teamId } = world.wijk.practice
      return changeFor(world, now, 'assistant', {
        kind: 'close',
        teamId,
        name: 'Studiedag',
        firstDay: date,
        lastDay: date,
      })
    },
    play: (model: BookingModel) => {
      if (gone.end <= model.now) return 'appointments.inThePast'
      // What stands on a day that is closed already was settled, or written there on purpose.
      model.takeAway(gone, model.closures, ({ kind }) => kind !== null)
      model.closures.push(gone)
      return 'ok'
    },
  }
}
