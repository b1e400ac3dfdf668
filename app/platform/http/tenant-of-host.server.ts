import type { SiteTenant } from './load-context.ts'

/** Milliseconds in which a wijk is not asked for again. */
const remembered = 30_000
const mostHosts = 200

export interface TenantOfHost<Tenant> {
  /** @param host as sent, with or without a port. */
  at(host: string): Promise<Tenant | null>
  /** Asks again for this wijk, or for all: its settings have changed. The old answer stands while nobody answers. */
  forget(id?: string): void
}

/**
 * Remembers which wijk lives at a host name, so that a request does not begin with a query. Hosts that nobody knows are
 * not remembered: anyone can make them up. While the database is away the last answer stands.
 * @param resolve asked with the host name in lower case, without its port; null for a stranger.
 */
export function tenantOfHost<Tenant extends SiteTenant>(
  resolve: (host: string) => Promise<Tenant | null>,
  clock: () => number = () => performance.now(),
): TenantOfHost<Tenant> {
  const known = new Map<string, { tenant: Tenant; until: number }>()
  let turn = 0
  return {
    async at(host) {
      const name = host.replace(/:[0-9]+$/, '')
      const before = known.get(name)
      if (before && clock() < before.until) return before.tenant
      const began = turn
      try {
        const first = await resolve(name)
        // What was read before a change was heard may be what was before it.
        const tenant = began === turn ? first : await resolve(name)
        known.delete(name)
        if (tenant) known.set(name, { tenant, until: clock() + remembered })
        if (known.size > mostHosts) known.delete(known.keys().next().value!)
        return tenant
      } catch (fault) {
        if (before) return before.tenant
        throw fault
      }
    },
    forget(id) {
      turn += 1
      for (const each of known.values()) if (id === undefined || each.tenant.id === id) each.until = 0
    },
  }
}
