import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { activities as a } from '#db/schema/activities.ts'
import { findOrganisers } from '../organisations/organisers.queries.server.ts'
import type { ActivityOnCard } from './activity-view.ts'
import { shownStates } from './occurrence-rows.ts'

/** As many as a list shows at once. */
const mostCards = 500

/** No more of an activity than a list shows: reading all of it costs a list three times as much. */
const onCard = {
  id: a.id,
  title: a.title,
  what: a.what,
  forWhom: a.forWhom,
  howToJoin: a.howToJoin,
  translations: a.translations,
  translationStatus: a.translationStatus,
  organiserId: a.organiserId,
  pictogram: a.pictogram,
  domains: a.domains,
  locationName: a.locationName,
  street: a.street,
  costCents: a.costCents,
  womenOnly: a.womenOnly,
  childrenWelcome: a.childrenWelcome,
  languages: a.languages,
  wheelchairAccessible: a.wheelchairAccessible,
  companion: a.companion,
}

/** These activities as a list shows them, as far as people see them, by id; at most 500. Public. */
export async function findActivityCards(
  tx: Tx,
  timeZone: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ActivityOnCard>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const rows = await tx
    .select(onCard)
    .from(a)
    .where(and(eq(a.tenantId, tx.actor.tenantId), inArray(a.state, [...shownStates]), inArray(a.id, wanted)))
    .limit(mostCards)
  const organisers = await findOrganisers(
    tx,
    rows.map((row) => row.organiserId),
  )
  return new Map(
    rows.map((row) => [row.id, { ...row, timeZone, organiserPhone: organisers.get(row.organiserId)?.phone ?? null }]),
  )
}
