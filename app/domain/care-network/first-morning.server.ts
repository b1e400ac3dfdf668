import type { Tx } from '#db/client.server.ts'
import { listMemberships } from '../organisations/memberships.server.ts'
import { listTeamMembers, type TeamMember } from '../organisations/professionals.queries.server.ts'

/** Days from the first day of work on which the day begins with a welcome. */
const newDays = 3

/** Whether the acting professional came to work here in the last days. */
export async function isNewcomer(tx: Tx, { timeZone }: { readonly timeZone: string }): Promise<boolean> {
  const { personId, now } = tx.actor
  if (!personId) return false
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate()
  const own = await listMemberships(tx, { personIds: [personId], timeZone })
  return own.length > 0 && own.every(({ startsOn }) => startsOn.until(today).days < newDays)
}

/** Who works with the acting professional today. */
export async function listColleagues(tx: Tx, { timeZone }: { readonly timeZone: string }): Promise<TeamMember[]> {
  const members = await listTeamMembers(tx, tx.actor.teamIds, timeZone)
  return members.filter(({ id }) => id !== tx.actor.personId)
}
