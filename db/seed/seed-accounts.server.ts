import { newId } from '#app/domain/shared/ids.ts'
import { accounts } from '../schema/identity.ts'
import { insertMany } from './factories/insert.server.ts'
import type { Wijk } from './wijk.ts'

/** An account for everybody with a mail address. */
export async function seedAccounts({ owner, tenant, data, moments, passwordHash, idOf }: Wijk): Promise<void> {
  const createdAt = moments.at(moments.today.subtract({ days: 380 }), '09:00')
  const account = (
    kind: 'resident' | 'professional' | 'admin' | 'officer',
    key: string,
    email: string,
    { language = 'nl', displayName = null }: { language?: string; displayName?: string | null } = {},
  ) => ({
    tenantId: tenant.id,
    id: newId(),
    personId: idOf('person', key),
    email,
    passwordHash,
    kind,
    displayName,
    language,
    createdAt,
  })
  await insertMany(owner, accounts, [
    ...data.residents.flatMap(({ key, email, pageLanguage }) =>
      email === null ? [] : [account('resident', key, email, { language: pageLanguage })],
    ),
    ...data.professionals.map(({ key, email }) => account('professional', key, email)),
    ...data.administrators.map(({ key, kind, email, givenName, familyName }) =>
      account(kind ?? 'admin', key, email, { displayName: `${givenName} ${familyName}` }),
    ),
  ])
}
