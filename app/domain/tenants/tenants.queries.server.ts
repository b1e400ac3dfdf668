import { asc, eq } from 'drizzle-orm'
import { getDb, type Tx } from '#db/client.server.ts'
import { neighbourhoods, tenants } from '#db/schema/tenants.ts'
import { getEnv } from '#app/platform/env.server.ts'
import type { Tenant, TenantSettings } from './tenant.ts'

const remembered = new Map<string, { readonly tenant: Tenant; readonly until: number }>()
const rememberMilliseconds = 30_000

let forgotten = 0

/** Reads this wijk again at the next question, or every wijk: its settings have changed. */
export function forgetTenant(id?: string): void {
  forgotten += 1
  for (const [slug, { tenant }] of remembered) if (id === undefined || tenant.id === id) remembered.delete(slug)
}

/** A wijk by its slug; remembered for half a minute, because every request asks. */
export async function findTenant(slug: string): Promise<Tenant | null> {
  const known = remembered.get(slug)
  if (known && known.until > performance.now()) return known.tenant
  const began = forgotten
  const [row] = await getDb().select().from(tenants).where(eq(tenants.slug, slug)).limit(1)
  if (!row) return null
  const { createdAt: _, ...tenant } = row
  if (began === forgotten) remembered.set(slug, { tenant, until: performance.now() + rememberMilliseconds })
  return tenant
}

/**
 * The wijk that a host name stands for: `<slug>.<BASE_DOMAIN>`, or the default one for the bare domain and for the
 * machine's own addresses.
 * @param host the `Host` header, with or without a port.
 * @returns null for a host that is nobody's.
 */
export async function resolveTenant(host: string): Promise<Tenant | null> {
  const env = getEnv()
  const name = host.toLowerCase().replace(/:\d+$/, '')
  const base = env.BASE_DOMAIN
  if (name === base || name === 'localhost' || name === '127.0.0.1') return findTenant(env.DEFAULT_TENANT)
  if (!name.endsWith(`.${base}`)) return null
  const slug = name.slice(0, -base.length - 1)
  return /^[a-z0-9-]+$/.test(slug) ? findTenant(slug) : null
}

/**
 * A wijk by its id, for jobs.
 * @throws when there is none: a job always belongs to a wijk.
 */
export async function getTenant(id: string): Promise<Tenant> {
  const [row] = await getDb().select({ slug: tenants.slug }).from(tenants).where(eq(tenants.id, id)).limit(1)
  const tenant = row ? await findTenant(row.slug) : null
  if (!tenant) throw new Error('no such tenant')
  return tenant
}

/** Every wijk, for jobs that go round them; a thousand at most. */
export async function listTenants(): Promise<{ id: string; timeZone: string }[]> {
  return getDb()
    .select({ id: tenants.id, timeZone: tenants.timeZone })
    .from(tenants)
    .orderBy(asc(tenants.slug))
    .limit(1_000)
}

/** Where people reach the portal of a wijk, without a path: for mails. */
export function originOf(tenant: Pick<Tenant, 'slug'>): string {
  const env = getEnv()
  const secure = env.NODE_ENV === 'production' && !env.DEMO
  const host = tenant.slug === env.DEFAULT_TENANT ? env.BASE_DOMAIN : `${tenant.slug}.${env.BASE_DOMAIN}`
  return secure ? `https://${host}` : `http://${host}:${env.PORT}`
}

/** The settings of the acting wijk as they stand now, and held until the transaction ends. For who changes them. */
export async function holdSettings(tx: Tx): Promise<TenantSettings> {
  const [row] = await tx
    .select({ settings: tenants.settings })
    .from(tenants)
    .where(eq(tenants.id, tx.actor.tenantId))
    .for('update')
  if (!row) throw new Error('no such tenant')
  return row.settings
}

/** The settings of the acting wijk as they stand now: what a request remembers may be half a minute old. Public. */
export async function readSettings(tx: Tx): Promise<TenantSettings> {
  const [row] = await tx.select({ settings: tenants.settings }).from(tenants).where(eq(tenants.id, tx.actor.tenantId))
  if (!row) throw new Error('no such tenant')
  return row.settings
}

/** Sets settings of the acting wijk; every process knows within a minute. Decides nothing: the caller has, and logged it. */
export async function keepSettings(tx: Tx, settings: TenantSettings): Promise<void> {
  await tx.update(tenants).set({ settings }).where(eq(tenants.id, tx.actor.tenantId))
  remembered.clear()
}

/** The neighbourhoods of the wijk by name; at most a hundred. */
export async function listNeighbourhoods(tx: Tx): Promise<{ id: string; name: string }[]> {
  return tx
    .select({ id: neighbourhoods.id, name: neighbourhoods.name })
    .from(neighbourhoods)
    .where(eq(neighbourhoods.tenantId, tx.actor.tenantId))
    .orderBy(asc(neighbourhoods.name))
    .limit(100)
}
