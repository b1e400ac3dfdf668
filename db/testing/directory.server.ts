import type { Temporal } from 'temporal-polyfill'
import { readHours } from '#app/domain/directory/hours-text.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { directoryEntries } from '../schema/directory.ts'
import type { OwnerDb } from '../seed/factories/insert.server.ts'
import { testNow } from './neighbourhood.server.ts'

type Entry = typeof directoryEntries.$inferInsert

/** The day of the tests, in the zone of the wijk. */
export const directoryDay: Temporal.PlainDate = testNow.toZonedDateTimeISO('Europe/Amsterdam').toPlainDate()

/** An entry of the sociale kaart that everybody sees, open on working days from nine to five; gives its id. */
export async function makeEntry(
  { db }: Pick<OwnerDb, 'db'>,
  tenantId: string,
  fields: Partial<Entry> & { readonly checkedDaysAgo?: number; readonly hoursText?: string | null } = {},
): Promise<string> {
  const { checkedDaysAgo = 10, hoursText = 'Mo-Fr 09:00-17:00; PH off', ...given } = fields
  const id = given.id ?? newId()
  await db.insert(directoryEntries).values({
    ...{ tenantId, id, name: 'Hulp bij schulden', description: 'Wij helpen u verder.' },
    ...{ domains: ['SOCIETAL'], targetGroups: ['volwassenen'], languages: ['nl'], questions: ['DEBTS'] },
    ...{ street: 'Amazonedreef 962', phone: '030 555 20 02', keyContactFunction: 'medewerker' },
    ...{ providerId: given.organisationId ?? id, providerName: 'Buurtteam', lastCheckedBy: 'Buurtteam' },
    hours: hoursText === null ? null : readHours(hoursText),
    lastCheckedOn: directoryDay.subtract({ days: checkedDaysAgo }),
    updatedAt: testNow,
    ...given,
  })
  return id
}
