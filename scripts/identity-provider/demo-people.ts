import { storyResidents } from '#db/seed/data/story-residents.ts'
import { withClient } from '#db/roles.server.ts'

/** Somebody of the demo neighbourhood, as the identity provider of the demo knows them. */
export interface DemoPerson {
  /** The pseudonym that the portal gets: it tells nobody who this is. */
  readonly subject: string
  readonly name: string
  /** ISO date. */
  readonly birthDate: string
  readonly wijk: string
  /** Of the stories that the demo tells: shown first. */
  readonly featured: boolean
}

// The pseudonym is a hash of the person's id: stable, one a person, and of no use to find the id.
const subject = `translate(rtrim(encode(sha256(convert_to('pseudonym ' || %.id::text, 'UTF8')), 'base64'), '='), '+/', '-_')`
const subjectOf = (table: string) => subject.replace('%', table)
const told = new Set(storyResidents.map(({ givenName, familyName }) => `${givenName} ${familyName}`))

/** Everybody who lives in the demo, by name. */
export async function listDemoPeople(ownerUrl: string): Promise<DemoPerson[]> {
  const { rows } = await withClient(ownerUrl, (owner) =>
    owner.query<Omit<DemoPerson, 'featured'>>(
      `select ${subjectOf('r')} as subject, concat_ws(' ', r.given_name, r.prefix, r.family_name) as name,
         r.birth_date::text as "birthDate", t.name as wijk
       from residents r join tenants t on t.id = r.tenant_id order by r.given_name, r.family_name, r.id limit 2000`,
    ),
  )
  return rows.map((row) => ({ ...row, featured: told.has(row.name) }))
}

/** Lets everybody with an account sign in at this provider; who has none yet needs a code of the desk first (ACC-3). */
export async function knowDemoPeople(ownerUrl: string, issuer: string): Promise<void> {
  await withClient(ownerUrl, (owner) =>
    owner.query(
      `insert into external_identities (tenant_id, issuer, subject, account_id, created_at)
       select a.tenant_id, $1, ${subjectOf('r')}, min(a.id::text)::uuid, min(a.created_at)
       from accounts a join residents r on r.tenant_id = a.tenant_id and r.id = a.person_id
       where a.kind = 'resident' and a.status = 'active' group by a.tenant_id, r.id
       on conflict do nothing`,
      [issuer],
    ),
  )
}
