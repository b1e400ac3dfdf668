import type { Tx } from '#db/client.server.ts'
import {
  endMachineClient,
  findMachineClient,
  listMachineClients,
  makeMachineClient,
  type MachineClient,
} from '../identity/machine-clients.server.ts'
import { machineScopes } from '../identity/machine-scopes.ts'
import { listTeams } from '../organisations/memberships.server.ts'
import { findTeams } from '../organisations/teams.queries.server.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { decideAboutConnections } from './decide-about-connections.server.ts'
import { inPortalName } from './in-portal-name.server.ts'

/** As many as a page shows. */
const pageSize = 50

interface Practice {
  readonly id: string
  readonly name: string
}

export interface Connections {
  /** Those that a system can be of. */
  readonly practices: readonly Practice[]
  /** The oldest first, ended ones among them. */
  readonly clients: readonly MachineClient[]
  /** Where the next page starts; null on the last. */
  readonly next: string | null
}

async function listPractices(tx: Tx): Promise<Practice[]> {
  const all = await listTeams(tx)
  const kinds = await findTeams(
    tx,
    all.map(({ id }) => id),
  )
  return all.filter(({ id }) => kinds.get(id)?.kind === 'GP_PRACTICE')
}

/**
 * The systems that practices of the wijk connected (`/fhir`), a page at a time. For the administrator alone; logged.
 * `notFound` to everybody else.
 * @param asked.after the id after which it goes on.
 */
export async function listConnections(tx: Tx, { after }: { readonly after: string }): Promise<Result<Connections>> {
  const practices = await listPractices(tx)
  const teamIds = practices.map(({ id }) => id)
  if (!decideAboutConnections(tx, { action: 'read', teamIds })) return notFound
  // Only the portal itself reads who its systems are (0022_interfaces.sql).
  const rows = await inPortalName(tx, () => listMachineClients(tx, { after, limit: pageSize + 1 }))
  const clients = rows.slice(0, pageSize)
  return done({ practices, clients, next: rows.length > pageSize ? (clients.at(-1)?.id ?? null) : null })
}

/**
 * Lets a system of a practice in, with all that a system may ask. Gives its id and its secret, which is shown this once.
 * Refuses `notFound` to who is no administrator and for what is no practice of the wijk, and `shared.conflict` for a form
 * that was sent before: its secret is gone.
 */
export async function makeConnection(
  tx: Tx,
  input: { readonly clientId: string; readonly teamId: string; readonly name: string },
): Promise<Result<{ readonly clientId: string; readonly secret: string }>> {
  const { clientId, teamId, name } = input
  if (!isId(teamId) || !isId(clientId)) return notFound
  if (!decideAboutConnections(tx, { action: 'create', teamIds: [teamId], clientId })) return notFound
  return inPortalName(tx, async () => {
    if (await findMachineClient(tx, clientId)) return refuse('shared.conflict')
    return makeMachineClient(tx, { clientId, teamId, name, scopes: machineScopes })
  })
}

/** Ends a system's way in, at once. Refuses `notFound` to who is no administrator, and for one that is none or was ended. */
export async function endConnection(tx: Tx, { clientId }: { readonly clientId: string }): Promise<Result<undefined>> {
  const found = isId(clientId) ? await inPortalName(tx, () => findMachineClient(tx, clientId)) : null
  const asked = { action: 'delete', teamIds: found ? [found.teamId] : [], clientId } as const
  if (!decideAboutConnections(tx, asked) || !found) return notFound
  return inPortalName(tx, () => endMachineClient(tx, clientId))
}
