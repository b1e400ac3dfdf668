import type { Tx } from '#db/client.server.ts'
import { listOrganisationNames } from '../organisations/teams.queries.server.ts'
import { done, refuse, type Result } from '../shared/result.ts'
import { listNeighbourhoods } from '../tenants/tenants.queries.server.ts'
import type { OfferValues } from './offer-fields.ts'
import type { Standing } from './offer-standing.ts'
import { ownOrganisations } from './offer.queries.server.ts'

interface Named {
  readonly id: string
  readonly name: string
}

/** For which organisations somebody with this standing may write: an organiser for the own ones, everybody else for each. */
export async function listOfferOrganisations(tx: Tx, standing: Standing): Promise<Named[]> {
  const all = await listOrganisationNames(tx)
  if (standing !== 'organiser') return all
  const own = await ownOrganisations(tx)
  return all.filter(({ id }) => own.includes(id))
}

export async function listOfferNeighbourhoods(tx: Tx): Promise<Named[]> {
  return (await listNeighbourhoods(tx)).map(({ id, name }) => ({ id, name }))
}

/** Refuses `offer.work.noSuchChoice` for an organisation that is not theirs to write for, or a neighbourhood of another wijk. */
export async function checkChoices(
  tx: Tx,
  { standing }: { readonly standing: Standing },
  { organiserId, neighbourhoodId }: Pick<OfferValues, 'organiserId' | 'neighbourhoodId'>,
): Promise<Result<undefined>> {
  const organisations = await listOfferOrganisations(tx, standing)
  const neighbourhoods = neighbourhoodId === null ? [] : await listOfferNeighbourhoods(tx)
  const known = organisations.some(({ id }) => id === organiserId)
  const near = neighbourhoodId === null || neighbourhoods.some(({ id }) => id === neighbourhoodId)
  return known && near ? done() : refuse('offer.work.noSuchChoice')
}
