import { randomInt } from 'node:crypto'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { activationCodes } from '#db/schema/identity.sign-in.ts'
import { hashPassword, keyedHash } from '#app/platform/crypto.server.ts'
import { newId } from '../shared/ids.ts'
import {
  activationHours,
  activationTries,
  codeAlphabet,
  locatorLength,
  readActivationCode,
  secretLength,
  type IdentityDocument,
} from './activation-code.ts'

const draw = (length: number) =>
  Array.from({ length }, () => codeAlphabet.charAt(randomInt(codeAlphabet.length))).join('')

/** What of a code stands in the database to find it by: of no use without the portal's secret. */
export const locatorHash = (tenantId: string, locator: string) => keyedHash(`activation ${tenantId} ${locator}`)

/**
 * Makes an activation code for a resident in the name of the professional at the desk (ACC-3): 48 hours, five tries, one
 * use; those before it end. Whoever calls it decided first that this professional may.
 * @returns the code, which is stored nowhere.
 */
export async function issueActivationCode(
  tx: Tx,
  input: { readonly residentId: string; readonly document: IdentityDocument },
): Promise<{ code: string; expiresAt: Temporal.Instant }> {
  const { tenantId, now, personId } = tx.actor
  const { locator, code } = readActivationCode(draw(locatorLength + secretLength))!
  const expiresAt = now.add({ hours: activationHours })
  await tx.insert(activationCodes).values({
    tenantId,
    id: newId(now.epochMilliseconds),
    ...input,
    locator: locatorHash(tenantId, locator),
    codeHash: await hashPassword(code),
    issuedBy: personId!,
    issuedAt: now,
    expiresAt,
    triesLeft: activationTries,
  })
  return { code, expiresAt }
}
