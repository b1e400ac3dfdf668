import { and, asc, count, eq, gt, inArray, max, min, or, sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { directoryEntries } from '#db/schema/directory.ts'
import type { PortalT } from '#app/platform/i18n/portal-t.ts'
import { isId } from '../shared/ids.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { findPublicEntry, isShown, publicEntries } from './directory.queries.server.ts'
import { hsdsPage, pageAsked } from './hsds-page.ts'
import { hsdsService, hsdsServiceLine, type HsdsPlace } from './hsds-entry.server.ts'
import { hsdsTerms } from './hsds-terms.server.ts'
import { searchIds } from './search-directory.server.ts'

interface Asked {
  readonly tenant: Tenant
  readonly search: URLSearchParams
  /** Dutch: what entries are written in. */
  readonly t: PortalT
}

/** What the standard's root says of this interface (HSDS 3.0 API, `GET /`). */
const about = {
  version: '3.0',
  profile: 'https://docs.openreferral.org/en/v3.0/hsds/overview.html',
  openapi_url: 'https://raw.githubusercontent.com/openreferral/specification/3.0/schema/openapi.json',
}

const placeOf = (tx: Tx, { tenant, t }: Asked): HsdsPlace => ({
  city: tenant.city,
  today: tx.actor.now.toZonedDateTimeISO(tenant.timeZone).toPlainDate(),
  terms: hsdsTerms(t),
})

function instantOf(text: string | null): Temporal.Instant | null {
  try {
    if (text === null) return null
    const instant = Temporal.Instant.from(text.length === 10 ? `${text}T00:00:00Z` : text)
    // A year of more or fewer than four digits is nobody's question, and no timestamp of PostgreSQL.
    return /^\d/.test(instant.toString()) ? instant : null
  } catch {
    return null
  }
}

/** Services, filtered as the standard has it: `search`, `organization_id`, `taxonomy_term_id`, `modified_after`. */
async function listServices(tx: Tx, asked: Asked) {
  const { tenant, search, t } = asked
  const pages = pageAsked(search)
  const e = directoryEntries
  const [term, provider, words] = [search.get('taxonomy_term_id'), search.get('organization_id'), search.get('search')]
  const code = hsdsTerms(t).find(({ id }) => id === term)?.code ?? ''
  const after = instantOf(search.get('modified_after'))
  const found = words ? await searchIds(tx, words) : null
  const wanted = and(
    isShown(tx, tenant),
    term === null ? undefined : or(sql`${code} = any(${e.domains})`, sql`${code} = any(${e.questions})`),
    provider === null ? undefined : isId(provider) ? eq(e.providerId, provider) : sql`false`,
    after === null ? undefined : gt(e.updatedAt, after),
    found === null ? undefined : found.length === 0 ? sql`false` : inArray(e.id, found),
  )
  const [total] = await tx.select({ items: count() }).from(e).where(wanted)
  const rows = await tx
    .select()
    .from(e)
    .where(wanted)
    .orderBy(asc(e.name), asc(e.id))
    .limit(pages.perPage)
    .offset((pages.page - 1) * pages.perPage)
  const entries = await publicEntries(tx, tenant, rows)
  const place = placeOf(tx, asked)
  const isFull = search.get('full') === 'true'
  const contents = entries.map((entry) => (isFull ? hsdsService(entry, place) : hsdsServiceLine(entry)))
  return hsdsPage<object>(contents, total?.items ?? 0, pages)
}

/** Who offers what everybody sees, each once. */
function organizations(tx: Tx, { tenant }: Asked) {
  const e = directoryEntries
  return tx
    .select({
      id: sql<string>`coalesce(${e.providerId}, ${e.id})`.as('provider'),
      name: min(sql<string>`coalesce(${e.providerName}, ${e.name})`).as('provider_name'),
      description: sql<string>`string_agg(${e.name}, '; ' order by ${e.name}, ${e.id})`,
      last: max(e.lastCheckedOn),
    })
    .from(e)
    .where(isShown(tx, tenant))
    .groupBy(sql`1`)
    .orderBy(sql`2`, sql`1`)
    .limit(5_000)
}

const organization = ({ id, name, description }: { id: string; name: string | null; description: string }) => ({
  ...{ id, name: name ?? '', description },
})

async function listOrganizations(tx: Tx, asked: Asked) {
  const pages = pageAsked(asked.search)
  const words = asked.search.get('search')?.trim().toLowerCase()
  const all = (await organizations(tx, asked)).filter(
    ({ name }) => !words || (name ?? '').toLowerCase().includes(words),
  )
  const from = (pages.page - 1) * pages.perPage
  return hsdsPage(all.slice(from, from + pages.perPage).map(organization), all.length, pages)
}

function listTerms({ search, t }: Asked) {
  const pages = pageAsked(search)
  const taxonomy = search.get('taxonomy_id')
  const words = search.get('search')?.trim().toLowerCase()
  const all = hsdsTerms(t).filter(
    ({ name, taxonomy_id: id }) =>
      (taxonomy === null || id === taxonomy) && (!words || name.toLowerCase().includes(words)),
  )
  const from = (pages.page - 1) * pages.perPage
  return hsdsPage(all.slice(from, from + pages.perPage), all.length, pages)
}

/**
 * What an address of the interface answers (HSDS 3.0): a list by pages, one thing, or null for what is not there. What
 * everybody may know, and nothing else.
 * @param path below `/hsds`, such as `services` or `services/<id>`; empty for the root.
 */
export async function answerHsds(tx: Tx, path: string, asked: Asked): Promise<object | null> {
  const [collection = '', id, ...more] = path.split('/')
  if (more.length > 0) return null
  if (id === undefined) {
    if (collection === '') return about
    if (collection === 'services') return listServices(tx, asked)
    if (collection === 'organizations') return listOrganizations(tx, asked)
    return collection === 'taxonomy_terms' ? listTerms(asked) : null
  }
  if (collection === 'taxonomy_terms') return hsdsTerms(asked.t).find((term) => term.id === id) ?? null
  if (collection === 'organizations') {
    const found = (await organizations(tx, asked)).find((each) => each.id === id)
    return found ? organization(found) : null
  }
  const entry = collection === 'services' ? await findPublicEntry(tx, asked.tenant, id) : null
  return entry && hsdsService(entry, placeOf(tx, asked))
}
