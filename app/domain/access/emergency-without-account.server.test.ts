import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeMandate } from '#db/seed/factories/mandate.server.ts'
import { makeTestEmergencies, makeTestOfficer } from '#db/testing/emergencies.server.ts'
import { makeChild, onBehalfOf } from '#db/testing/family.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { cookieOf, importRoute, visit } from '#db/testing/route-walk.server.ts'
import type { Scope } from '../identity/scope.ts'
import type { Actor } from '../shared/actor.ts'
import { notFound } from '../shared/result.ts'
import { getMyEmergency } from './emergencies.queries.server.ts'
import type { Press } from './press-emergency.server.ts'
import { getReview } from './reviews.queries.server.ts'
import { domainTopics } from './topics.ts'
import { withActor } from './with-actor.server.ts'

let wijk: TestNeighbourhood
let button: Awaited<ReturnType<typeof makeTestEmergencies>>
let officer: Actor
let danutas: string
let child: Actor & { personId: string }
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  button = await makeTestEmergencies(wijk)
  officer = await makeTestOfficer(wijk)
  danutas = await cookieOf(wijk, wijk.tenant.id, wijk.actors.danuta)
})
afterAll(() => wijk.end())

const withoutAccount = (id: string) => wijk.owner.client.query('delete from accounts where person_id = $1', [id])
beforeEach(async () => {
  child = await makeChild(wijk, { birthDate: '2019-06-10' })
  await withoutAccount(child.personId)
})

async function parent(scopes: readonly Scope[] = ['dossier', 'messages']) {
  await makeMandate(wijk.owner, wijk.tenant.id, {
    ...{ residentId: child.personId, representativePersonId: wijk.actors.danuta.personId, kind: 'PARENT_UNDER_12' },
    ...{ scopes, startsAt: testNow.subtract({ hours: 1 }), verifiedBy: wijk.actors.sanne.personId },
  })
}
const pressed = (more: Partial<Press> = {}) =>
  button.pressed(wijk.actors.otherGp, { residentId: child.personId, ...more })
async function told() {
  const { rows } = await wijk.owner.client.query<{ person: string; template: string }>(
    `select person_id as person, template from notifications where person_id = any($1) order by created_at, template`,
    [[child.personId, wijk.actors.danuta.personId]],
  )
  await wijk.owner.client.query('delete from notifications')
  return rows.map(({ person, template }) => `${person === child.personId ? 'child' : 'parent'} ${template}`)
}
const reads = (id: string) => withActor(onBehalfOf(wijk.actors.danuta, child), (tx) => getMyEmergency(tx, id))
const officerReads = async (id: string) => {
  const review = await withActor(officer, (tx) => getReview(tx, id))
  return review.ok ? review.value.told : review.refusal.code
}

test('a parent hears it of a child without an account, and reads who it was on the child’s pages', async () => {
  await parent()
  const id = await pressed()
  await button.tell(id)
  expect(await told()).toEqual(['parent forSomebody'])
  expect(await officerReads(id)).toBe('representatives')
  expect(await reads(id)).toMatchObject({ ok: true, value: { name: 'Dokter Visser' } })

  const params = { subjectId: child.personId, emergencyId: id }
  const home = await importRoute('routes/resident/home.tsx')
  const path = `/namens/${child.personId}`
  const seen = await visit(home.loader!, { path, params, tenant: wijk.tenant, cookie: danutas })
  expect(seen.body).toContain(id)
  const page = await importRoute('routes/resident/emergency.tsx')
  const notice = await visit(page.loader!, {
    ...{ path: `${path}/noodtoegang/${id}`, params, tenant: wijk.tenant, cookie: danutas },
  })
  expect(notice.body).toContain('Iemand opende deze gegevens met spoed')
})

test('who has an account hears it alone, and the parent nothing', async () => {
  const own = await makeChild(wijk, { birthDate: '2012-06-10' })
  child = own
  await parent()
  const id = await pressed()
  await button.tell(id)
  expect(await told()).toEqual(['child accessNews'])
  expect(await officerReads(id)).toBe('resident')
  expect(await reads(id)).toEqual(notFound)
})

test('nobody hears it when it was for the safety of the child, and the privacy officer reads that', async () => {
  await parent()
  const id = await pressed({ reasonCode: 'SAFETY_OF_CHILD' })
  await button.tell(id)
  expect(await told()).toEqual([])
  expect(await officerReads(id)).toBe('nobody')
  expect(await reads(id)).toEqual(notFound)
})

test('a parent from whom the record is hidden, or who acts in appointments alone, hears nothing', async () => {
  await parent(['appointments'])
  const first = await pressed()
  await button.tell(first)
  expect(await told()).toEqual([])
  expect(await reads(first)).toEqual(notFound)

  await wijk.owner.client.query('delete from access_grants where source = $1 and resident_id = $2', [
    ...['mandate', child.personId],
  ])
  await wijk.owner.client.query(
    `update mandates set ended_at = starts_at, end_reason = 'practice' where resident_id = $1`,
    [child.personId],
  )
  await parent()
  for (const topic of domainTopics)
    await wijk.owner.client.query(
      `insert into hidden_from_representatives (tenant_id, id, resident_id, topic, hidden_by, hidden_by_kind, reason, during)
       values ($1, gen_random_uuid(), $2, $3, $4, 'professional', 'In het belang van het kind', tstzrange($5, null))`,
      [wijk.tenant.id, child.personId, topic, wijk.actors.joost.personId, testNow.toString()],
    )
  await button.tell(first)
  expect(await told()).toEqual([])
  expect(await reads(first)).toEqual(notFound)
  expect(await officerReads(first)).toBe('nobody')
})

test('a parent hears nothing before the notice is due (BG-1)', async () => {
  await parent()
  const tenant = button.tenantWith({ emergencyNoticeDelayHours: 48 })
  const id = await pressed({ delayHours: 24, delayReason: 'Het gesprek met de ouders is morgen.', tenant })
  expect(await button.tell(id)).toBe(false)
  expect(await told()).toEqual([])
  expect(await reads(id)).toEqual(notFound)
})
