import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { residents } from '#db/schema/identity.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { readIdentityNumber } from './identity-number.ts'
import { identityNumberHashes, sealIdentityNumber } from './sealed-contact.server.ts'

/**
 * Writes down a resident's citizen service number, as the practice's register tells it. For the portal itself alone
 * (kind `system`): no role of the matrix changes it.
 * @param input.number as the register writes it.
 * @returns `identity.numberWrong` when it fails the 11-test; `identity.numberTaken` when another resident has it, also
 * under an older key; `notFound` when there is no such resident.
 */
export async function setIdentityNumber(
  tx: Tx,
  input: { residentId: string; number: string },
): Promise<Result<undefined>> {
  const { tenantId, kind } = tx.actor
  if (kind !== 'system') return notFound
  const number = readIdentityNumber(input.number)
  if (!number) return refuse('identity.numberWrong')
  // The index knows a number under one key only; while keys are changed two at once would both pass it.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`identity number ${tenantId}`}, 0))`)
  const hashes = identityNumberHashes(tenantId, number)
  const [taken] = await tx
    .select({ id: residents.id })
    .from(residents)
    .where(
      and(eq(residents.tenantId, tenantId), inArray(residents.bsnHash, hashes), ne(residents.id, input.residentId)),
    )
    .limit(1)
  if (taken) return refuse('identity.numberTaken')
  const rows = await tx
    .update(residents)
    .set(sealIdentityNumber({ tenantId, id: input.residentId }, number))
    .where(and(eq(residents.tenantId, tenantId), eq(residents.id, input.residentId)))
    .returning({ id: residents.id })
  return rows.length === 1 ? done() : notFound
}
