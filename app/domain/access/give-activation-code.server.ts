import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import type { IdentityDocument } from '../identity/activation-code.ts'
import { issueActivationCode } from '../identity/issue-activation-code.server.ts'
import { listResidentCards, type ResidentCard } from '../identity/residents.queries.server.ts'
import { isId } from '../shared/ids.ts'
import { wantsChildAccounts } from '../organisations/teams.queries.server.ts'
import { done, notFound, type Refused, type Result } from '../shared/result.ts'
import { accountRefusal } from './account-age.ts'
import { decideAccess } from './decide-access.server.ts'
import { findRegistration } from './registration.queries.server.ts'

/**
 * Why this resident gets no account at the desk now, or null: the age, and what the own practice wants for children
 * (REP-4). Decides nothing: the caller has.
 */
export async function findAccountRefusal(
  tx: Tx,
  about: { readonly residentId: string; readonly birthDate: Temporal.PlainDate; readonly timeZone: string },
): Promise<Refused | null> {
  const { residentId, birthDate, timeZone } = about
  const registration = await findRegistration(tx, residentId)
  const childAccounts = registration !== null && (await wantsChildAccounts(tx, registration.teamId))
  return accountRefusal({ birthDate, childAccounts, now: tx.actor.now, timeZone })
}

/**
 * Gives a resident at the desk a code to activate the own account with (ACC-3), after a look at an identity document.
 * Refuses `notFound` for who may not, `access.tooYoungForAccount` below twelve, and `access.childAccountsOff` below sixteen
 * where the practice wants no accounts of children (REP-4).
 */
export async function giveActivationCode(
  tx: Tx,
  input: { readonly residentId: string; readonly document: IdentityDocument; readonly timeZone: string },
): Promise<Result<{ code: string; expiresAt: Temporal.Instant; resident: ResidentCard }>> {
  const { residentId, document, timeZone } = input
  if (!isId(residentId)) return notFound
  const { granted } = await decideAccess(tx, { residentId, resource: 'activation', action: 'create' })
  const resident = granted ? (await listResidentCards(tx, [residentId])).get(residentId) : undefined
  if (!resident) return notFound
  const refused = await findAccountRefusal(tx, { residentId, birthDate: resident.birthDate, timeZone })
  return refused ?? done({ ...(await issueActivationCode(tx, { residentId, document })), resident })
}
