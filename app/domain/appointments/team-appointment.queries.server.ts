import { and, eq } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { appointments } from '#db/schema/appointments.ts'
import { listResidentCards, type ResidentCard } from '../identity/residents.queries.server.ts'
import type { RedFlagCode } from '../safety/red-flags.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import { findAppointment, type AppointmentView } from './appointments.queries.server.ts'
import { findGroup, type GroupView } from './groups.queries.server.ts'
import { countNoShows } from './no-shows.queries.server.ts'
import type { ReasonTopic } from './reason-topic.ts'
import { waitsForEarlier } from './waiting-list.queries.server.ts'

/** An appointment as the team sees it. */
export interface TeamAppointment {
  readonly appointment: AppointmentView
  /** The group in which it is a place; null for an appointment of one resident. */
  readonly group: GroupView | null
  /** null where who the resident is is not open to whoever looks. */
  readonly resident: ResidentCard | null
  readonly reasonTopic: ReasonTopic | null
  /** In the words of a resident who saw "Bel nu" and went on (APP-6). */
  readonly redFlags: readonly RedFlagCode[]
  /** Since when an interpreter is to be arranged, and since when one is. */
  readonly interpreterAskedAt: Temporal.Instant | null
  readonly interpreterArrangedAt: Temporal.Instant | null
  readonly overrideReason: string | null
  readonly changeReason: string | null
  readonly arrivedAt: Temporal.Instant | null
  /** How often the resident did not come to this team; 0 for other teams (APP-8). */
  readonly noShows: number
  /** Whether the resident wants to come earlier when a time comes free. */
  readonly waits: boolean
}

/** One appointment with what only the team needs to know. `notFound` as `findAppointment`, and to who is no professional. */
export async function getTeamAppointment(tx: Tx, id: string): Promise<Result<TeamAppointment>> {
  if (tx.actor.kind !== 'professional') return notFound
  const found = await findAppointment(tx, { id })
  if (!found.ok) return found
  const { residentId, teamId, groupId } = found.value
  const [row] = await tx
    .select({
      reasonTopic: appointments.reasonTopic,
      redFlags: appointments.redFlags,
      interpreterAskedAt: appointments.interpreterAskedAt,
      interpreterArrangedAt: appointments.interpreterArrangedAt,
      overrideReason: appointments.overrideReason,
      changeReason: appointments.changeReason,
      arrivedAt: appointments.arrivedAt,
    })
    .from(appointments)
    .where(and(eq(appointments.tenantId, tx.actor.tenantId), eq(appointments.id, id)))
    .limit(1)
  if (!row) return notFound
  const resident = (await listResidentCards(tx, [residentId])).get(residentId) ?? null
  const noShows = await countNoShows(tx, { residentId, teamId })
  const waits = await waitsForEarlier(tx, id)
  const group = groupId === null ? null : await findGroup(tx, groupId)
  return done({ appointment: found.value, group, resident, ...row, noShows, waits })
}
