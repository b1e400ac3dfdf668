import { isOutOfHours, urgentPhone, type UrgentPhone } from '../safety/out-of-hours.ts'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { findOwnPractice, type Place, type Practice } from './practice.server.ts'

export interface UrgentPhones extends UrgentPhone {
  readonly isClosed: boolean
}

/** Whom to call at `now` for what can't wait, beside 112: the practice's line, or the huisartsenpost (ECO-2). */
export function urgentPhonesOf({ team, calendar }: Practice, place: Place, now: Temporal.Instant): UrgentPhones {
  const practice = team.emergencyPhone ?? team.phone
  const phone = urgentPhone(now, calendar, { practice, outOfHours: place.settings.phones.outOfHours })
  return { ...phone, isClosed: isOutOfHours(now, calendar) }
}

/** The same for the resident of these pages; without a practice the huisartsenpost. */
export async function urgentNumberFor(tx: Tx, place: Place): Promise<string> {
  const practice = await findOwnPractice(tx, place)
  return practice ? urgentPhonesOf(practice, place, tx.actor.now).number : place.settings.phones.outOfHours
}
