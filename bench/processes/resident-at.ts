import type { Temporal } from 'temporal-polyfill'
import type { Actor } from '#app/domain/shared/actor.ts'
import { newId } from '#app/domain/shared/ids.ts'
import type { Tenant } from '#app/domain/tenants/tenant.ts'
import { resolveTenant } from '#app/domain/tenants/tenants.queries.server.ts'

/** The neighbourhood of the bench. */
export async function place(): Promise<Tenant> {
  const tenant = await resolveTenant('localhost')
  if (!tenant) throw new Error('the neighbourhood of the bench is not there')
  return tenant
}

/** One of its residents, ready to act. */
export function residentAt(tenant: Tenant, personId: string, now: Temporal.Instant): Actor {
  const who = { kind: 'resident', role: 'RESIDENT', teamIds: [], displayName: 'Bewoner' } as const
  return { ...who, tenantId: tenant.id, personId, now, requestId: newId() }
}
