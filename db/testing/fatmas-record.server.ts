import { anonymousActor, type Actor } from '#app/domain/shared/actor.ts'
import { closePool } from '../client.server.ts'
import { makeCanary } from './canary.server.ts'
import { listTables } from './catalog.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from './neighbourhood.server.ts'
import { claiming, connectAsApp, type Claims } from './raw-app.server.ts'

/** Who asks the database itself about Fatma, as whom, and what each may see of her there. */

const everything = 'BODY MIND SOCIAL SOCIETAL RESULTS APPOINTMENTS PLAN MESSAGES CONTACT CARE_TEAM HELP'
/** The topics whose content a role may read, as the permission matrix has it: an assistant knows that a 4D exists, not what it says. */
const topics: Partial<Record<Actor['role'], string>> = {
  RESIDENT: everything,
  GENERAL_PRACTITIONER: everything,
  PRACTICE_NURSE: everything,
  SOCIAL_WORKER: everything,
  PRACTICE_ASSISTANT: 'APPOINTMENTS MESSAGES CONTACT CARE_TEAM',
}

export type Visitor = keyof TestNeighbourhood['actors'] | 'anonymous' | 'farGp' | 'farResident' | 'farGpHere'
export const visitors: readonly Visitor[] = [
  ...(['fatma', 'joost', 'petra', 'sanne', 'noor', 'farid', 'otherGp', 'otherAssistant', 'danuta', 'admin'] as const),
  ...(['anonymous', 'farGp', 'farResident', 'farGpHere'] as const),
]

/** Who comes to the database of this wijk. */
export function actorOf(wijk: TestNeighbourhood, visitor: Visitor): Actor {
  const { actors, otherTenantActors: far, tenant } = wijk
  if (visitor === 'anonymous') return anonymousActor(tenant.id, testNow, 'test')
  if (visitor === 'farGp') return far.gp
  if (visitor === 'farResident') return far.resident
  // A professional of another wijk who gets into this one.
  if (visitor === 'farGpHere') return { ...far.gp, tenantId: tenant.id }
  return actors[visitor]
}

/** What the portal tells the database of somebody. */
export function claimsOf({ tenantId, personId, kind, teamIds, role, now }: Actor): Claims {
  const readable = (topics[role] ?? '').split(' ').filter(Boolean)
  return { tenant: tenantId, person: personId, kind, teams: teamIds, topics: readable, now: now.toString() }
}

export const contact = ['residents']
export const careTeam = ['care_relationships', 'case_coordinators']
const grants = ['access_grants']
export const asked = ['messages', 'threads']
const agenda = ['appointment_participants', 'appointments']
/** What she waits for, the times that she was told of, and what she may choose a time for. */
const waiting = ['booking_invitations', 'waiting_list_entries', 'waiting_list_offers']
/** What did not arrive, of an appointment with the practice. */
const notices = ['appointment_notices']
/** What she takes part in. */
const takesPart = ['registrations', 'sign_ups']
export const fourDomains = ['assessment_notes', 'assessment_priorities', 'assessments']
export const invited = ['invitations', 'invitees']
const mandated = ['hidden_from_representatives', 'mandates']
const account = ['accounts', 'people']
export const shared = ['sharing_permissions']

/** Who sees a row of Fatma's in which tables. Whoever is not named sees none. */
export const maySee: Partial<Record<Visitor, readonly string[]>> = {
  fatma: [
    ...contact,
    ...careTeam,
    ...grants,
    ...asked,
    ...agenda,
    ...waiting,
    ...fourDomains,
    ...invited,
    ...shared,
    ...mandated,
    ...account,
    ...notices,
    ...takesPart,
    'contact_preferences',
    'notifications',
    'question_drafts',
  ],
  joost: [
    ...mandated,
    ...notices,
    ...contact,
    ...careTeam,
    ...grants,
    ...asked,
    ...agenda,
    ...waiting,
    ...fourDomains,
    ...invited,
  ],
  petra: [...mandated, ...notices, ...contact, ...careTeam, ...grants, ...asked, ...agenda, ...waiting, ...fourDomains],
  sanne: [...mandated, ...notices, ...contact, ...careTeam, ...grants, ...asked, ...agenda, ...waiting],
  noor: [...mandated, ...notices, ...contact, ...careTeam, ...grants, ...asked, ...agenda, ...waiting],
  // Not what Fatma asked her practice, and not a 4D that was not agreed.
  farid: [...mandated, ...contact, ...careTeam, ...grants, ...agenda, ...invited, ...shared],
  // That there is an account, for the administrator; not whose dossier it is.
  admin: account,
}

/** Fatma and everything of hers, and a connection as the portal's role without any code of the portal. */
export async function makeFatmasRecord() {
  const wijk = await makeTestNeighbourhood()
  const fatmas = await makeCanary(wijk)
  const client = await connectAsApp()
  const tables = await listTables(wijk.owner)
  const isFatmas = (row: unknown) => fatmas.marks.some((mark) => JSON.stringify(row).includes(mark))
  return {
    ...{ wijk, fatmas, client, tables, isFatmas },
    /** The tables in which somebody sees a row of Fatma's, by `select *` on every table and column that can be read. */
    async seen(claims: Claims | null): Promise<string[]> {
      return claiming(client, claims, async () => {
        const found: string[] = []
        for (const { name, columns } of tables) {
          const every = columns.map((column) => `has_column_privilege('${name}', '${column}', 'select') as "${column}"`)
          const { rows } = await client.query<Record<string, boolean>>(`select ${every.join(', ')}`)
          const readable = columns.filter((column) => rows[0]?.[column])
          if (readable.length === 0) continue
          const answer = await client.query(
            `select ${readable.map((column) => `"${column}"`).join(', ')} from "${name}"`,
          )
          if (answer.rows.some(isFatmas)) found.push(name)
        }
        return found
      })
    },
    async end(): Promise<void> {
      await client.end()
      await closePool()
      await wijk.end()
    },
  }
}
export type FatmasRecord = Awaited<ReturnType<typeof makeFatmasRecord>>
