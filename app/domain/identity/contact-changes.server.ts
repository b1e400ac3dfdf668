import { randomInt, timingSafeEqual } from 'node:crypto'
import { and, eq, gt, isNotNull, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { residents } from '#db/schema/identity.ts'
import { contactChanges } from '#db/schema/identity.sign-in.ts'
import { keyedHash } from '#app/platform/crypto.server.ts'
import { addJob } from '#app/platform/jobs.server.ts'
import { seal, unseal } from '#app/platform/sealed-values.server.ts'
import { smsIsSent } from '#app/platform/sms.server.ts'
import { findAccountOf } from './account-of.server.ts'
import { findAccountByEmail } from './account-status.server.ts'
import { codeMinutes } from './one-time-code.server.ts'
import { listResidentCards } from './residents.queries.server.ts'
import { sealPhone } from './sealed-contact.server.ts'
import { sealedPlace } from './sealed-places.ts'

export type ContactChannel = 'email' | 'phone'

/** Whose change it is: of an account, in the one session that asked for it (ASVS 5.0.0 6.6.2). */
export interface ChangeOwner {
  readonly accountId: string
  readonly sessionNumber: string
}

const codeTries = 5
const own = (tx: Tx, accountId: string) =>
  and(eq(contactChanges.tenantId, tx.actor.tenantId), eq(contactChanges.accountId, accountId))
const hashOf = (tenantId: string, { accountId, sessionNumber }: ChangeOwner, sealed: string, code: string) =>
  keyedHash(`contact ${tenantId} ${accountId} ${sessionNumber} ${sealed} ${code}`)

/** Keeps a new address or number, in its normal form, in place of the one before, and asks for its code. Callers decide. */
export async function keepContactChange(
  tx: Tx,
  { accountId, sessionNumber, channel, value }: ChangeOwner & { channel: ContactChannel; value: string },
): Promise<void> {
  const { tenantId, now } = tx.actor
  const valueSealed = seal(value, sealedPlace.contactChange(tenantId, accountId))
  const made = { channel, valueSealed, codeHash: null, triesLeft: 0, expiresAt: now.add({ minutes: codeMinutes }) }
  await tx
    .insert(contactChanges)
    .values({ tenantId, accountId, ...made })
    .onConflictDoUpdate({ target: [contactChanges.tenantId, contactChanges.accountId], set: made })
  await addJob(tx, 'identity.sendContactCode', { tenantId, accountId, sessionNumber })
}

/** What waits for its code now; null for nothing. */
export async function findContactChange(
  tx: Tx,
  accountId: string,
): Promise<{ readonly channel: ContactChannel; readonly value: string } | null> {
  const waiting = and(own(tx, accountId), gt(contactChanges.expiresAt, tx.actor.now))
  const [row] = await tx.select().from(contactChanges).where(waiting).limit(1)
  return row
    ? {
        channel: row.channel,
        value: unseal(row.valueSealed, sealedPlace.contactChange(tx.actor.tenantId, accountId)),
      }
    : null
}

/** Makes the code of what waits, for the job that sends it; only its hash is kept. null when nothing waits any more. */
export async function drawContactCode(
  tx: Tx,
  owner: ChangeOwner,
): Promise<{ to: string; channel: ContactChannel; code: string; language: string } | null> {
  const { tenantId, now } = tx.actor
  const waiting = and(own(tx, owner.accountId), gt(contactChanges.expiresAt, now))
  const [row] = await tx.select().from(contactChanges).where(waiting).for('update')
  const account = row ? await findAccountOf(tx, owner.accountId) : null
  if (!row || !account) return null
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const codeHash = hashOf(tenantId, owner, row.valueSealed, code)
  const expiresAt = now.add({ minutes: codeMinutes })
  await tx.update(contactChanges).set({ codeHash, triesLeft: codeTries, expiresAt }).where(own(tx, owner.accountId))
  const to = unseal(row.valueSealed, sealedPlace.contactChange(tenantId, owner.accountId))
  return { to, channel: row.channel, code, language: account.language }
}

/**
 * Takes a try at the code. Call it in a transaction that is committed whatever it answers: a wrong try counts.
 * @returns what was proven, which then waits no longer; null for a code that is wrong, used, too old or of another session.
 */
export async function spendContactCode(
  tx: Tx,
  owner: ChangeOwner,
  typed: string,
): Promise<{ readonly channel: ContactChannel; readonly value: string } | null> {
  const { tenantId, now } = tx.actor
  const [row] = await tx
    .update(contactChanges)
    .set({ triesLeft: sql`${contactChanges.triesLeft} - 1` })
    .where(
      and(
        own(tx, owner.accountId),
        gt(contactChanges.triesLeft, 0),
        gt(contactChanges.expiresAt, now),
        isNotNull(contactChanges.codeHash),
      ),
    )
    .returning()
  const hash = row && hashOf(tenantId, owner, row.valueSealed, typed.normalize('NFKC').replace(/\s/g, ''))
  if (!row?.codeHash || !hash || !timingSafeEqual(Buffer.from(row.codeHash), Buffer.from(hash))) return null
  await tx.delete(contactChanges).where(own(tx, owner.accountId))
  return { channel: row.channel, value: unseal(row.valueSealed, sealedPlace.contactChange(tenantId, owner.accountId)) }
}

/**
 * Sets what was proven, and tells every address and number that was known until now (ASVS 5.0.0 6.3.7). In the portal's name.
 * @returns false for an address that is another account's.
 */
export async function setContact(
  tx: Tx,
  { accountId, channel, value }: { accountId: string; channel: ContactChannel; value: string },
): Promise<boolean> {
  const { tenantId } = tx.actor
  const account = await findAccountOf(tx, accountId)
  if (!account) return false
  const phone = (await listResidentCards(tx, [account.personId])).get(account.personId)?.phone ?? null
  if (channel === 'email') {
    if ((await findAccountByEmail(tx, value)) !== null) return false
    const { rows } = await tx.execute<{ changed: boolean }>(
      sql`select account_change_email(${accountId}, ${value}) as changed`,
    )
    if (!rows[0]?.changed) return false
  } else {
    const phoneSealed = sealPhone({ tenantId, id: account.personId }, value)
    const mine = and(eq(residents.tenantId, tenantId), eq(residents.id, account.personId))
    await tx.update(residents).set({ phoneSealed, phoneInClear: null }).where(mine)
  }
  const before = { email: account.email || null, phone: smsIsSent() ? phone : null }
  for (const way of ['email', 'phone'] as const) {
    const address = before[way]
    if (address === null) continue
    const sealed = seal(address, sealedPlace.oldAddress(tenantId, accountId))
    const told = { tenantId, accountId, channel: way, sealed, language: account.language }
    await addJob(tx, 'identity.tellContactChanged', told)
  }
  return true
}
