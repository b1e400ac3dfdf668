import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeMandate } from '#db/seed/factories/mandate.server.ts'
import { everyScope, onBehalfOf } from '#db/testing/family.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { cookieOf, importRoute, visit } from '#db/testing/route-walk.server.ts'
import type { Actor } from '../shared/actor.ts'
import { listLooks } from './access-log.queries.server.ts'
import { byLegalDuty, recordLegalReport } from './legal-duty.server.ts'
import { withActor } from './with-actor.server.ts'

let wijk: TestNeighbourhood
let cookies: Record<'joost' | 'otherGp' | 'fatma', string>
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  const cookie = (name: keyof typeof cookies) => cookieOf(wijk, wijk.tenant.id, wijk.actors[name])
  cookies = { joost: await cookie('joost'), otherGp: await cookie('otherGp'), fatma: await cookie('fatma') }
})
afterAll(() => wijk.end())

const fatmas = () => wijk.actors.fatma.personId
const card = async (who: keyof typeof cookies, query = '', body?: object) => {
  const { loader, action } = await importRoute('routes/professional/resident.tsx')
  const params = { residentId: fatmas() }
  const given = { path: `/werk/bewoners/${fatmas()}${query}`, params, tenant: wijk.tenant, cookie: cookies[who] }
  if (!body) return visit(loader!, given)
  return visit(action!, { ...given, body: new URLSearchParams(body as Record<string, string>) })
}
const reasons = async () => {
  const { rows } = await wijk.owner.db.execute<{
    event: string
    purpose: string
    type: string | null
    outcome: string
  }>(
    sql`select distinct l.event_code as event, l.purpose_of_use as purpose, l.event_type as type, l.outcome
        from access_log l join access_log_objects o on o.entry_id = l.id where o.object_id = ${fatmas()}`,
  )
  return rows
}
const duty = '?reden=wettelijke-plicht'

test('a look because the law says so stands in the log with that reason, and opens nothing more', async () => {
  const plain = JSON.parse((await card('joost')).body) as { card: unknown }
  expect((await reasons()).map(({ purpose }) => purpose)).toEqual(['TREAT'])
  const byDuty = JSON.parse((await card('joost', duty)).body) as { card: unknown; duty: unknown }
  expect(byDuty.duty).toEqual({ active: true, reported: false })
  expect(byDuty.card).toEqual(plain.card)
  expect(await reasons()).toContainEqual({ event: '110110', purpose: 'THREAT', type: 'legalDuty', outcome: 'success' })
})

test('that one reported is written down as a disclosure, without a word of what', async () => {
  const sent = await card('joost', duty, { intent: 'reported' })
  expect([sent.status, sent.location]).toEqual([303, `/werk/bewoners/${fatmas()}${duty}&gemeld=ja`])
  expect(await reasons()).toContainEqual({ event: '110106', purpose: 'THREAT', type: 'legalDuty', outcome: 'success' })
})

test('a stranger may not, and nobody may without the reason', async () => {
  expect((await card('otherGp', duty)).status).toBe(404)
  expect((await card('otherGp', duty, { intent: 'reported' })).status).toBe(404)
  expect((await card('joost', '', { intent: 'reported' })).status).toBe(404)
  const report = (actor: Actor) => withActor(actor, (tx) => recordLegalReport(tx, { residentId: fatmas() }))
  expect(await report(wijk.actors.joost)).toMatchObject({ ok: false })
  expect(await report(byLegalDuty(wijk.actors.fatma))).toMatchObject({ ok: false })
  expect(await report(byLegalDuty(wijk.actors.otherGp))).toMatchObject({ ok: false })
  expect(await reasons()).toContainEqual({ event: '110106', purpose: 'THREAT', type: 'legalDuty', outcome: 'refused' })
})

test('I read the reason in "wie heeft gekeken"; who acts for me does not see that look', async () => {
  const { loader } = await importRoute('routes/resident/access-log.tsx')
  const path = '/mijn/wie-heeft-gekeken'
  const own = await visit(loader!, { path, tenant: wijk.tenant, cookie: cookies.fatma })
  expect(own.body).toContain('(omdat de wet dat vraagt)')
  await makeMandate(wijk.owner, wijk.tenant.id, {
    ...{ residentId: fatmas(), representativePersonId: wijk.actors.danuta.personId, kind: 'PROXY' },
    ...{ scopes: everyScope, startsAt: testNow.subtract({ hours: 48 }) },
  })
  const acting = onBehalfOf(wijk.actors.danuta, wijk.actors.fatma)
  const asked = { from: testNow.subtract({ hours: 24 }), before: null, timeZone: 'Europe/Amsterdam' }
  const looks = await withActor(acting, (tx) => listLooks(tx, asked))
  const lines = looks.ok ? looks.value.days.flatMap((day) => day.lines) : []
  expect(lines.length).toBeGreaterThan(0)
  expect(lines.some(({ isLegalDuty }) => isLegalDuty)).toBe(false)
})
