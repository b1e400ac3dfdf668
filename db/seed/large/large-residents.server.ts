import { registrationTopics } from '#app/domain/access/topics.ts'
import { sealIdentityNumber, sealPhone } from '#app/domain/identity/sealed-contact.server.ts'
import { nameLists } from '../data/resident-names.ts'
import { testIdentityNumber } from '../data/test-identity-number.ts'
import { copyRows, type CopyValue } from './copy-rows.server.ts'
import type { LargeWijk } from './large-wijk.server.ts'
import { sequenceOf } from './sequence.ts'

const practiceOf = ({ plan }: LargeWijk, index: number) => index % plan.practices

function* residentRows({ wish, tenant, now, residentIds }: LargeWijk): Generator<CopyValue[]> {
  const { dice } = sequenceOf(`${wish.slug}:${wish.seed}:names`)
  const two = (value: number) => String(value).padStart(2, '0')
  for (const [index, id] of residentIds.entries()) {
    const whose = { tenantId: tenant.id, id }
    const phone = sealPhone(whose, `030 555 ${two(Math.floor(index / 100) % 100)} ${two(index % 100)}`)
    const { bsnSealed, bsnHash } = sealIdentityNumber(whose, testIdentityNumber(index))
    const list = dice.pick(nameLists)
    const given = dice.pick(dice.chance(0.5) ? list.women : list.men)
    const born = `${1930 + dice.below(76)}-${two(1 + dice.below(12))}-${two(1 + dice.below(28))}`
    yield [
      tenant.id,
      id,
      given,
      dice.pick(list.families),
      born,
      list.language,
      now.toString(),
      phone,
      bsnSealed,
      bsnHash,
    ]
  }
}

interface Registration {
  readonly id: string
  readonly residentId: string
  readonly practice: number
}

function* grantRows({ wish, tenant, teamIds }: LargeWijk, registrations: readonly Registration[], since: string) {
  const { nextId } = sequenceOf(`${wish.slug}:${wish.seed}:grants`)
  for (const { id, residentId, practice } of registrations) {
    for (const topic of registrationTopics) {
      const source = ['contribute', 'care_relationship', id, `[${since},)`]
      yield [tenant.id, nextId(), residentId, teamIds[practice]!, topic, ...source]
    }
  }
}

/** Residents, each registered with a practice, with the grants that follow from it. */
export async function copyLargeResidents(wijk: LargeWijk): Promise<void> {
  const { client, tenant, now, wish, teamIds, staffIds, residentIds } = wijk
  const { nextId } = sequenceOf(`${wish.slug}:${wish.seed}:registrations`)
  const since = now.subtract({ hours: 24 * 365 * 4 }).toString()
  const registrations = residentIds.map((residentId, index) => ({
    ...{ id: nextId(), residentId, practice: practiceOf(wijk, index) },
  }))
  await copyRows(
    client,
    'people',
    ['tenant_id', 'id', 'created_at'],
    residentIds.map((id) => [tenant.id, id, since]),
  )
  const sealed = ['phone_sealed', 'bsn_sealed', 'bsn_hash']
  const columns = ['tenant_id', 'id', 'given_name', 'family_name', 'birth_date', 'language', 'created_at', ...sealed]
  await copyRows(client, 'residents', columns, residentRows(wijk))
  await copyRows(
    client,
    'care_relationships',
    ['tenant_id', 'id', 'resident_id', 'team_id', 'person_id', 'kind', 'starts_at'],
    registrations.map(({ id, residentId, practice }) => {
      const gp = staffIds[practice]![0]!
      return [tenant.id, id, residentId, teamIds[practice]!, gp, 'REGISTRATION', since]
    }),
  )
  await copyRows(
    client,
    'access_grants',
    ['tenant_id', 'id', 'resident_id', 'grantee_team_id', 'topic', 'level', 'source', 'source_id', 'during'],
    grantRows(wijk, registrations, since),
  )
}
