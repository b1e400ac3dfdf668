import { newId } from '#app/domain/shared/ids.ts'
import type { Tenant } from '#app/domain/tenants/tenant.ts'
import type { OwnerDb } from './factories/insert.server.ts'
import type { Moments } from './moments.ts'
import type { WijkData } from './wijk-data.ts'

type Named = 'neighbourhood' | 'organisation' | 'team' | 'person' | 'visitType' | 'room' | 'relationship'

/** One wijk while it is being seeded. */
export interface Wijk {
  readonly owner: OwnerDb
  readonly tenant: Tenant
  readonly data: WijkData
  readonly moments: Moments
  /** argon2id in PHC form, of the one password of the demo. */
  readonly passwordHash: string
  /** The same password; what the demo's authenticator apps hold follows from it. */
  readonly password: string
  /** The id of what the data calls `key`: made at the first call, the same ever after. */
  idOf(kind: Named, key: string): string
}

/** A fresh book of ids, by kind and key. */
export function idBook(): Wijk['idOf'] {
  const known = new Map<string, string>()
  return (kind, key) => {
    const name = `${kind} ${key}`
    const id = known.get(name) ?? newId()
    known.set(name, id)
    return id
  }
}

/** The one of `items` that the data calls `key`. Throws when there is none: the data would point nowhere. */
export function byKey<T extends { readonly key: string }>(items: readonly T[], key: string): T {
  const found = items.find((item) => item.key === key)
  if (!found) throw new Error(`The demo's data names nobody and nothing "${key}"`)
  return found
}
