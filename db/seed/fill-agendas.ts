import { Temporal } from 'temporal-polyfill'
import type { AppointmentStatus } from '#app/domain/appointments/appointment.ts'
import { sessionPeriods, type SessionPeriod } from '#app/domain/appointments/session.ts'
import type { Agenda } from './agenda.ts'
import { bookedShare, ordinaryReasons, pastOutcomes } from './data/appointments.ts'
import { diceFrom, type Dice } from './data/mulberry32.ts'
import type { Resident } from './data/resident-types.ts'
import type { Professional } from './data/types.ts'
import { demoAccounts } from './demo-accounts.ts'
import type { Moments } from './moments.ts'
import { visitTypesOf } from './seed-organisations.server.ts'
import type { WijkData } from './wijk-data.ts'

/** An appointment that tells no story. */
export interface OrdinaryAppointment {
  readonly residentKey: string
  readonly professionalKey: string
  readonly teamKey: string
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
}

const firstOf = ['GENERAL_PRACTITIONER', 'PRACTICE_NURSE', 'SOCIAL_WORKER', 'PRACTICE_ASSISTANT']
const inDemo = new Set(demoAccounts.map(({ personKey }) => personKey))

/** Those whose agenda the demo shows come first: there are fewer residents than a full week would need. */
function inOrder(professionals: readonly Professional[]): Professional[] {
  const rank = ({ key, role }: Professional) => (inDemo.has(key) ? 0 : 10) + firstOf.indexOf(role)
  return [...professionals].sort((a, b) => rank(a) - rank(b))
}

/** In the weeks around today agendas look full; further back a resident comes once a fortnight at most. */
const weeks: readonly Week[] = [
  ...bookedShare.comingWeeks.map((share, offset) => ({ offset, share, visits: offset === 0 ? 3 : offset === 1 ? 2 : 1 })),
  ...Array.from({ length: bookedShare.pastWeeks }, (_, index) => ({
    offset: -1 - index,
    share: bookedShare.past,
    visits: index < 2 ? 2 : index % 2,
  })),
]

function outcome(dice: Dice, start: number, end: number, now: number): AppointmentStatus {
  if (start > now) return 'booked'
  if (end > now) return 'arrived'
  let left = dice.below(1_000) / 1_000
  return pastOutcomes.find(({ share }) => (left -= share) < 0)?.state ?? 'fulfilled'
}

function weekPeriods({ sessions }: Professional, week: Week, { monday, calendar }: Moments): SessionPeriod[] {
  const firstDay = monday.add({ days: 7 * week.offset })
  const given = sessions.map((session) => ({
    ...session,
    id: '',
    startsAt: Temporal.PlainTime.from(session.startsAt),
    endsAt: Temporal.PlainTime.from(session.endsAt),
    validFrom: null,
    validUntil: null,
  }))
  return sessionPeriods(given, [], firstDay, firstDay.add({ days: 6 }), calendar)
}

/** Residents who may be this professional's, the own ones first. */
function candidates({ residents, storyKeys }: WijkData, { key, teamKey, role }: Professional): Resident[] {
  const isOwn = ({ ownGpKey, support }: Resident) => ownGpKey === key || support?.workerKey === key
  const mine = residents.filter(
    (each) =>
      !storyKeys.has(each.key) &&
      (role === 'SOCIAL_WORKER' ? each.support?.teamKey === teamKey : each.practiceKey === teamKey),
  )
  return [...mine.filter(isOwn), ...mine.filter((each) => !isOwn(each))]
}

/**
 * Fills the sessions of all professionals by the shares of the data, but sends nobody to the doctor every day: what the
 * residents can't fill stays free. The same for the same day.
 * @param agenda holds what is told already; what is added here is taken in it.
 */
export function fillAgendas(data: WijkData, moments: Moments, agenda: Agenda): OrdinaryAppointment[] {
  const dice = diceFrom(3_564)
  const now = moments.now.epochMilliseconds
  const made: OrdinaryAppointment[] = []
  const ahead = new Set<string>()
  const types = new Map(data.teams.map((team) => [team.key, new Map(visitTypesOf(team).map((type) => [type.code as string, type]))]))
  for (const week of weeks) {
    const visits = new Map<string, number>()
    for (const professional of inOrder(data.professionals)) {
      const pool = candidates(data, professional)
      const ofTeam = types.get(professional.teamKey)
      for (const { session, start, end } of weekPeriods(professional, week, moments)) {
        const codes = session.visitTypeCodes.filter((code) => code !== 'THREE_WAY_CONVERSATION')
        for (let at = start; at < end; ) {
          const type = ofTeam?.get(dice.chance(0.6) ? codes[0]! : dice.pick(codes))
          if (!type || at + type.minutes * 60_000 > end) break
          const until = at + type.minutes * 60_000
          const resident = dice.chance(week.share)
            ? pool.find(({ key }) => (visits.get(key) ?? 0) < week.visits && agenda.isFree([key, professional.key], at, until))
            : undefined
          if (resident) {
            agenda.take([resident.key, professional.key], at, until)
            visits.set(resident.key, (visits.get(resident.key) ?? 0) + 1)
            made.push({
              residentKey: resident.key,
              professionalKey: professional.key,
              teamKey: professional.teamKey,
              visitTypeCode: type.code,
              startsAt: Temporal.Instant.fromEpochMilliseconds(at),
              minutes: type.minutes,
              status: outcome(dice, at, until, now),
              reason: dice.pick(ordinaryReasons),
              selfBooked: type.selfBookable && dice.chance(0.4) && (at <= now || !ahead.has(resident.key)),
            })
            if (at > now) ahead.add(resident.key)
          }
          at = until
        }
      }
    }
  }
  return made
}
