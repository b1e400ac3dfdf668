import { withActor } from '../domain/access/with-actor.server.ts'
import { listPracticeFreeTimes, listPracticeTakenTimes } from '../domain/appointments/practice-times.queries.server.ts'
import { done, notFound, type Result } from '../domain/shared/result.ts'
import type { FhirAnswer } from '../platform/http/fhir-door.server.ts'
import { readCount, readPeriod, readReference } from './asked-times.ts'
import { mostDays, windowOf } from './asked-window.ts'
import type { FhirVisit } from './fhir-visit.ts'
import { outcome, refused } from './outcome.ts'
import { readPracticeAgenda } from './practice-agenda.server.ts'
import { searchBundle, slotResource } from './resources.ts'
import { readSlotId } from './slot-id.ts'

type SlotResource = ReturnType<typeof slotResource>
const invalid = (what: string) => outcome(400, 'invalid', what)

/**
 * FHIR search of Slot in one schedule: free times for a kind of visit (`service-type`), and taken time. The next page starts
 * at the next slot (`_offset`), because none is kept.
 */
export async function searchSlots(visit: FhirVisit): Promise<FhirAnswer> {
  const { asked, machine, tenant, base } = visit
  const { query } = asked
  const personId = readReference(query.get('schedule') ?? '', 'Schedule')
  if (personId === null) return invalid('One schedule is needed: schedule=Schedule/<id>.')
  const period = readPeriod(query.getAll('start'), tenant.timeZone)
  const window = period && windowOf(period, asked.context.now)
  if (!window) return invalid(`start needs a period of at most ${mostDays} days, from 2000 to 2099.`)
  const statuses = query.get('status')?.split(',') ?? []
  const wants = (status: string) => statuses.length === 0 || statuses.includes(status)
  const code = query.get('service-type')?.split('|').at(-1)
  const found = await withActor(machine.actor, async (tx): Promise<Result<SlotResource[]>> => {
    const { names, kinds } = await readPracticeAgenda(tx, visit)
    if (!names.has(personId)) return done([])
    const asking = { tenant, teamId: machine.teamId, personIds: [personId], ...window }
    const types = kinds.filter((kind) => code === undefined || kind.code === code)
    const free = wants('free') ? await listPracticeFreeTimes(tx, { ...asking, kinds: types }) : []
    const taken = await listPracticeTakenTimes(tx, asking)
    const slots = [
      ...free.map((time) => slotResource(base, { ...time, status: 'free', code: time.kind.code })),
      ...taken.filter(({ status }) => wants(status)).map((time) => slotResource(base, time)),
    ]
    const order = ({ start, id, serviceType }: SlotResource) => `${start} ${id} ${JSON.stringify(serviceType ?? '')}`
    return done(slots.sort((a, b) => (order(a) < order(b) ? -1 : 1)))
  })
  if (!found.ok) return refused(found.refusal, base)
  const count = readCount(query.get('_count'))
  const offset = Math.min(Math.max(0, Math.trunc(Number(query.get('_offset') ?? '0')) || 0), 100_000)
  const page = (at: number) => {
    const search = new URLSearchParams([...query].filter(([name]) => name !== '_offset' && name !== 'start'))
    search.append('start', `ge${window.from.toString()}`)
    search.append('start', `lt${window.until.toString()}`)
    if (at > 0) search.set('_offset', String(at))
    return `Slot?${search.toString()}`
  }
  const more = found.value.length > offset + count
  const shown = found.value.slice(offset, offset + count)
  return { status: 200, body: searchBundle(base, page(offset), shown, more ? page(offset + count) : null) }
}

/** FHIR read of Slot: what that time is now. */
export async function readSlot(visit: FhirVisit, id: string): Promise<FhirAnswer> {
  const { machine, tenant, base } = visit
  const time = readSlotId(id)
  const found = await withActor(machine.actor, async (tx): Promise<Result<SlotResource>> => {
    const { names, kinds } = await readPracticeAgenda(tx, visit)
    if (!time || !names.has(time.personId)) return notFound
    const { personId, startsAt: from, endsAt: until } = time
    const asking = { tenant, teamId: machine.teamId, personIds: [personId], from, until }
    const taken = await listPracticeTakenTimes(tx, asking)
    const same = taken.find(({ startsAt, endsAt }) => startsAt.equals(from) && endsAt.equals(until))
    if (same) return done(slotResource(base, same))
    const [free] = (await listPracticeFreeTimes(tx, { ...asking, kinds })).filter(
      ({ startsAt, endsAt }) => startsAt.equals(from) && endsAt.equals(until),
    )
    return free ? done(slotResource(base, { ...free, status: 'free', code: free.kind.code })) : notFound
  })
  return found.ok ? { status: 200, body: found.value } : refused(found.refusal, base)
}
