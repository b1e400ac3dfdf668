import { mandateEnd } from '#app/domain/access/mandate.ts'
import { birthDateOf } from './data/birth-date.ts'
import { makeMandate } from './factories/mandate.server.ts'
import { byKey, type Wijk } from './wijk.ts'

/**
 * Who acts for whom in the stories: Danuta could for her son Kacper until he turned 12, and waits for his answer; Fatma may
 * for her son Emre of 14, who said yes to appointments (REP-2, REP-3).
 */
export async function seedMandates({ owner, tenant, data, moments, idOf }: Wijk): Promise<void> {
  const { timeZone } = tenant
  const assistant = data.professionals.find(
    ({ role, teamKey }) => role === 'PRACTICE_ASSISTANT' && teamKey === 'neckar',
  )
  const children = data.residents.filter(({ key }) => key === 'kacper-kowalski' || key === 'emre-yilmaz')
  if (!assistant) return
  for (const child of children) {
    const parent = byKey(data.residents, child.parentKeys[0] ?? '')
    const birthDate = birthDateOf(child.age, child.birthDayOfYear, moments.today)
    const isYoung = child.key === 'kacper-kowalski'
    const kind = isYoung ? ('PARENT_UNDER_12' as const) : ('PARENT_12_15' as const)
    const startsOn = isYoung
      ? birthDate.add({ years: 12 }).subtract({ days: 200 })
      : moments.today.subtract({ days: 40 })
    const startsAt = moments.at(startsOn, '10:00')
    const endsAt = mandateEnd({ kind, startsAt, birthDate, timeZone, months: 12 })
    await makeMandate(owner, tenant.id, {
      residentId: idOf('person', child.key),
      representativePersonId: idOf('person', parent.key),
      kind,
      scopes: isYoung ? ['appointments', 'messages', 'dossier'] : ['appointments'],
      startsAt,
      endsAt,
      suspendedAt: isYoung ? endsAt : null,
      verifiedBy: idOf('person', assistant.key),
    })
  }
}
