import { workingCalendar } from '../tenants/public-holidays.ts'
import type { Tenant } from '../tenants/tenant.ts'
import type { WorkingCalendar } from '../tenants/working-days.ts'
import { findRegistration } from '../access/registration.queries.server.ts'
import { findTeam, type Team } from '../organisations/teams.queries.server.ts'
import { subjectOf } from '../shared/actor.ts'
import type { Tx } from '#db/client.server.ts'
import { answerPromise, type AnswerDays, type AnswerPromise } from './answer-promise.ts'

/** Of the wijk, what counts for hours and dates. */
export type Place = Pick<Tenant, 'timeZone' | 'settings'>

export interface Practice {
  readonly team: Team
  readonly calendar: WorkingCalendar
}

/** The working days of a team: its own hours, the holidays and closing days of the wijk. */
export function calendarOfTeam(team: Pick<Team, 'opensAt' | 'closesAt'>, place: Place): WorkingCalendar {
  const clock = { smallestUnit: 'minute' } as const
  return workingCalendar({
    timeZone: place.timeZone,
    opensAt: team.opensAt.toString(clock),
    closesAt: team.closesAt.toString(clock),
    ...place.settings.calendar,
  })
}

/** The practice where the resident of these pages is registered, or null (ECO-1). */
export async function findOwnPractice(tx: Tx, place: Place): Promise<Practice | null> {
  const residentId = subjectOf(tx.actor)
  const registration = residentId ? await findRegistration(tx, residentId) : null
  const team = registration ? await findTeam(tx, registration.teamId) : null
  return team ? { team, calendar: calendarOfTeam(team, place) } : null
}

/** By when this practice answers what is sent now (ECO-6), by its own norm and calendar. */
export function promiseOf({ team, calendar }: Practice, now: Tx['actor']['now']): AnswerPromise {
  const days = team.answerWithinWorkingDays as AnswerDays
  return answerPromise(now, { 1: days, 2: days, 3: days, 4: days, 5: days, 6: days, 7: days }, calendar)
}
