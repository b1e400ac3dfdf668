import type { Temporal } from 'temporal-polyfill'
import { spansText } from './hours-text.ts'
import type { OpeningHours } from './opening-hours.ts'

interface Written {
  readonly name: string
  readonly description: string
  readonly providerName: string | null
  readonly domains: readonly string[]
  readonly questions: readonly string[]
  readonly targetGroups: readonly string[]
  readonly languages: readonly string[]
  readonly street: string | null
  readonly postcode: string | null
  readonly neighbourhoodId: string | null
  readonly openingHours: string | null
  readonly hours: OpeningHours | null
  readonly costs: string | null
  readonly howToRegister: string | null
  readonly wheelchairAccessible: boolean
  readonly phone: string | null
  readonly email: string | null
  readonly website: string | null
  readonly keyContactFunction: string | null
  readonly keyContactPhone: string | null
  readonly keyContactUntil: Temporal.PlainDate | null
  readonly successorFunction: string | null
  readonly successorPhone: string | null
  readonly ownerPersonId: string | null
  readonly ownerSuccessorId: string | null
  readonly organisationId: string | null
}

export type EntryValues = Readonly<Record<string, string | readonly string[]>>

/** What stands in the fields of the form before anybody types; of a new entry nothing but Dutch. */
export function entryValues(entry: Written | null): EntryValues {
  if (entry === null) return { languages: ['nl'] }
  const { hours } = entry
  const days = [1, 2, 3, 4, 5, 6, 7].map(
    (weekday) =>
      [`day${weekday}`, spansText((hours?.weekly ?? []).filter((span) => span.weekday === weekday))] as const,
  )
  return {
    ...{ name: entry.name, description: entry.description, providerName: entry.providerName ?? '' },
    ...{ domains: entry.domains, questions: entry.questions, languages: entry.languages },
    targetGroups: entry.targetGroups.join(', '),
    ...{ street: entry.street ?? '', postcode: entry.postcode ?? '', neighbourhoodId: entry.neighbourhoodId ?? '' },
    openingHours: entry.openingHours ?? '',
    ...Object.fromEntries(days),
    onHolidays: hours?.holidays === 'asUsual' ? 'yes' : '',
    singleDays: (hours?.days ?? []).map(({ date, spans }) => `${date} ${spansText(spans) || 'dicht'}`).join('\n'),
    ...{ costs: entry.costs ?? '', howToRegister: entry.howToRegister ?? '' },
    stepFree: entry.wheelchairAccessible ? 'yes' : '',
    ...{ phone: entry.phone ?? '', email: entry.email ?? '', website: entry.website ?? '' },
    ...{ keyContactFunction: entry.keyContactFunction ?? '', keyContactPhone: entry.keyContactPhone ?? '' },
    keyContactUntil: entry.keyContactUntil?.toString() ?? '',
    ...{ successorFunction: entry.successorFunction ?? '', successorPhone: entry.successorPhone ?? '' },
    ...{ ownerPersonId: entry.ownerPersonId ?? '', ownerSuccessorId: entry.ownerSuccessorId ?? '' },
    organisationId: entry.organisationId ?? '',
  }
}
