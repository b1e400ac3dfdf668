import { newId } from '#app/domain/shared/ids.ts'
import { directoryEntries } from '../schema/directory.ts'
import { insertMany } from './factories/insert.server.ts'
import { streetLine } from './seed-organisations.server.ts'
import type { Wijk } from './wijk.ts'

/** The sociale kaart: functions, never a private person (PUB-3). */
export async function seedDirectory({ owner, tenant, data, moments, idOf }: Wijk): Promise<void> {
  await insertMany(
    owner,
    directoryEntries,
    data.directory.map((entry) => ({
      tenantId: tenant.id,
      id: newId(),
      organisationId: entry.organisationKey === null ? null : idOf('organisation', entry.organisationKey),
      name: entry.name,
      description: entry.description,
      domains: [...entry.domains],
      targetGroups: [...entry.targetGroups],
      languages: [...entry.languages],
      street: streetLine(entry.address),
      neighbourhoodId: idOf('neighbourhood', entry.address.neighbourhoodKey),
      openingHours: entry.openingHours,
      costs: entry.costs,
      howToRegister: entry.howToRegister,
      wheelchairAccessible: entry.wheelchairAccessible,
      phone: entry.phone,
      keyContactFunction: entry.keyContactFunction,
      lastCheckedOn: moments.today.subtract({ days: entry.lastCheckedDaysAgo }),
    })),
  )
}
