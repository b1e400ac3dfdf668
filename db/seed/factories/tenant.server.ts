import type { Temporal } from 'temporal-polyfill'
import { defaultTenantSettings, type Tenant, type TenantSettings } from '#app/domain/tenants/tenant.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { tenants } from '../../schema/tenants.ts'
import type { OwnerDb } from './insert.server.ts'

/** A wijk; `slug` is its host name's first part. */
export async function makeTenant(
  { db }: OwnerDb,
  now: Temporal.Instant,
  given: { slug: string; name: string; city: string; settings?: Partial<TenantSettings> },
): Promise<Tenant> {
  const { settings, ...rest } = given
  const tenant: Tenant = {
    id: newId(),
    ...rest,
    timeZone: 'Europe/Amsterdam',
    settings: { ...defaultTenantSettings, ...settings },
  }
  await db.insert(tenants).values({ ...tenant, createdAt: now })
  return tenant
}
