import { sql, type SQL } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'

/**
 * The invitations in force of a resident for a kind of visit `t`, as a table with `id` and `person_id` for a statement that
 * reads it. A function of the database, which is not called for kinds that residents book by themselves: row-level security
 * would cost each booking a plan.
 * @param movedId what is being moved: the invitation of which it came counts, though it was used.
 * @param startsAt what is being booked: so does the one that was used for a time that begins then, so that booking it again
 * gives the same appointment.
 */
export const invitationsTo = ({
  residentId,
  movedId,
  startsAt,
}: {
  readonly residentId: string
  readonly movedId?: string | undefined
  readonly startsAt?: Temporal.Instant
}): SQL =>
  sql`live_booking_invitations(${residentId}::uuid, t.id, ${movedId ?? null}::uuid, ${startsAt?.toString() ?? null}::timestamptz)`

/**
 * The sessions as an invitation opens them: whoever is invited may take any free time of a session for that kind, because the
 * share online is there to keep time for who calls, and here the practice itself asked. How far ahead and how late one may
 * book (APP-2) stays.
 */
export const openedFor = <S extends { readonly onlineShare: number }>(invited: boolean, sessions: readonly S[]): S[] =>
  invited ? sessions.map((session) => ({ ...session, onlineShare: 1 })) : [...sessions]
