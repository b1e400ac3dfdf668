import type { Tx } from '#db/client.server.ts'
import { done, type Result } from '../shared/result.ts'
import { listFirstWhoCan } from './first-who-can.server.ts'
import { bookingWindow, listNearestFreeTimes } from './free-times.queries.server.ts'
import type { Choice } from './hold-appointment.server.ts'
import type { Reader } from './show-appointment.server.ts'
import { showFirstTimes, showTimes, type ShownTime } from './shown-times.server.ts'
import { nearestFree } from './slots.ts'

/** As many as are offered for a time that was lost. */
const count = 4
/** Among so many of all who can. */
const most = 1_500

/**
 * The free times nearest to one that was just lost, in order and in the reader's words (lesson 1): with the same professional,
 * or with whoever can first. Refuses as the lists do.
 */
export async function nearestTimes(
  tx: Tx,
  { isFirst, ...choice }: Choice & { readonly isFirst: boolean },
  reader: Reader,
): Promise<Result<ShownTime[]>> {
  if (!isFirst) {
    const times = await listNearestFreeTimes(tx, { ...choice, count })
    return times.ok ? done(showTimes(times.value, reader)) : times
  }
  const times = await listFirstWhoCan(tx, { ...choice, ...bookingWindow(tx, choice.tenant), count: most })
  return times.ok ? done(showFirstTimes(nearestFree(times.value, choice.startsAt, count), reader)) : times
}
