import { Temporal } from 'temporal-polyfill'
import type pg from 'pg'
import { defaultTenantSettings, type Tenant } from '#app/domain/tenants/tenant.ts'
import { hashPassword } from '#app/platform/crypto.server.ts'
import { StartProblem } from '#app/platform/start-problem.ts'
import { tenants } from '../schema/tenants.ts'
import { inOneTransaction, type OwnerDb } from './factories/insert.server.ts'
import { makeAccount } from './factories/resident.server.ts'
import { planLarge, type LargeWish } from './large/large-plan.ts'
import { makeLargePractices } from './large/large-practices.server.ts'
import { copyLargeResidents } from './large/large-residents.server.ts'
import { copyLargeMessages, copyLargeThreads } from './large/large-threads.server.ts'
import { gpsPerPractice, peopleOf, type LargeWijk } from './large/large-wijk.server.ts'
import { sequenceOf } from './large/sequence.ts'
import { withoutIndexes } from './large/without-indexes.server.ts'

export interface LargeSeed extends Omit<LargeWish, 'slug'> {
  /** Of the accounts `assistent@`, `huisarts@` and `bewoner@<slug>.example`, all of the busiest practice; none without it. */
  readonly password?: string
  /** The newest question is from then; the system's time when left out. */
  readonly now?: Temporal.Instant
  readonly onProgress?: (text: string) => void
}

async function makeLargeTenant({ db }: OwnerDb, { slug, seed }: LargeWish, now: Temporal.Instant): Promise<Tenant> {
  const id = sequenceOf(`${slug}:${seed}:tenant`).nextId()
  const settings = defaultTenantSettings
  const tenant = { id, slug, name: `Wijk ${slug}`, city: 'Utrecht', timeZone: 'Europe/Amsterdam', settings }
  const made = await db
    .insert(tenants)
    .values({ ...tenant, createdAt: now })
    .onConflictDoNothing()
    .returning({ id: tenants.id })
  if (made.length === 0) throw new StartProblem(`The neighbourhood "${slug}" is there already: nothing was seeded.`)
  return tenant
}

async function makeLargeAccounts({ owner, tenant, now, wish, staffIds, residentIds }: LargeWijk, password: string) {
  const passwordHash = await hashPassword(password)
  const people = [
    ['bewoner', 'resident', residentIds[0]],
    ['huisarts', 'professional', staffIds[0]?.[0]],
    ['assistent', 'professional', staffIds[0]?.[gpsPerPractice]],
  ] as const
  for (const [name, kind, personId] of people) {
    if (!personId) continue
    const email = `${name}@${wish.slug}.example`
    await makeAccount(owner, tenant.id, now, { personId, email, passwordHash, kind })
  }
}

/** The planner knows nothing of rows that came by COPY. */
async function analyze(client: pg.ClientBase): Promise<void> {
  await client.query(
    'analyze people, residents, care_relationships, access_grants, threads, messages, team_inbox_counts, assignee_inbox_counts',
  )
}

/**
 * A neighbourhood of its own with so many residents and messages, by COPY under the owner's role; the same ids and
 * words for the same slug, numbers and seed. All or nothing.
 * @throws StartProblem when a neighbourhood with this slug is there already.
 */
export async function seedLargeInto(ownerUrl: string, large: LargeSeed & { readonly slug: string }): Promise<void> {
  const {
    slug,
    residents,
    messages,
    seed,
    password,
    now = Temporal.Now.instant(),
    onProgress = () => undefined,
  } = large
  const wish: LargeWish = { slug, residents: Math.max(1, residents), messages, seed }
  const plan = planLarge(wish)
  await inOneTransaction(ownerUrl, async (owner, client) => {
    const tenant = await makeLargeTenant(owner, wish, now)
    const wijk: LargeWijk = { wish, plan, tenant, owner, client, now, ...peopleOf(wish, plan) }
    onProgress(`${slug}: ${plan.practices} practices`)
    await makeLargePractices(wijk)
    onProgress(`${slug}: ${wish.residents} residents`)
    await withoutIndexes(client, ['access_grants'], () => copyLargeResidents(wijk))
    if (password !== undefined) await makeLargeAccounts(wijk, password)
    await withoutIndexes(client, ['threads', 'messages'], async () => {
      onProgress(`${slug}: ${plan.lengths.length} questions`)
      await copyLargeThreads(wijk)
      onProgress(`${slug}: ${messages} messages`)
      await copyLargeMessages(wijk)
      onProgress(`${slug}: indexes`)
    })
    onProgress(`${slug}: statistics`)
    await analyze(client)
  })
}

/** `seedLargeInto` the neighbourhood "groot", at groot.localhost. */
export function seedLarge(ownerUrl: string, large: LargeSeed): Promise<void> {
  return seedLargeInto(ownerUrl, { ...large, slug: 'groot' })
}
