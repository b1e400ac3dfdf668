import { afterAll, beforeAll, expect, test } from 'vitest'
import { people } from '#db/schema/identity.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { cookieOf, importRoute, visit } from '#db/testing/route-walk.server.ts'
import { makeActivity } from '#db/testing/sign-up-world.server.ts'
import { newId } from '#app/domain/shared/ids.ts'

let wijk: TestNeighbourhood
let cookie: string
let organiserId: string
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  organiserId = (await makeActivity(wijk)).organiserId
  await wijk.owner.db
    .insert(people)
    .values({ tenantId: wijk.tenant.id, id: wijk.actors.admin.personId, createdAt: testNow })
  cookie = await cookieOf(wijk, wijk.tenant.id, wijk.actors.admin)
})
afterAll(() => wijk.end())

const base = '/beheer/aanbod/inlezen'
const settings = { words: '', forWhom: 'Iedereen', howToJoin: 'Kom langs', domain: 'SOCIAL', becomes: 'submitted' }
const calendar = [
  'BEGIN:VCALENDAR',
  'BEGIN:VEVENT',
  'UID:1',
  'SUMMARY:Soep eten',
  'DTSTART:20260407T080000Z',
  'DTEND:20260407T090000Z',
]
const file = (...lines: string[]) =>
  new File([[...lines, 'END:VEVENT', 'END:VCALENDAR'].join('\r\n')], 'buurthuis.ics', { type: 'text/calendar' })

async function add(fields: Record<string, string | File>) {
  const { action } = await importRoute('routes/professional/offer-import.tsx')
  const body = new FormData()
  for (const [name, value] of Object.entries({ organiserId, ...settings, ...fields })) body.append(name, value)
  return visit(action!, { tenant: wijk.tenant, cookie, path: base, body })
}
const source = (id: string) => ({ tenant: wijk.tenant, cookie, path: `${base}/${id}`, params: { sourceId: id } })
async function send(id: string, fields: Record<string, string>) {
  const { action } = await importRoute('routes/professional/offer-import-source.tsx')
  return visit(action!, { ...source(id), body: new URLSearchParams(fields) })
}
async function show(id: string) {
  const { loader } = await importRoute('routes/professional/offer-import-source.tsx')
  return visit(loader!, source(id))
}

test('a file is shown first, taken over once, and ended', async () => {
  const added = await add({ file: file(...calendar) })
  expect(added.status).toBe(303)
  const id = added.location!.split('/').at(-1)!
  const page = JSON.parse((await show(id)).body) as {
    title: string
    plan: { lists: { kind: string; lines: { title: string }[] }[] }
  }
  expect([page.title, page.plan.lists.map(({ kind, lines }) => [kind, ...lines.map(({ title }) => title)])]).toEqual([
    'buurthuis.ics',
    [['fresh', 'Soep eten']],
  ])
  expect((await send(id, { intent: 'take' })).status).toBe(303)
  expect((await send(id, { intent: 'take' })).status).toBe(409)
  expect(JSON.parse((await show(id)).body)).toMatchObject({ plan: null, source: { state: 'read', isFile: true } })
  expect((await send(id, { intent: 'settings', ...settings, words: 'soep, koken' })).status).toBe(303)
  expect(JSON.parse((await show(id)).body)).toMatchObject({ settings: { words: 'soep, koken' } })
  expect((await send(id, { intent: 'end' })).status).toBe(303)
  expect(JSON.parse((await show(id)).body)).toMatchObject({ source: { state: 'ended' } })
})

test('an address in this house, and what is no calendar, is refused with what was typed', async () => {
  for (const url of ['https://127.0.0.1/a.ics', 'webcal://[::1]/a.ics', 'https://169.254.169.254/latest']) {
    const said = await add({ url })
    expect([said.status, JSON.parse(said.body)], url).toMatchObject([
      409,
      { failure: 'notPublic', state: { values: { forWhom: 'Iedereen' } } },
    ])
  }
  const said = await add({ file: new File(['<html>'], 'x.ics') })
  expect([said.status, JSON.parse(said.body)]).toMatchObject([409, { failure: 'notCalendar' }])
  expect((await add({})).status).toBe(400)
  expect((await add({ url: 'x', words: 'w,'.repeat(400) })).status).toBe(400)
})

test('who looks too often waits, and a stranger’s calendar is not there', async () => {
  expect((await add({ organiserId: newId(), url: 'https://agenda.example/a.ics' })).status).toBe(404)
  for (const id of [newId(), 'nonsense', organiserId]) {
    expect((await show(id)).status, id).toBe(404)
    for (const intent of ['take', 'end', 'look'])
      expect((await send(id, { intent })).status, `${id} ${intent}`).toBe(404)
  }
  let last = 0
  for (let count = 0; count < 13 && last !== 429; count += 1)
    last = (await add({ file: new File(['x'], 'x.ics') })).status
  expect(last).toBe(429)
})
