import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#app/domain/shared/ids.ts'
import { makeChild } from '#db/testing/family.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { cookieOf, importRoute, visit } from '#db/testing/route-walk.server.ts'

let wijk: TestNeighbourhood
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
})
afterAll(() => wijk.end())

test('at the desk a mandate is recorded and ended with a proof of the last five minutes; hiding something asks none', async () => {
  const child = await makeChild(wijk, { birthDate: '2016-01-01' })
  const residentId = child.personId
  const cookie = await cookieOf(wijk, wijk.tenant.id, wijk.actors.sanne)
  const { action } = await importRoute('routes/professional/mandates.tsx')
  const path = `/werk/bewoners/${residentId}/machtigingen`
  const send = async (minutes: number, fields: Record<string, string>) => {
    const body = new URLSearchParams(fields)
    const at = { path, params: { residentId }, tenant: wijk.tenant, cookie, now: testNow.add({ minutes }) }
    const { location } = await visit(action!, { ...at, body })
    return location
  }
  const proof = `/inloggen/bevestigen?niveau=recent&returnTo=${encodeURIComponent(path)}`
  const mandates = async () =>
    (
      await wijk.owner.client.query<{ ended: boolean }>(
        'select ended_at is not null as ended from mandates where resident_id = $1',
        [residentId],
      )
    ).rows
  const mandateId = newId()
  const record = {
    ...{ intent: 'record', mandateId, kind: 'PARENT_UNDER_12', scopes: 'messages', checked: 'yes' },
    ...{ email: 'danuta@bewoner.example', birthDate: '1980-05-05' },
  }
  expect(await send(6, record)).toBe(proof)
  expect(await mandates()).toEqual([])
  expect(await send(5, record)).toBe(path)
  expect(await send(6, { intent: 'end', mandateId })).toBe(proof)
  expect(await mandates()).toEqual([{ ended: false }])
  const reason = 'In het belang van het kind'
  expect(await send(6, { intent: 'hide', topic: 'MESSAGES', reason })).toBe(path)
  expect(await send(6, { intent: 'show', topic: 'MESSAGES' })).toBe(proof)
  expect(await send(5, { intent: 'end', mandateId })).toBe(path)
  expect(await mandates()).toEqual([{ ended: true }])
})
