import type { Tx } from '#db/client.server.ts'
import { isMobileNumber, smsIsSent } from '#app/platform/sms.server.ts'
import {
  findContactChange,
  keepContactChange,
  setContact,
  spendContactCode,
  type ChangeOwner,
  type ContactChannel,
} from '../identity/contact-changes.server.ts'
import { normaliseEmail } from '../identity/email.ts'
import { findOwnEmail } from '../identity/own-email.server.ts'
import { listResidentCards } from '../identity/residents.queries.server.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { decideAccess } from './decide-access.server.ts'
import { inPortalName } from './in-portal-name.server.ts'

/** The acting resident's id, when they may do this with their own contact data; logged. */
async function ownId(tx: Tx, action: 'read' | 'update'): Promise<string | null> {
  const { kind, personId } = tx.actor
  if (kind !== 'resident' || personId === null) return null
  const decision = await decideAccess(tx, { residentId: personId, resource: 'contact', action })
  return decision.granted ? personId : null
}

export interface OwnReach {
  readonly email: string | null
  readonly phone: string | null
  /** What waits for the code that was sent to it. */
  readonly waiting: { readonly channel: ContactChannel; readonly value: string } | null
}

/** Where mail and codes of the acting resident go. Refuses `notFound` to everybody else. */
export async function getOwnReach(tx: Tx, { accountId }: { readonly accountId: string }): Promise<Result<OwnReach>> {
  const id = await ownId(tx, 'read')
  if (id === null) return notFound
  const phone = (await listResidentCards(tx, [id])).get(id)?.phone ?? null
  return done({ email: await findOwnEmail(tx), phone, waiting: await findContactChange(tx, accountId) })
}

/**
 * The acting resident asks for another address or number (ACC-6, REP-1): a code goes to the new one, and nothing changes
 * until it is typed. The route asked for a recent proof of who acts. Says nothing of whether an address is known here.
 * Refuses `notFound`, `identity.sameContact`, `identity.phoneNotMobile` and `identity.noTextMessages`.
 */
export async function askContactChange(
  tx: Tx,
  input: ChangeOwner & { readonly channel: ContactChannel; readonly value: string },
): Promise<Result<undefined>> {
  const id = await ownId(tx, 'update')
  if (id === null) return notFound
  const { channel } = input
  const value = channel === 'email' ? normaliseEmail(input.value) : input.value.trim()
  if (channel === 'phone' && !smsIsSent()) return refuse('identity.noTextMessages')
  if (channel === 'phone' && !isMobileNumber(value)) return refuse('identity.phoneNotMobile')
  const known = channel === 'email' ? await findOwnEmail(tx) : (await listResidentCards(tx, [id])).get(id)?.phone
  if (known === value) return refuse('identity.sameContact')
  await keepContactChange(tx, { ...input, value })
  return done()
}

/**
 * The acting resident types the code that went to the new address or number: it is theirs from now on, and the ones before
 * are told. A wrong try counts, so it is an answer and no refusal.
 * @returns `wrong` for a code that does not work, `taken` for an address that is another account's.
 * Refuses `notFound` to everybody else.
 */
export async function finishContactChange(
  tx: Tx,
  input: ChangeOwner & { readonly typed: string },
): Promise<Result<'changed' | 'wrong' | 'taken'>> {
  if ((await ownId(tx, 'update')) === null) return notFound
  const proven = await spendContactCode(tx, input, input.typed)
  if (!proven) return done('wrong')
  const changed = await inPortalName(tx, () => setContact(tx, { accountId: input.accountId, ...proven }))
  return done(changed ? 'changed' : 'taken')
}
