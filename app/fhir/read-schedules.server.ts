import { withActor } from '../domain/access/with-actor.server.ts'
import { listSessions } from '../domain/appointments/schedules.queries.server.ts'
import { done, notFound, type Result } from '../domain/shared/result.ts'
import type { Tx } from '#db/client.server.ts'
import type { FhirAnswer } from '../platform/http/fhir-door.server.ts'
import { readReference } from './asked-times.ts'
import type { FhirVisit } from './fhir-visit.ts'
import { refused } from './outcome.ts'
import { readPracticeAgenda } from './practice-agenda.server.ts'
import { scheduleResource, searchBundle } from './resources.ts'

/** The schedules of the practice: one for each who holds sessions for it now or later. */
async function listSchedules(tx: Tx, visit: FhirVisit) {
  const { machine, tenant, base } = visit
  const { names } = await readPracticeAgenda(tx, visit)
  const firstDay = tx.actor.now.toZonedDateTimeISO(tenant.timeZone).toPlainDate()
  const sessions = await listSessions(tx, [...names.keys()], { firstDay, lastDay: firstDay.add({ days: 366 }) })
  const own = Map.groupBy(
    sessions.filter(({ teamId }) => teamId === machine.teamId),
    ({ personId }) => personId,
  )
  return [...own]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([personId, held]) => {
      const codes = [...new Set(held.flatMap(({ visitTypeCodes }) => visitTypeCodes))].sort()
      return scheduleResource(base, personId, codes, names)
    })
}

/** FHIR search of Schedule: at most as many as work in one practice. */
export async function searchSchedules(visit: FhirVisit): Promise<FhirAnswer> {
  const { machine, asked, base } = visit
  const found = await withActor(machine.actor, async (tx) => done(await listSchedules(tx, visit)))
  if (!found.ok) return refused(found.refusal, base)
  const actor = asked.query.get('actor')
  const wanted = actor === null ? undefined : readReference(actor, 'Practitioner')
  const schedules = found.value.filter(({ id }) => wanted === undefined || id === wanted)
  return { status: 200, body: searchBundle(base, `Schedule${actor ? `?actor=${wanted ?? ''}` : ''}`, schedules, null) }
}

export async function readSchedule(visit: FhirVisit, id: string): Promise<FhirAnswer> {
  const { machine, base } = visit
  const found = await withActor(machine.actor, async (tx): Promise<Result<object>> => {
    const schedule = (await listSchedules(tx, visit)).find((each) => each.id === id)
    return schedule ? done(schedule) : notFound
  })
  return found.ok ? { status: 200, body: found.value } : refused(found.refusal, base)
}
