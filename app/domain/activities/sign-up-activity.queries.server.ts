import { and, asc, eq, gt, ne, sql } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { activities, activityOccurrences } from '#db/schema/activities.ts'
import { isId } from '../shared/ids.ts'
import { seriesDays } from './registration.ts'

/** A date that somebody can sign up for. */
interface SignUpDate {
  /** The name of the date, also when it was moved. */
  readonly originalDate: Temporal.PlainDate
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  readonly moved: boolean
  /** Whoever signs up now waits. */
  readonly full: boolean
}

/** A published activity that people sign up for in the portal. */
export interface SignUpActivity {
  readonly id: string
  readonly title: string
  readonly titleLanguage: string
  readonly place: string
  readonly organiserId: string
  readonly companion: boolean
  readonly capacity: number | null
  /** Those within 84 days, in order. */
  readonly dates: readonly SignUpDate[]
}

/** How many have a place on each date of an activity. Counts alone: who they are is the organiser's. */
export async function countPlaces(
  tx: Tx,
  activityId: string,
): Promise<ReadonlyMap<string, { readonly placed: number; readonly waiting: number }>> {
  const { rows } = await tx.execute<{ original_date: string; placed: number; waiting: number }>(
    sql`select original_date::text, placed, waiting from activity_places(${activityId})`,
  )
  return new Map(rows.map(({ original_date: date, placed, waiting }) => [date, { placed, waiting }]))
}

/** A title in the reader's language, or the Dutch one; says which. */
export function titleIn(
  row: { readonly title: string; readonly translations: Partial<Record<string, { title?: string }>> },
  language: string,
): { readonly title: string; readonly titleLanguage: string } {
  const translated = language === 'nl' ? undefined : row.translations[language]?.title
  return { title: translated ?? row.title, titleLanguage: translated === undefined ? 'nl' : language }
}

/**
 * An activity with the dates for which people can sign up now; null when there is none, it isn't public or people don't
 * sign up for it here. Public.
 * @param language of the title.
 */
export async function findSignUpActivity(tx: Tx, activityId: string, language: string): Promise<SignUpActivity | null> {
  if (!isId(activityId)) return null
  const { tenantId, now } = tx.actor
  const [row] = await tx
    .select()
    .from(activities)
    .where(
      and(
        ...[eq(activities.tenantId, tenantId), eq(activities.id, activityId)],
        ...[eq(activities.state, 'published'), eq(activities.signUp, 'portal')],
      ),
    )
    .limit(1)
  if (!row) return null
  const o = activityOccurrences
  const open = await tx
    .select()
    .from(o)
    .where(
      and(
        ...[eq(o.tenantId, tenantId), eq(o.activityId, activityId), ne(o.status, 'cancelled'), gt(o.starts, now)],
        sql`${o.starts} < ${now.toString()}::timestamptz + make_interval(days => ${seriesDays})`,
      ),
    )
    .orderBy(asc(o.starts), asc(o.originalDate))
    .limit(seriesDays)
  const places = row.capacity === null ? null : await countPlaces(tx, activityId)
  const { capacity } = row
  const isFull = (date: string) => capacity !== null && (places?.get(date)?.placed ?? 0) >= capacity
  return {
    ...{ id: row.id, organiserId: row.organiserId, companion: row.companion, capacity },
    ...titleIn(row, language),
    place: [row.locationName, row.street].filter(Boolean).join(', '),
    dates: open.map(({ originalDate, starts, ends, status }) => ({
      ...{ originalDate, startsAt: starts, endsAt: ends },
      ...{ moved: status === 'moved', full: isFull(originalDate.toString()) },
    })),
  }
}
