import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { appointmentNotices } from '#db/schema/appointments.notices.ts'
import { queueReminders } from '../notifications/queue-reminders.server.ts'
import { newId } from '../shared/ids.ts'
import { reminders, type Reminder } from './reminders.ts'

/** So many reminders of a kind are planned in one transaction. */
export const mostPlannedAtOnce = 100

interface DueRow extends Record<string, unknown> {
  readonly id: string
  readonly resident_id: string
  readonly team_id: string | null
  readonly starts_at: string
}

/** Appointments of which this reminder is due and was never planned, soonest first. */
async function listDue(tx: Tx, { kind, minutes, lastMinutes }: Reminder): Promise<DueRow[]> {
  const { tenantId, now } = tx.actor
  const { rows } = await tx.execute<DueRow>(sql`
    select a.id, a.resident_id, a.team_id, to_json(a.starts_at) #>> '{}' as starts_at
    from appointments a
    where a.tenant_id = ${tenantId} and a.status = 'booked'
      and a.starts_at > ${now.add({ minutes: lastMinutes }).toString()}::timestamptz
      and a.starts_at <= ${now.add({ minutes }).toString()}::timestamptz
      and coalesce(a.moved_at, a.created_at) <= a.starts_at - make_interval(mins => ${minutes}::int)
      and not exists (select 1 from appointment_notices n
        where n.tenant_id = a.tenant_id and n.appointment_id = a.id and n.kind = ${kind} and n.starts_at = a.starts_at)
    order by a.starts_at, a.id limit ${mostPlannedAtOnce}`)
  return rows
}

async function planKind(tx: Tx, reminder: Reminder): Promise<number> {
  const due = await listDue(tx, reminder)
  if (due.length === 0) return 0
  const { tenantId, now } = tx.actor
  const planned = await tx
    .insert(appointmentNotices)
    .values(
      due.map((row) => ({
        ...{ tenantId, id: newId(now.epochMilliseconds), appointmentId: row.id, residentId: row.resident_id },
        ...{ teamId: row.team_id, kind: reminder.kind, createdAt: now },
        startsAt: Temporal.Instant.from(row.starts_at),
      })),
    )
    // Another process was a moment earlier: its row is the one that is sent.
    .onConflictDoNothing()
    .returning({ id: appointmentNotices.id, personId: appointmentNotices.residentId })
  await queueReminders(
    tx,
    planned.map((each) => ({ ...each, template: reminder.kind })),
  )
  return due.length
}

/**
 * Plans the reminders that are due in the wijk: one of each kind for each start, whoever plans and however often. None for
 * what was booked or moved less than that long before. Asked by the portal itself.
 * @returns how many were due of the kind that had most: `mostPlannedAtOnce` means that there may be more.
 */
export async function planReminders(tx: Tx): Promise<number> {
  let most = 0
  for (const reminder of reminders) most = Math.max(most, await planKind(tx, reminder))
  return most
}
