import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { mandates } from '#db/schema/access.sharing.ts'
import { normaliseEmail } from '../identity/email.ts'
import { listResidentCards } from '../identity/residents.queries.server.ts'
import type { Scope } from '../identity/scope.ts'
import { notify } from '../notifications/notify.server.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { decideAccess } from './decide-access.server.ts'
import { holdForm } from './hold-form.server.ts'
import { mandateEnd, mayRecord } from './mandate.ts'
import { isByCourt, type MandateKind } from './mandate-kinds.ts'
import { mandateMonths, type MandatePlace } from './mandate-place.ts'

export interface CheckedAtDesk {
  readonly residentId: string
  /** Made with the page, so that a second click records one. */
  readonly mandateId: string
  readonly kind: Exclude<MandateKind, 'PROXY'>
  readonly scopes: readonly Scope[]
  /** Of the representative's own account; together with the birth date on the identity document it says who this is. */
  readonly email: string
  readonly birthDate: Temporal.PlainDate
  readonly documentReference: string | null
  /** The child of 12 to 15 is here with an identity document, and says yes to these scopes (REP-2). */
  readonly childAgrees: boolean
  readonly place: MandatePlace
}

/**
 * The desk records what it has checked: who stands there, and why this person acts for the resident (REP-1, REP-2).
 * Refuses everybody but the own practice; a kind that does not fit the resident's age (see `mayRecord`); a curator or
 * mentor without a court document (`access.documentNeeded`); somebody without an account here (`access.noSuchAccount`).
 */
export async function recordMandate(tx: Tx, input: CheckedAtDesk): Promise<Result<{ readonly mandateId: string }>> {
  const { residentId, mandateId, kind, place } = input
  const { tenantId, personId, now } = tx.actor
  const decision = await decideAccess(tx, { residentId, resource: 'mandate', action: 'create', objectId: mandateId })
  if (!decision.granted || !personId || !isId(mandateId)) return notFound
  await holdForm(tx, mandateId)
  const card = (await listResidentCards(tx, [residentId])).get(residentId)
  if (!card) return notFound
  const { birthDate } = card
  const { timeZone } = place
  const may = mayRecord(kind, { birthDate, now, timeZone, agrees: input.childAgrees })
  if (!may.ok) return may
  if (isByCourt(kind) && !input.documentReference) return refuse('access.documentNeeded')
  const { rows } = await tx.execute<{ person: string | null }>(
    sql`select find_representative(${normaliseEmail(input.email)}, ${input.birthDate.toString()}::date) as person`,
  )
  const representative = rows[0]?.person
  if (!representative || representative === residentId) return refuse('access.noSuchAccount')

  const end = { endedAt: now, endedBy: personId, endReason: 'replaced' as const }
  const same = and(
    eq(mandates.tenantId, tenantId),
    eq(mandates.residentId, residentId),
    eq(mandates.representativePersonId, representative),
    isNull(mandates.endedAt),
  )
  const [known] = await tx
    .select({ id: mandates.id })
    .from(mandates)
    .where(and(same, eq(mandates.id, mandateId)))
  if (known) return done({ mandateId })
  // A new mandate of the same person takes the place of the one before.
  await tx.update(mandates).set(end).where(same)
  await tx.insert(mandates).values({
    tenantId,
    id: mandateId,
    residentId,
    representativePersonId: representative,
    kind,
    scopes: [...input.scopes],
    documentReference: input.documentReference,
    verifiedBy: personId,
    verifiedAt: now,
    acceptedAt: now,
    agreedAt: kind === 'PARENT_12_15' ? now : null,
    createdAt: now,
    startsAt: now,
    endsAt: mandateEnd({ kind, startsAt: now, birthDate, timeZone, months: mandateMonths(place) }),
  })
  for (const person of [residentId, representative]) await notify(tx, { personId: person, template: 'mandateChanged' })
  return done({ mandateId })
}
