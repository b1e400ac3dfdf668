import { and, asc, eq, gte, lt, ne } from 'drizzle-orm'
import { sealPerson } from '#app/domain/activities/sign-up-sealed.server.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { activities, activityOccurrences } from '../schema/activities.ts'
import { registrations, signUps } from '../schema/activities.sign-ups.ts'
import { guests } from './data/guests.ts'
import { insertMany } from './factories/insert.server.ts'
import type { Wijk } from './wijk.ts'

type SignUp = typeof signUps.$inferInsert
type Registration = typeof registrations.$inferInsert

/** The last time and the next times of what people sign up for in the portal. */
async function listDates({ owner, tenant, moments }: Wijk, when: 'last' | 'next') {
  const o = activityOccurrences
  const rows = await owner.db
    .select({ id: o.activityId, date: o.originalDate, capacity: activities.capacity, companion: activities.companion })
    .from(o)
    .innerJoin(activities, and(eq(activities.tenantId, o.tenantId), eq(activities.id, o.activityId)))
    .where(
      and(
        ...[eq(o.tenantId, tenant.id), eq(activities.signUp, 'portal'), ne(o.status, 'cancelled')],
        when === 'last' ? lt(o.ends, moments.now) : gte(o.starts, moments.now),
      ),
    )
    .orderBy(asc(activities.title), asc(activities.id), asc(o.starts))
  const each = new Map<string, (typeof rows)[number]>()
  for (const row of rows) if (when === 'last' || !each.has(row.id)) each.set(row.id, row)
  return [...each.values()]
}

/** Who takes part: guests with a first name and a number, one date quite full, and a resident who goes to two of them. */
export async function seedSignUps(wijk: Wijk): Promise<void> {
  const { owner, tenant, data, moments, idOf } = wijk
  const tenantId = tenant.id
  const people: SignUp[] = []
  const dates: Registration[] = []
  const add = (
    of: Awaited<ReturnType<typeof listDates>>[number],
    person: { firstName: string; phone: string; residentId?: string; state?: 'placed' | 'waiting' },
  ) => {
    const id = newId()
    const { residentId, state = 'placed' } = person
    const askedAt = moments.now.subtract({ hours: 24 * 9 })
    people.push({
      ...{ tenantId, id, activityId: of.id, language: 'nl', createdAt: askedAt },
      ...sealPerson({ tenantId, id }, person),
      companion: of.companion && people.length % 4 === 0,
      ...(residentId ? { residentId, createdByPersonId: residentId } : {}),
    })
    const placedAt = state === 'placed' ? askedAt : null
    dates.push({ tenantId, signUpId: id, activityId: of.id, originalDate: of.date, state, askedAt, placedAt })
  }
  const next = await listDates(wijk, 'next')
  const full = next.find(({ capacity }) => capacity !== null && capacity <= guests.length - 2)
  for (const [index, of] of next.entries())
    if (of !== full) for (const guest of guests.slice(index % 5, (index % 5) + 3)) add(of, guest)
  if (full)
    for (const [index, guest] of guests.slice(0, (full.capacity ?? 0) + 2).entries())
      add(full, { ...guest, state: index < (full.capacity ?? 0) ? 'placed' : 'waiting' })
  const resident = data.residents.find(({ key }) => key === 'danuta-kowalska')
  if (resident) {
    const [coming] = next.filter((each) => each !== full)
    const [last] = await listDates(wijk, 'last')
    const self = { firstName: resident.givenName, phone: '0612345670', residentId: idOf('person', resident.key) }
    for (const each of [coming, last]) if (each) add(each, self)
  }
  await insertMany(owner, signUps, people)
  await insertMany(owner, registrations, dates)
}
