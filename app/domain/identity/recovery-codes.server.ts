import { randomInt } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { recoveryCodes } from '#db/schema/identity.second-factor.ts'
import { hashPassword, verifyPassword } from '#app/platform/crypto.server.ts'
import { newId } from '../shared/ids.ts'
import { asPortal, type Place } from './as-portal.server.ts'

const recoveryCodeCount = 10

/** No letters that look like one another. Two letters find the row, ten are the secret: 49 bits under argon2id (ASVS 5.0.0 6.5.2). */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
const finderLength = 2
const length = 12
const draw = (count: number) => Array.from({ length: count }, () => letters[randomInt(letters.length)]!).join('')
const inGroups = (code: string) => code.match(/.{4}/g)!.join('-')
/** What is kept: the two letters, a colon, and the hash of the whole. */
const finderOf = (kept: string) => kept.slice(0, finderLength)
const phcOf = (kept: string) => kept.slice(finderLength + 1)

/** Ten fresh codes such as `k7pm-x2vd-9hqa`, and what is kept of them. Slow on purpose: ten argon2id runs. */
export async function drawRecoveryCodes(): Promise<{ shown: string[]; kept: string[] }> {
  const finders = new Set<string>()
  while (finders.size < recoveryCodeCount) finders.add(draw(finderLength))
  const codes = [...finders].map((finder) => finder + draw(length - finderLength))
  const hashes = await Promise.all(codes.map(hashPassword))
  return { shown: codes.map(inGroups), kept: codes.map((code, at) => `${finderOf(code)}:${hashes[at]}`) }
}

/** Keeps these codes in place of those before, which work no longer. */
export async function replaceRecoveryCodes(
  tx: Tx,
  input: { accountId: string; kept: readonly string[] },
): Promise<void> {
  const { tenantId, now } = tx.actor
  const { accountId } = input
  await tx
    .delete(recoveryCodes)
    .where(and(eq(recoveryCodes.tenantId, tenantId), eq(recoveryCodes.accountId, accountId)))
  await tx
    .insert(recoveryCodes)
    .values(input.kept.map((codeHash) => ({ tenantId, id: newId(), accountId, codeHash, createdAt: now })))
}

async function listUnused(tx: Tx, accountId: string): Promise<{ id: string; codeHash: string }[]> {
  return tx
    .select({ id: recoveryCodes.id, codeHash: recoveryCodes.codeHash })
    .from(recoveryCodes)
    .where(
      and(
        eq(recoveryCodes.tenantId, tx.actor.tenantId),
        eq(recoveryCodes.accountId, accountId),
        isNull(recoveryCodes.usedAt),
      ),
    )
    .limit(recoveryCodeCount)
}

/** How many codes still work. */
export async function countRecoveryCodes(tx: Tx, accountId: string): Promise<number> {
  return (await listUnused(tx, accountId)).length
}

let nobodysHash: Promise<string> | undefined

/**
 * Uses a recovery code: each works once, also of two at once. One argon2id run, whatever was typed; none inside a
 * transaction. Limit tries before.
 * @returns whether it was right and unused.
 */
export async function spendRecoveryCode(place: Place, input: { accountId: string; code: string }): Promise<boolean> {
  const code = input.code
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 100)
  const unused = await asPortal(place, (tx) => listUnused(tx, input.accountId))
  const found = unused.find(({ codeHash }) => finderOf(codeHash) === finderOf(code))
  nobodysHash ??= hashPassword(crypto.randomUUID())
  const right = await verifyPassword(found ? phcOf(found.codeHash) : await nobodysHash, code)
  if (!found || !right) return false
  const spent = await asPortal(place, (tx) =>
    tx
      .update(recoveryCodes)
      .set({ usedAt: place.now })
      .where(
        and(eq(recoveryCodes.tenantId, place.tenantId), eq(recoveryCodes.id, found.id), isNull(recoveryCodes.usedAt)),
      )
      .returning({ id: recoveryCodes.id }),
  )
  return spent.length > 0
}
