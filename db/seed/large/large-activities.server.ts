import { Temporal } from 'temporal-polyfill'
import { activityThemes } from '#app/domain/activities/activity.ts'
import { occurrenceRows } from '#app/domain/activities/occurrence-rows.ts'
import { searchWordsOf } from '#app/domain/activities/search-words-of.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { calendarOf } from '#app/domain/tenants/calendar-of.ts'
import type { RoleUrls } from '../../roles.server.ts'
import { activities, activityOccurrences, activitySearchWords } from '../../schema/activities.ts'
import { organisations } from '../../schema/organisations.ts'
import { neighbourhoods } from '../../schema/tenants.ts'
import { overvechtActivities } from '../data/activities.ts'
import { inOneTransaction, insertMany } from '../factories/insert.server.ts'
import { makeTenant } from '../factories/tenant.server.ts'

/** Where those activities are. */
export const activitiesSlug = 'aanbod'
/** A Friday afternoon. */
export const activitiesNow = Temporal.Instant.from('2026-04-03T14:40:00Z')

const organisers = 60
const places = 12
/** Half an hour each, from nine to eight in the evening. */
const times = 22

/** A row of one activity, every week on its day, told apart by its number; what it filters by is spread evenly. */
function rowOf(tenantId: string, at: number, organiserIds: readonly string[], placeIds: readonly string[]) {
  const known = overvechtActivities[at % overvechtActivities.length]!
  const startsAt = Temporal.PlainTime.from('09:00').add({ minutes: 30 * (at % times) })
  const words = { title: `${known.title.nl} ${at}`, what: known.what.nl, forWhom: known.forWhom.nl }
  const inTurkish = { title: known.title.tr, what: known.what.tr, forWhom: known.forWhom.tr }
  return {
    ...{ tenantId, id: newId(), organiserId: organiserIds[at % organisers]!, state: 'published' as const },
    ...{ ...words, howToJoin: known.howToJoin.nl, translations: { tr: inTurkish }, translationStatus: {} },
    ...{ pictogram: known.pictogram, domains: [...known.domains], languages: [...known.languages] },
    ...{ locationName: known.place.name, street: null, neighbourhoodId: placeIds[at % places]! },
    ...{ costCents: at % 3 === 0 ? 250 : 0, womenOnly: at % 9 === 0, wheelchairAccessible: at % 2 === 0 },
    ...{ companion: at % 11 === 0, childrenWelcome: at % 4 === 0, indoors: at % 5 !== 0, minAge: known.minAge },
    ...{ maxAge: known.maxAge, theme: activityThemes[at % activityThemes.length]!, capacity: null },
    ...{ firstDate: Temporal.PlainDate.from('2026-01-05').add({ days: at % 7 }), lastDate: null },
    ...{ startsAt, endsAt: startsAt.add({ hours: 1 }), recurrenceRule: 'FREQ=WEEKLY', skipHolidays: true },
    ...{ cancelledAt: null, updatedAt: activitiesNow },
  }
}

/** One wijk with so many dated occurrences, and no other. Says how many there are. */
export async function makeLargeActivities(urls: RoleUrls, wish: number): Promise<number> {
  let made = 0
  await inOneTransaction(urls.owner, async (owner) => {
    const tenant = await makeTenant(owner, activitiesNow, { slug: activitiesSlug, name: 'Aanbod', city: 'Utrecht' })
    const tenantId = tenant.id
    const organiserRows = Array.from({ length: organisers }, (_, at) => ({
      ...{
        tenantId,
        id: newId(),
        kind: 'ACTIVITY_ORGANIZER' as const,
        name: `Stichting ${at}`,
        phone: '030 555 00 00',
      },
    }))
    await insertMany(owner, organisations, organiserRows)
    const placeRows = Array.from({ length: places }, (_, at) => ({ tenantId, id: newId(), name: `Buurt ${at}` }))
    await insertMany(owner, neighbourhoods, placeRows)
    const [organiserIds, placeIds] = [organiserRows, placeRows].map((rows) => rows.map(({ id }) => id))
    const calendar = calendarOf(tenant)
    const rows: ReturnType<typeof rowOf>[] = []
    const dates: ReturnType<typeof occurrenceRows> = []
    while (dates.length < wish) {
      const row = rowOf(tenantId, rows.length, organiserIds!, placeIds!)
      rows.push(row)
      dates.push(...occurrenceRows(row, [], calendar, activitiesNow))
    }
    await insertMany(owner, activities, rows)
    await insertMany(owner, activityOccurrences, dates)
    await insertMany(
      owner,
      activitySearchWords,
      rows.map((row) => ({ tenantId, activityId: row.id, words: searchWordsOf(row, 'Stichting') })),
    )
    made = dates.length
  })
  return made
}
