import type { Tx } from '#db/client.server.ts'
import { listOwnedOffer, mayKeepOffer, type OwnedOffer } from '../activities/owned-offer.queries.server.ts'
import { listOwnedEntries } from '../directory/owned-entries.queries.server.ts'
import { listOrganisationWorkers, type OrganisationWorker } from '../organisations/at-work.queries.server.ts'
import { findProfessionals } from '../organisations/professionals.queries.server.ts'
import { listOrganisationsOf } from '../organisations/teams.queries.server.ts'
import type { NeighbourhoodKind, OpenWork } from './departure.ts'
import type { DepartureItemRow, DepartureRow } from './open-work.queries.server.ts'

/** One thing that somebody keeps for the neighbourhood: an entry of the sociale kaart, an activity, or a calendar. */
export interface NeighbourhoodWork extends OpenWork {
  readonly kind: NeighbourhoodKind
  readonly subject: string
  readonly organisationId: string | null
  /** Who was named beforehand to follow (PUB-3). */
  readonly namedId: string | null
  readonly offer: Pick<OwnedOffer, 'kind' | 'state'> | null
}

interface Whose {
  readonly personId: string
  readonly timeZone: string
}

/** What somebody keeps for the neighbourhood now, by kind and name. Callers decided. */
export async function listNeighbourhoodWork(tx: Tx, whose: Whose): Promise<NeighbourhoodWork[]> {
  const nobody = { teamId: null, residentId: null }
  const entries = await listOwnedEntries(tx, whose)
  const offer = await listOwnedOffer(tx, whose)
  return [
    ...entries.map(({ id, name, organisationId, successorId }) => ({
      ...{ kind: 'DIRECTORY_ENTRY' as const, objectId: id, ...nobody },
      ...{ subject: name, organisationId, namedId: successorId, offer: null },
    })),
    ...offer.map(({ id, title, organisationId, ...each }) => ({
      ...{ kind: each.kind, objectId: id, ...nobody },
      ...{ subject: title, organisationId, namedId: null, offer: each },
    })),
  ]
}

/** Who may be asked to keep it. */
export interface Candidate {
  readonly id: string
  readonly name: string
}

/**
 * Who may take over each of these things, by called name: who works for its organisation, or for one of whoever leaves, and whose
 * role may keep it (access: Public activity / sociale kaart); for an entry also who was named beforehand.
 * @param ask.teamOrganisations of who leaves, and so of their colleagues.
 */
export async function listCandidates(
  tx: Tx,
  works: readonly NeighbourhoodWork[],
  ask: { readonly personId: string; readonly teamOrganisations: readonly string[]; readonly timeZone: string },
): Promise<ReadonlyMap<string, readonly Candidate[]>> {
  if (works.length === 0) return new Map()
  const workers = (await listOrganisationWorkers(tx, ask)).filter(({ id }) => id !== ask.personId)
  const fits = ({ organisationId, namedId, offer }: NeighbourhoodWork, worker: OrganisationWorker) => {
    if (worker.id === namedId) return true
    const isOurs = worker.organisationId === organisationId
    const isNear = isOurs || ask.teamOrganisations.includes(worker.organisationId)
    if (offer === null) return isNear
    return (worker.role === 'ACTIVITY_ORGANISER' ? isOurs : isNear) && mayKeepOffer(worker.role, offer)
  }
  return new Map(
    works.map((work) => {
      const those = workers.filter((worker) => fits(work, worker)).map(({ id, name }) => [id, name] as const)
      return [work.objectId, [...new Map(those)].map(([id, name]) => ({ id, name }))]
    }),
  )
}

/** One thing as who plans the leave sees it. */
export interface ShownNeighbourhoodWork extends NeighbourhoodWork {
  readonly candidates: readonly Candidate[]
  /** Asked, and has not answered. */
  readonly askedName: string | null
}

/**
 * What somebody who leaves keeps for the neighbourhood, with who may be asked for each and who was. Callers decided.
 * @param asked who is asked for what in this leave.
 */
export async function showNeighbourhoodWork(
  tx: Tx,
  { personId, teamIds }: Pick<DepartureRow, 'personId' | 'teamIds'>,
  { asked, timeZone }: { readonly asked: readonly DepartureItemRow[]; readonly timeZone: string },
): Promise<ShownNeighbourhoodWork[]> {
  const works = await listNeighbourhoodWork(tx, { personId, timeZone })
  const teamOrganisations = (await listOrganisationsOf(tx, teamIds)).map(({ organisationId }) => organisationId)
  const candidates = await listCandidates(tx, works, { personId, teamOrganisations, timeZone })
  const whom = new Map(asked.map((item) => [`${item.kind} ${item.objectId}`, item.successorPersonId]))
  const people = await findProfessionals(tx, [...whom.values()])
  return works.map((work) => {
    const askedId = whom.get(`${work.kind} ${work.objectId}`) ?? null
    const askedName = askedId === null ? null : (people.get(askedId)?.name ?? null)
    return { ...work, candidates: candidates.get(work.objectId) ?? [], askedName }
  })
}

/** Who may be asked to take over one thing; nobody when it is in other hands. Callers decided. */
export async function candidatesOf(
  tx: Tx,
  departure: Pick<DepartureRow, 'personId' | 'teamIds'>,
  objectId: string,
  timeZone: string,
): Promise<readonly Candidate[]> {
  const works = await showNeighbourhoodWork(tx, departure, { asked: [], timeZone })
  return works.find((work) => work.objectId === objectId)?.candidates ?? []
}
