import { and, eq } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { sourcePlace } from '#app/domain/activities/source-place.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { seal } from '#app/platform/sealed-values.server.ts'
import { activities } from '../schema/activities.ts'
import { activitySourceItems, activitySources } from '../schema/activities.sources.ts'
import { offerHistory, offerPending } from '../schema/activities.offer.ts'
import { accounts, people } from '../schema/identity.ts'
import { professionals, teamMemberships, teams } from '../schema/organisations.ts'
import { organisers, type Organiser } from './data/organisers.ts'
import { insertMany } from './factories/insert.server.ts'
import { byKey, type Wijk } from './wijk.ts'

const ownTeam = ({ organisationKey }: Organiser) => `offer ${organisationKey}`
const here = ({ data }: Wijk) => organisers.filter(({ tenant }) => tenant === data.slug)

/** A team of each organisation with an organiser, its people, and their accounts. */
export async function seedOrganisers(wijk: Wijk): Promise<void> {
  const { owner, tenant, data, moments, passwordHash, idOf } = wijk
  const tenantId = tenant.id
  const startsOn = moments.today.subtract({ days: 380 })
  const createdAt = moments.at(startsOn, '09:00')
  const those = here(wijk).map((each) => ({ ...each, id: idOf('person', each.key) }))
  await insertMany(
    owner,
    teams,
    those.map((each) => {
      const { name, phone } = byKey(data.organisations, each.organisationKey)
      return {
        ...{ tenantId, id: idOf('team', ownTeam(each)), organisationId: idOf('organisation', each.organisationKey) },
        ...{ kind: 'COMMUNITY_ORGANISATION' as const, name, phone },
        ...{ opensAt: Temporal.PlainTime.from('09:00'), closesAt: Temporal.PlainTime.from('17:00') },
      }
    }),
  )
  await insertMany(
    owner,
    people,
    those.map(({ id }) => ({ tenantId, id, createdAt })),
  )
  await insertMany(
    owner,
    professionals,
    those.map(({ id, givenName, familyName, languages }) => ({
      ...{ tenantId, id, givenName, familyName, calledName: givenName, prefix: null, languages: [...languages] },
    })),
  )
  await insertMany(
    owner,
    teamMemberships,
    those.map((each) => ({
      ...{ tenantId, id: newId(), teamId: idOf('team', ownTeam(each)), personId: each.id, startsOn },
      role: 'ACTIVITY_ORGANISER' as const,
    })),
  )
  await insertMany(
    owner,
    accounts,
    those.map(({ id, email }) => ({
      ...{ tenantId, id: newId(), personId: id, email, passwordHash, kind: 'professional' as const },
      ...{ displayName: null, language: 'nl', createdAt },
    })),
  )
}

type Row = typeof activities.$inferSelect
const days = (count: number) => ({ hours: 24 * count })

/** A calendar of an organiser that could not be read since yesterday: what came from it stays as it is. */
async function seedSource({ owner, tenant, moments }: Wijk, personId: string, taken: Row): Promise<void> {
  const [tenantId, id, createdAt] = [tenant.id, newId(), moments.now.subtract(days(30))]
  const { organiserId, forWhom, howToJoin, title, what, locationName, street } = taken
  const failingSince = moments.now.subtract(days(1))
  await insertMany(owner, activitySources, [
    {
      ...{ tenantId, id, organiserId, forWhom, howToJoin, domain: 'SOCIAL' as const, name: 'agenda.example' },
      urlSealed: seal('https://agenda.example/buurt.ics', sourcePlace.url(tenantId, id)),
      ...{ createdByPersonId: personId, createdAt, begunAt: createdAt, readAt: failingSince.subtract({ hours: 3 }) },
      ...{ triedAt: moments.now, failingSince, failure: 'unreachable' },
    },
  ])
  const times = { startsAt: taken.startsAt.toString().slice(0, 5), endsAt: taken.endsAt.toString().slice(0, 5) }
  const item = {
    ...{ key: `buurt-${organiserId}`, title, what, locationName, street, ...times, rule: taken.recurrenceRule },
    ...{ firstDate: taken.firstDate.toString(), lastDate: taken.lastDate?.toString() ?? null },
    ...{ changes: [], isCancelled: false, categories: [] },
  }
  const of = { tenantId, organiserId, itemKey: item.key, sourceId: id, activityId: taken.id }
  await insertMany(owner, activitySourceItems, [{ ...of, taken: item, seenAt: failingSince }])
}

/** What waits for the editor, and what an organiser has begun: the first two activities of each, once more and otherwise. */
export async function seedOffer(wijk: Wijk): Promise<void> {
  const { owner, tenant, moments, idOf } = wijk
  const tenantId = tenant.id
  for (const { key, givenName, organisationKey } of here(wijk)) {
    const [personId, organiserId] = [idOf('person', key), idOf('organisation', organisationKey)]
    const own = await owner.db
      .select()
      .from(activities)
      .where(and(eq(activities.tenantId, tenantId), eq(activities.organiserId, organiserId)))
      .orderBy(activities.title)
      .limit(2)
    const [first, second = first] = own
    if (!first || !second) continue
    const again = (row: Row, changes: Partial<Row>) => ({
      ...{ ...row, id: newId(), sequence: 0, version: 1, authorPersonId: personId, translations: {} },
      ...{ translationStatus: {}, ...changes },
    })
    const submittedAt = moments.now.subtract(days(2))
    const submitted = again(first, {
      state: 'submitted',
      title: 'Samen ontbijten',
      submittedAt,
      updatedAt: submittedAt,
    })
    const draft = again(second, { state: 'draft', title: 'Zomerfeest', howToJoin: '', updatedAt: moments.now })
    await insertMany(owner, activities, [submitted, draft])
    await seedSource(wijk, personId, second)
    const { title, forWhom, howToJoin } = first
    await insertMany(owner, offerPending, [
      {
        ...{ tenantId, activityId: first.id, personId, at: moments.now.subtract(days(1)) },
        words: { title, forWhom, howToJoin, what: `${first.what} Neem gerust iemand mee.` },
      },
    ])
    await insertMany(
      owner,
      offerHistory,
      [submitted, draft].map(({ id, updatedAt }) => ({
        ...{ tenantId, id: newId(), activityId: id, at: updatedAt, personId, byName: givenName },
        ...{ kind: 'made' as const, changes: {} },
      })),
    )
  }
}
