import { withActor } from '../domain/access/with-actor.server.ts'
import { listPracticeFreeTimes } from '../domain/appointments/practice-times.queries.server.ts'
import { done, notFound, type Result } from '../domain/shared/result.ts'
import type { FhirAnswer } from '../platform/http/fhir-door.server.ts'
import { readCount, readPeriod, readReference } from './asked-times.ts'
import { mostDays, windowOf } from './asked-window.ts'
import type { FhirVisit } from './fhir-visit.ts'
import { outcome, refused } from './outcome.ts'
import { readPracticeAgenda } from './practice-agenda.server.ts'
import { proposedAppointment, searchBundle } from './resources.ts'

const mostSchedules = 20

/**
 * `Appointment/$find`: free times of one or more schedules (all of the practice when none is named) for a kind of visit
 * (`service-type`) between `start` and `end`, as proposed appointments with their slot, soonest first; at most `_count`.
 */
export async function findTimes(visit: FhirVisit): Promise<FhirAnswer> {
  const { asked, machine, tenant, base } = visit
  const { query } = asked
  const ends = ['start', 'end'].map((name) => query.get(name))
  const period = readPeriod(
    ends.flatMap((value, at) => (value === null ? [] : [`${at === 0 ? 'ge' : 'lt'}${value}`])),
    tenant.timeZone,
  )
  const window = period && windowOf(period, asked.context.now)
  if (!window)
    return outcome(400, 'invalid', `start and end are instants from 2000 to 2099, at most ${mostDays} days apart.`)
  const code = query.get('service-type')?.split('|').at(-1)
  if (!code) return outcome(400, 'required', 'service-type is needed.')
  const schedules = query.getAll('schedule').flatMap((each) => each.split(','))
  const ids = schedules.map((each) => readReference(each, 'Schedule'))
  if (ids.length > mostSchedules) return outcome(400, 'too-costly', `At most ${mostSchedules} schedules.`)
  const found = await withActor(machine.actor, async (tx): Promise<Result<object[]>> => {
    const { names, kinds } = await readPracticeAgenda(tx, visit)
    const kind = kinds.find((each) => each.code === code)
    // A schedule of another practice is one that is not there.
    if (!kind || ids.some((id) => id === null || !names.has(id))) return notFound
    const personIds = ids.length > 0 ? ids.filter((id) => id !== null) : [...names.keys()]
    const times = await listPracticeFreeTimes(tx, {
      tenant,
      teamId: machine.teamId,
      personIds,
      ...window,
      kinds: [kind],
    })
    const soonest = times.slice(0, readCount(query.get('_count')))
    return done(soonest.map((time) => proposedAppointment(base, time, names)))
  })
  if (!found.ok) return refused(found.refusal, base)
  return { status: 200, body: searchBundle(base, `Appointment/$find?${query.toString()}`, found.value, null) }
}
