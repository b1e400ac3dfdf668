import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { isAtLeastAge } from './birthday.ts'
import { ages } from './mandate.ts'
import { listMandates } from './mandates.queries.server.ts'

/**
 * The parents' mandates that stand still until the resident says what may go on: from the 12th birthday to the 16th
 * (REP-3). Nothing is read for anybody of another age.
 * @returns each with its id and the parent's name, the newest first.
 */
export async function listOpenChoices(
  tx: Tx,
  {
    residentId,
    birthDate,
    timeZone,
  }: { readonly residentId: string; readonly birthDate: Temporal.PlainDate; readonly timeZone: string },
): Promise<{ readonly id: string; readonly parent: string }[]> {
  const at = { now: tx.actor.now, timeZone }
  const decides = isAtLeastAge(birthDate, ages.childDecides, at) && !isAtLeastAge(birthDate, ages.adult, at)
  const mandates = decides ? await listMandates(tx, { residentId, timeZone }) : null
  if (!mandates?.ok) return []
  return mandates.value
    .filter(({ state }) => state === 'suspended')
    .map(({ id, representativeName }) => ({ id, parent: representativeName }))
}
