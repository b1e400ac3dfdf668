import { eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { tenants } from '#db/schema/tenants.ts'
import { calendarOf } from './calendar-of.ts'
import type { WorkingCalendar } from './working-days.ts'

/** The calendar of the acting wijk as its settings stand now, with its time zone. Public. */
export async function actingCalendar(tx: Tx): Promise<WorkingCalendar> {
  const [row] = await tx
    .select({ timeZone: tenants.timeZone, settings: tenants.settings })
    .from(tenants)
    .where(eq(tenants.id, tx.actor.tenantId))
  if (!row) throw new Error('no such tenant')
  return calendarOf(row)
}
