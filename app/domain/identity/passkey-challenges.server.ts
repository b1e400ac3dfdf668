import { and, eq, gt, isNull, lte } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { passkeyChallenges } from '#db/schema/identity.second-factor.ts'
import { sha256 } from '#app/platform/crypto.server.ts'

const minutes = 5

/** What a challenge was given out for; an answer to one of another purpose or account is refused. */
export interface ChallengeFor {
  readonly purpose: 'signIn' | 'stepUp' | 'register'
  /** null where the passkey says who it is. */
  readonly accountId: string | null
}

/** Keeps a challenge for five minutes, as a hash; sweeps some that are over. */
export async function keepChallenge(tx: Tx, challenge: string, about: ChallengeFor): Promise<void> {
  const { tenantId, now } = tx.actor
  await tx
    .delete(passkeyChallenges)
    .where(and(eq(passkeyChallenges.tenantId, tenantId), lte(passkeyChallenges.expiresAt, now)))
  await tx.insert(passkeyChallenges).values({
    ...{ tenantId, challengeHash: sha256(challenge), purpose: about.purpose, accountId: about.accountId },
    expiresAt: now.add({ minutes }),
  })
}

/** Uses a challenge up, whatever comes of it: of two at once one gets it (WebAuthn Level 3 §13.4.3). */
export async function spendChallenge(tx: Tx, challenge: string, about: ChallengeFor): Promise<boolean> {
  const { tenantId, now } = tx.actor
  const spent = await tx
    .delete(passkeyChallenges)
    .where(
      and(
        eq(passkeyChallenges.tenantId, tenantId),
        eq(passkeyChallenges.challengeHash, sha256(challenge)),
        eq(passkeyChallenges.purpose, about.purpose),
        about.accountId === null
          ? isNull(passkeyChallenges.accountId)
          : eq(passkeyChallenges.accountId, about.accountId),
        gt(passkeyChallenges.expiresAt, now),
      ),
    )
    .returning({ purpose: passkeyChallenges.purpose })
  return spent.length === 1
}
