import type { Tenant } from '../tenants/tenant.ts'

/** Of the wijk, what counts for mandates. */
export type MandatePlace = Pick<Tenant, 'timeZone' | 'settings'>

/** Months that a mandate lasts at most (REP-1): a year when the wijk says nothing, five years at the most. */
export function mandateMonths({ settings }: Pick<Tenant, 'settings'>): number {
  return Math.min(60, Math.max(1, settings.mandateMonths ?? 12))
}
