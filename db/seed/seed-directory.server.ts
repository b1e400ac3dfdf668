import { readHours } from '#app/domain/directory/hours-text.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { directoryChanges, directoryEntries, directoryFeedback } from '../schema/directory.ts'
import { directoryTranslations } from './data/directory-translations.ts'
import type { DirectoryEntry } from './data/directory-types.ts'
import { insertMany } from './factories/insert.server.ts'
import { streetLine } from './seed-organisations.server.ts'
import type { Wijk } from './wijk.ts'

/** Who keeps the entries of an organisation, in this order: who sits at the desk first. */
const keepers = ['PRACTICE_ASSISTANT', 'SOCIAL_WORKER', 'ACTIVITY_ORGANISER', 'WELLBEING_COACH', 'PRACTICE_NURSE']

/** What somebody said of an entry without an account, so that a work list is never empty. */
const remarks = [
  { entryKey: 'huisartsen-neckar', reason: 'HOURS', remark: 'Op woensdagmiddag was de deur dicht.', daysAgo: 3 },
  { entryKey: 'mantelzorg', reason: 'PHONE', remark: null, daysAgo: 6 },
  { entryKey: 'fysio-soepel', reason: 'GONE', remark: 'Zij zijn verhuisd, denk ik.', daysAgo: 9 },
] as const

/** The sociale kaart: functions, never a private person (PUB-3). Each entry of an organisation has somebody who keeps it. */
export async function seedDirectory(wijk: Wijk): Promise<void> {
  const { owner, tenant, data, moments, idOf } = wijk
  const providers = new Map<string, string>()
  const providerOf = ({ organisationKey, organisation }: DirectoryEntry) => {
    const id =
      organisationKey === null ? (providers.get(organisation) ?? newId()) : idOf('organisation', organisationKey)
    if (organisationKey === null) providers.set(organisation, id)
    return id
  }
  const keepersOf = ({ organisationKey }: DirectoryEntry) => {
    const teams = data.teams.filter((team) => team.organisationKey === organisationKey).map(({ key }) => key)
    return data.professionals
      .filter(({ teamKey, role }) => teams.includes(teamKey) && keepers.includes(role))
      .sort((one, other) => keepers.indexOf(one.role) - keepers.indexOf(other.role))
      .map(({ key }) => idOf('person', key))
  }
  const rows = data.directory.map((entry) => {
    const [first = null, second = null] = keepersOf(entry)
    const lastCheckedOn = moments.today.subtract({ days: entry.lastCheckedDaysAgo })
    const translations = directoryTranslations[entry.key] ?? {}
    return {
      tenantId: tenant.id,
      id: newId(),
      organisationId: entry.organisationKey === null ? null : idOf('organisation', entry.organisationKey),
      name: entry.name,
      description: entry.description,
      domains: [...entry.domains],
      targetGroups: [...entry.targetGroups],
      languages: [...entry.languages],
      street: streetLine(entry.address),
      postcode: entry.address.postcode,
      neighbourhoodId: idOf('neighbourhood', entry.address.neighbourhoodKey),
      openingHours: entry.openingHours,
      hours: entry.hours === null ? null : readHours(entry.hours),
      costs: entry.costs,
      howToRegister: entry.howToRegister,
      wheelchairAccessible: entry.wheelchairAccessible,
      phone: entry.phone,
      keyContactFunction: entry.keyContactFunction,
      questions: [...entry.questions],
      providerId: providerOf(entry),
      providerName: entry.organisation,
      ownerPersonId: first,
      ownerSuccessorId: second,
      // Of an organisation of the wijk somebody follows when the key contact leaves (PUB-3).
      successorFunction: entry.organisationKey === null ? null : 'teamleider',
      lastCheckedOn,
      lastCheckedBy: entry.organisation,
      translations,
      translationStatus: Object.fromEntries(
        Object.keys(translations).map((each) => [each, { status: 'machine' as const }]),
      ),
      updatedAt: moments.at(lastCheckedOn, '10:00'),
    }
  })
  await insertMany(owner, directoryEntries, rows)
  const idOfEntry = (key: string) => rows[data.directory.findIndex((entry) => entry.key === key)]?.id
  await insertMany(
    owner,
    directoryChanges,
    rows.flatMap(({ tenantId, id: entryId, ownerPersonId, updatedAt: at }) =>
      ownerPersonId === null
        ? []
        : [{ tenantId, id: newId(), entryId, at, kind: 'checked' as const, personId: ownerPersonId, role: 'KEEPER' }],
    ),
  )
  await insertMany(
    owner,
    directoryFeedback,
    remarks.flatMap(({ entryKey, daysAgo, reason, remark }) => {
      const entryId = idOfEntry(entryKey)
      const givenAt = moments.past({ daysAgo, at: '19:30' })
      return entryId ? [{ tenantId: tenant.id, id: newId(), entryId, reason, remark, givenAt }] : []
    }),
  )
}
