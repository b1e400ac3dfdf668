import type { Temporal } from 'temporal-polyfill'
import type pg from 'pg'
import type { Tenant } from '#app/domain/tenants/tenant.ts'
import type { OwnerDb } from '../factories/insert.server.ts'
import type { LargePlan, LargeWish } from './large-plan.ts'
import { sequenceOf } from './sequence.ts'

/** A large neighbourhood while it is being made. */
export interface LargeWijk {
  readonly wish: LargeWish
  readonly plan: LargePlan
  readonly tenant: Tenant
  readonly owner: OwnerDb
  /** The connection of the one transaction, for COPY. */
  readonly client: pg.ClientBase
  readonly now: Temporal.Instant
  /** By practice. */
  readonly teamIds: readonly string[]
  /** By practice: its huisartsen, then its assistants. */
  readonly staffIds: readonly (readonly string[])[]
  readonly residentIds: readonly string[]
}

export const gpsPerPractice = 2
export const assistantsPerPractice = 2

/** The ids of everybody in it, from the seed alone. */
export function peopleOf(wish: LargeWish, plan: LargePlan): Pick<LargeWijk, 'teamIds' | 'staffIds' | 'residentIds'> {
  const { nextId } = sequenceOf(`${wish.slug}:${wish.seed}:people`)
  const ids = (length: number) => Array.from({ length }, nextId)
  return {
    teamIds: ids(plan.practices),
    staffIds: Array.from({ length: plan.practices }, () => ids(gpsPerPractice + assistantsPerPractice)),
    residentIds: ids(wish.residents),
  }
}
