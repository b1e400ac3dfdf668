import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { mandates } from '#db/schema/access.sharing.ts'
import { addJob } from '#app/platform/jobs.server.ts'
import { normaliseEmail } from '../identity/email.ts'
import { isOwnEmail } from '../identity/own-email.server.ts'
import { listResidentCards } from '../identity/residents.queries.server.ts'
import type { Scope } from '../identity/scope.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, refuse, type Refused, type Result } from '../shared/result.ts'
import { decideAccess } from './decide-access.server.ts'
import { holdForm } from './hold-form.server.ts'
import { mandateEnd, mayRecord } from './mandate.ts'
import { mandateMonths, type MandatePlace } from './mandate-place.ts'

/** Open offers and mandates that a resident has at most. */
export const mostMandates = 10

/**
 * Why this resident can't give a mandate at all, or null: said before anything is typed. `access.notAdult` below 16 (REP-1).
 * Decides nothing: the caller has.
 */
export async function findGivingRefusal(
  tx: Tx,
  { residentId, timeZone }: { readonly residentId: string; readonly timeZone: string },
): Promise<Refused | null> {
  const card = (await listResidentCards(tx, [residentId])).get(residentId)
  if (!card) return notFound
  const may = mayRecord('PROXY', { birthDate: card.birthDate, now: tx.actor.now, timeZone, agrees: true })
  return may.ok ? null : may
}

/**
 * A resident asks an adult to act for them (REP-1: proxy). It opens nothing until that person, signed in with this
 * address, takes it on. The answer is the same whether or not somebody has the address. A second click gives one.
 * Refuses `access.notAdult` below 16, `access.notYourself`, and `access.tooManyMandates`.
 */
export async function giveMandate(
  tx: Tx,
  input: {
    readonly residentId: string
    readonly mandateId: string
    readonly name: string
    readonly email: string
    readonly scopes: readonly Scope[]
    readonly place: MandatePlace
  },
): Promise<Result<{ readonly mandateId: string }>> {
  const { residentId, mandateId, place } = input
  const { tenantId, now } = tx.actor
  const decision = await decideAccess(tx, { residentId, resource: 'mandate', action: 'create', objectId: mandateId })
  if (!decision.granted || !isId(mandateId)) return notFound
  await holdForm(tx, mandateId)
  const card = (await listResidentCards(tx, [residentId])).get(residentId)
  if (!card) return notFound
  const { birthDate } = card
  const { timeZone } = place
  const may = mayRecord('PROXY', { birthDate, now, timeZone, agrees: true })
  if (!may.ok) return may
  const email = normaliseEmail(input.email)
  if (await isOwnEmail(tx, email)) return refuse('access.notYourself')
  const open = await tx
    .select({ id: mandates.id })
    .from(mandates)
    .where(and(eq(mandates.tenantId, tenantId), eq(mandates.residentId, residentId), isNull(mandates.endedAt)))
    .limit(mostMandates)
  if (open.some(({ id }) => id === mandateId)) return done({ mandateId })
  if (open.length >= mostMandates) return refuse('access.tooManyMandates', { count: mostMandates })
  await tx.insert(mandates).values({
    tenantId,
    id: mandateId,
    residentId,
    kind: 'PROXY',
    scopes: [...input.scopes],
    invitedName: input.name,
    invitedEmail: email,
    givenBy: residentId,
    createdAt: now,
    startsAt: now,
    endsAt: mandateEnd({ kind: 'PROXY', startsAt: now, birthDate, timeZone, months: mandateMonths(place) }),
  })
  await addJob(tx, 'access.tellOffered', { tenantId, mandateId })
  return done({ mandateId })
}
