import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { addJob } from '#app/platform/jobs.server.ts'

/** Time of one professional. */
export interface OwnTime {
  readonly personId: string
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
}

const inMilliseconds = ({ epochMilliseconds }: Temporal.Instant) =>
  Temporal.Instant.fromEpochMilliseconds(epochMilliseconds)

/**
 * Asks that those who wait are told of time that came free, with the transaction that freed it; what has begun is nobody's.
 * One job for each person and time, however often it is asked for.
 * @param again for the next ones in turn: since when that time is free, and when to tell them; `together` where other times came
 * free with it, so that nobody is told of all of them at once.
 */
export async function timeCameFree(
  tx: Tx,
  { personId, startsAt, endsAt }: OwnTime,
  again: { readonly freedAt: Temporal.Instant; readonly runAt?: Temporal.Instant; readonly together?: boolean } = {
    freedAt: tx.actor.now,
  },
): Promise<void> {
  const { tenantId, now } = tx.actor
  if (Temporal.Instant.compare(startsAt, now) <= 0) return
  const time = { personId, startsAt: startsAt.toString(), endsAt: endsAt.toString() }
  await addJob(
    tx,
    'appointments.offerFreed',
    {
      tenantId,
      ...time,
      freedAt: inMilliseconds(again.freedAt).toString(),
      ...(again.together ? { together: true } : {}),
    },
    again.runAt?.toString(),
    `offer ${tenantId} ${Object.values(time).join(' ')}`,
  )
}
