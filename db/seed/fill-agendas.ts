import { Temporal } from 'temporal-polyfill'
import type { AppointmentStatus } from '#app/domain/appointments/appointment.ts'
import { sessionPeriods, type SessionPeriod } from '#app/domain/appointments/session.ts'
import type { Agenda } from './agenda.ts'
import { bookedShare, ordinaryReasons, pastOutcomes, supportReasons } from './data/appointments.ts'
import { diceFrom, type Dice } from './data/mulberry32.ts'
import type { Resident } from './data/resident-types.ts'
import type { Professional } from './data/types.ts'
import { demoAccounts } from './demo-accounts.ts'
import type { Moments } from './moments.ts'
import { visitTypesOf } from './visit-types-of.ts'
import type { WijkData } from './wijk-data.ts'

/** An appointment of one resident with one professional, by the keys of the data. */
export interface ToldAppointment {
  readonly residentKey: string
  readonly professional: Professional
  readonly visitTypeCode: string
  readonly startsAt: Temporal.Instant
  readonly minutes: number
  readonly status: AppointmentStatus
  readonly reason: string
  readonly selfBooked: boolean
}

interface Week {
  /** 0 is the current one. */
  readonly offset: number
  readonly share: number
  /** How often one resident comes at most. */
  readonly visits: number
  /** Whether the demo shows it: agendas of this, the last and the next week look full. */
  readonly isNear: boolean
}

/** There are fewer residents than full weeks need: weeks that nobody looks at are a third as full. */
const thinned = 1 / 3

/** Around today agendas look full; further back a resident comes once a fortnight at most. */
const weeks: readonly Week[] = [
  ...bookedShare.comingWeeks.map((share, offset) => ({
    offset,
    share,
    visits: offset < 2 ? 2 : 1,
    isNear: offset < 2,
  })),
  ...Array.from({ length: bookedShare.pastWeeks }, (_, index) =>
    index === 0
      ? { offset: -1, share: bookedShare.past, visits: 2, isNear: true }
      : { offset: -1 - index, share: bookedShare.past * thinned, visits: index % 2, isNear: false },
  ),
]

const roleOrder = ['GENERAL_PRACTITIONER', 'PRACTICE_NURSE', 'SOCIAL_WORKER', 'PRACTICE_ASSISTANT']
const inDemo = new Set(demoAccounts.map(({ personKey }) => personKey))

/** Who gets the residents there are: in the weeks that the demo shows those whose agenda it shows, else everybody in turn. */
function inOrder(professionals: readonly Professional[], week: Week): Professional[] {
  const rank = ({ key, role }: Professional) => (inDemo.has(key) ? 0 : roleOrder.length) + roleOrder.indexOf(role)
  if (week.isNear) return [...professionals].sort((a, b) => rank(a) - rank(b))
  const first = Math.abs(7 * week.offset) % professionals.length
  return [...professionals.slice(first), ...professionals.slice(0, first)]
}

function periodsIn({ offset }: Week, { sessions }: Professional, { monday, calendar }: Moments): SessionPeriod[] {
  const firstDay = monday.add({ days: 7 * offset })
  const placed = sessions.map((session) => ({
    ...session,
    id: '',
    startsAt: Temporal.PlainTime.from(session.startsAt),
    endsAt: Temporal.PlainTime.from(session.endsAt),
    validFrom: null,
    validUntil: null,
  }))
  return sessionPeriods(placed, [], firstDay, firstDay.add({ days: 6 }), calendar)
}

function statusOf(dice: Dice, start: number, end: number, now: number): AppointmentStatus {
  if (start > now) return 'booked'
  if (end > now) return 'arrived'
  let left = dice.below(1_000) / 1_000
  return pastOutcomes.find(({ share }) => (left -= share) < 0)?.state ?? 'fulfilled'
}

/** Who may be sent to a professional in one week: not too often, not twice a day, the own patients rather than others. */
function visitorsIn(week: Week, { residents, storyKeys }: WijkData, dice: Dice) {
  const visits = new Map<string, number>()
  const days = new Set<string>()
  const others = residents.filter(({ key }) => !storyKeys.has(key))
  const dayOf = (at: number) => Math.floor(at / 86_400_000)
  return {
    next({ key, teamKey, role }: Professional, at: number, isFree: (residentKey: string) => boolean): Resident | null {
      const able = others.filter(
        (each) =>
          (role === 'SOCIAL_WORKER' ? each.support?.teamKey : each.practiceKey) === teamKey &&
          (visits.get(each.key) ?? 0) < week.visits &&
          !days.has(`${each.key} ${dayOf(at)}`) &&
          isFree(each.key),
      )
      const own = able.filter(({ ownGpKey, support }) => ownGpKey === key || support?.workerKey === key)
      const from = own.length > 0 && dice.chance(0.7) ? own : able
      return from.length === 0 ? null : dice.pick(from)
    },
    came(residentKey: string, at: number): void {
      visits.set(residentKey, (visits.get(residentKey) ?? 0) + 1)
      days.add(`${residentKey} ${dayOf(at)}`)
    },
  }
}

/**
 * Fills the sessions of all professionals by the shares of the data, but sends nobody to the doctor every day: what the
 * residents can't fill stays free. The same for the same day.
 * @param agenda holds what is told already; what is added here is taken in it.
 */
export function fillAgendas(data: WijkData, moments: Moments, agenda: Agenda): ToldAppointment[] {
  const dice = diceFrom(3_564)
  const now = moments.now.epochMilliseconds
  const types = new Map(data.teams.map((team) => [team.key, visitTypesOf(team)]))
  const bookedAhead = new Set<string>()
  const made: ToldAppointment[] = []

  const fill = (professional: Professional, { session, end, start }: SessionPeriod, week: Week, visitors: Visitors) => {
    const codes = session.visitTypeCodes.filter((code) => code !== 'THREE_WAY_CONVERSATION')
    for (let at = start; at < end;) {
      const wanted = dice.chance(0.6) ? codes[0] : dice.pick(codes)
      const type = types.get(professional.teamKey)?.find(({ code }) => code === wanted)
      if (!type || at + type.minutes * 60_000 > end) return
      const [from, until] = [at, at + type.minutes * 60_000]
      at = until
      if (!dice.chance(week.share) || !agenda.isFree([professional.key], from, until)) continue
      const resident = visitors.next(professional, from, (key) => agenda.isFree([key], from, until))
      if (!resident) continue
      agenda.take([resident.key, professional.key], from, until)
      visitors.came(resident.key, from)
      // A resident may have so many self-booked appointments ahead and no more (APP-7): one is always allowed.
      const mayBook = type.selfBookable && (from <= now || !bookedAhead.has(resident.key))
      if (from > now) bookedAhead.add(resident.key)
      made.push({
        residentKey: resident.key,
        professional,
        visitTypeCode: type.code,
        startsAt: Temporal.Instant.fromEpochMilliseconds(from),
        minutes: type.minutes,
        status: statusOf(dice, from, until, now),
        reason: dice.pick(professional.role === 'SOCIAL_WORKER' ? supportReasons : ordinaryReasons),
        selfBooked: mayBook && dice.chance(0.4),
      })
    }
  }
  for (const week of weeks) {
    if (week.visits === 0) continue
    const visitors = visitorsIn(week, data, dice)
    for (const professional of inOrder(data.professionals, week))
      for (const period of periodsIn(week, professional, moments)) fill(professional, period, week, visitors)
  }
  return made
}

type Visitors = ReturnType<typeof visitorsIn>
