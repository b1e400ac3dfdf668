import { eq, sql, type SQL } from 'drizzle-orm'
import { activityOccurrences as o } from '#db/schema/activities.ts'
import { ageGroups, type ActivityFilter, type FilterName } from './activity-filter.ts'

/** Whom an activity is for overlaps a group; an end that nobody said is open. */
export function fitsAge([youngest, oldest]: readonly [number, number]): SQL {
  return sql`(coalesce(${o.minAge}, 0) <= ${oldest}::int and coalesce(${o.maxAge}, 200) >= ${youngest}::int)`
}

/** What each chosen filter asks of a date, by its name. */
export function conditionsOf(filter: ActivityFilter): (readonly [FilterName, SQL])[] {
  const asked: Partial<Record<FilterName, SQL>> = {
    ...(filter.day ? { day: eq(o.date, filter.day) } : {}),
    ...(filter.neighbourhoodId ? { neighbourhoodId: eq(o.neighbourhoodId, filter.neighbourhoodId) } : {}),
    ...(filter.organiserId ? { organiserId: eq(o.organiserId, filter.organiserId) } : {}),
    ...(filter.domain ? { domain: sql`${filter.domain} = any(${o.domains})` } : {}),
    ...(filter.language ? { language: sql`${filter.language} = any(${o.languages})` } : {}),
    ...(filter.theme ? { theme: eq(o.theme, filter.theme) } : {}),
    ...(filter.age ? { age: fitsAge(ageGroups[filter.age]) } : {}),
    ...(filter.indoors === undefined ? {} : { indoors: eq(o.indoors, filter.indoors) }),
    ...(filter.freeOnly ? { freeOnly: sql`${o.free}` } : {}),
    ...(filter.womenOnly ? { womenOnly: sql`${o.womenOnly}` } : {}),
    ...(filter.childrenWelcome ? { childrenWelcome: sql`${o.childrenWelcome}` } : {}),
    ...(filter.stepFree ? { stepFree: sql`${o.stepFree}` } : {}),
    ...(filter.companion ? { companion: sql`${o.companion}` } : {}),
  }
  return Object.entries(asked) as [FilterName, SQL][]
}
