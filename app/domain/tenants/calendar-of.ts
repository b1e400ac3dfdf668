import type { Tenant } from './tenant.ts'
import { workingCalendar } from './public-holidays.ts'
import type { WorkingCalendar } from './working-days.ts'

const known = new WeakMap<object, WorkingCalendar>()

/** The working days of a wijk, from its settings; a team may have opening hours of its own. */
export function calendarOf(tenant: Pick<Tenant, 'timeZone' | 'settings'>): WorkingCalendar {
  const remembered = known.get(tenant)
  if (remembered) return remembered
  const { calendar, closingTime } = tenant.settings
  const made = workingCalendar({ timeZone: tenant.timeZone, closesAt: closingTime, ...calendar })
  known.set(tenant, made)
  return made
}
