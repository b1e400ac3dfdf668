import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { activities } from '#db/schema/activities.ts'
import { decideAboutOffer } from '../access/decide-about-offer.server.ts'
import { inPortalName } from '../access/in-portal-name.server.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { checkChoices, listOfferOrganisations } from './offer-choices.server.ts'
import { writeHistory } from './offer-keep.server.ts'
import { standingOfRole } from './offer-standing.ts'

/** What a new activity says until somebody writes it: as little as a draft can. */
const blank = {
  ...{ what: '', forWhom: '', howToJoin: '', translations: {}, pictogram: 'together', domains: [], locationName: '' },
  ...{ languages: ['nl'], startsAt: Temporal.PlainTime.from('10:00'), endsAt: Temporal.PlainTime.from('11:00') },
}

/**
 * Begins a draft (PUB-4): a title and whose it is; the rest is written next. `activityId` is made by the page, so that a second click
 * makes no second one.
 * Refuses `notFound` to who writes nothing, and `offer.work.noSuchChoice` for an organisation that is not theirs to write for.
 */
export async function makeActivity(
  tx: Tx,
  input: {
    readonly activityId: string
    readonly title: string
    readonly organiserId: string
    readonly today: Temporal.PlainDate
  },
): Promise<Result<{ readonly activityId: string }>> {
  const { activityId: id, title, organiserId, today: firstDate } = input
  const standing = standingOfRole(tx.actor.role)
  const isTheirs = standing !== null && isId(id) && isId(organiserId)
  const organisationIds = isTheirs ? [organiserId] : []
  if (!decideAboutOffer(tx, { action: 'create', isTheirs, organisationIds, activityId: id }) || !standing)
    return notFound
  const checked = await checkChoices(tx, { standing }, { organiserId, neighbourhoodId: null })
  if (!checked.ok) return refuse('offer.work.noSuchChoice')
  const { tenantId, now, personId } = tx.actor
  await inPortalName(tx, async () => {
    const made = await tx
      .insert(activities)
      .values({
        ...blank,
        tenantId,
        id,
        organiserId,
        title,
        firstDate,
        state: 'draft',
        updatedAt: now,
        authorPersonId: personId,
      })
      .onConflictDoNothing()
      .returning({ id: activities.id })
    if (made.length > 0) await writeHistory(tx, id, { kind: 'made', changes: { title: [null, title] } })
  })
  return done({ activityId: id })
}

/** For which organisations somebody may begin an activity; logged. Refuses `notFound` to who writes nothing. */
export async function listOfferMaking(
  tx: Tx,
): Promise<Result<readonly { readonly id: string; readonly name: string }[]>> {
  const standing = standingOfRole(tx.actor.role)
  const organisations = standing ? await listOfferOrganisations(tx, standing) : []
  const organisationIds = standing === 'organiser' ? organisations.map(({ id }) => id) : [tx.actor.tenantId]
  const decided = decideAboutOffer(tx, { action: 'read', isTheirs: standing !== null, organisationIds })
  return decided ? done(organisations) : notFound
}
