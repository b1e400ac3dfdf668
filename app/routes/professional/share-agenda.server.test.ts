import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { cookieOf, importRoute, visit } from '#db/testing/route-walk.server.ts'

let wijk: TestNeighbourhood
let cookie: string
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  cookie = await cookieOf(wijk, wijk.tenant.id, wijk.actors.joost)
})
afterAll(() => wijk.end())

const path = '/werk/agenda/delen'
const at = () => ({ tenant: wijk.tenant, cookie, path, params: {} })
async function send(fields: Record<string, string>) {
  const { action } = await importRoute('routes/professional/share-agenda.tsx')
  return visit(action!, { ...at(), body: new URLSearchParams(fields) })
}
async function load() {
  const { loader } = await importRoute('routes/professional/share-agenda.tsx')
  return visit(loader!, at())
}
async function feed(file: string) {
  const { loader } = await importRoute('routes/resources/calendar-feed.ts')
  return visit(loader!, { ...at(), cookie: null, path: `/agenda/${file}`, params: { feedFile: file } })
}

test('a secret address is shown once, opens the agenda without signing in, and is ended', async () => {
  const made = await send({ intent: 'make' })
  expect(made.status).toBe(200)
  const file = /\/agenda\/([\w-]{43}\.ics)/.exec(made.body)?.[1] ?? ''
  expect(file).not.toBe('')
  const page = await load()
  expect([page.status, page.body.includes(file.slice(0, 43))]).toEqual([200, false])
  expect(page.body).toContain('"feedSince":"3 april 2026"')
  const said = await feed(file)
  expect([said.status, said.body.startsWith('BEGIN:VCALENDAR')]).toEqual([200, true])
  const { loader } = await importRoute('routes/resources/calendar-feed.ts')
  const context = { tenant: wijk.tenant, now: testNow, requestId: newId(), remoteAddress: '', memory: new Map() }
  const ask = (mark: string) =>
    loader!({
      request: new Request(`http://localhost/agenda/${file}`, { headers: { 'If-None-Match': mark } }),
      ...{ params: { feedFile: file }, context: { ...context, cspNonce: '' } },
    }) as Promise<Response>
  const whole = await ask('"x"')
  const mark = whole.headers.get('ETag') ?? ''
  const unchanged = await ask(`"x", W/${mark}`)
  expect([whole.status, unchanged.status, await unchanged.text()]).toEqual([200, 304, ''])
  expect((await send({ intent: 'end' })).status).toBe(303)
  for (const name of [file, 'x.ics', `${'x'.repeat(43)}.ics`, 'x'])
    expect([(await feed(name)).status, (await feed(name)).body], name).toEqual([404, ''])
})

test('who makes a secret address proves again who they are, when that was more than five minutes ago', async () => {
  const { action } = await importRoute('routes/professional/share-agenda.tsx')
  const body = new URLSearchParams({ intent: 'make' })
  const late = await visit(action!, { ...at(), now: testNow.add({ minutes: 6 }), body })
  expect([late.status, late.location]).toEqual([302, expect.stringContaining('niveau=recent')])
  expect((await load()).body).toContain('"feedSince":null')
})

test('an address of this house is no calendar, and what was typed stays', async () => {
  for (const url of ['https://127.0.0.1/a.ics', 'webcal://[::1]/a.ics', 'https://169.254.169.254/latest']) {
    for (const intent of ['look', 'add']) {
      const said = await send({ intent, url })
      expect([said.status, JSON.parse(said.body).failure], url).toEqual([409, 'notPublic'])
    }
  }
  const wrong = await send({ intent: 'look', url: 'http://agenda.example/a.ics' })
  expect(JSON.parse(wrong.body)).toMatchObject({
    failure: 'notHttps',
    state: { values: { url: 'http://agenda.example/a.ics' } },
  })
  expect((await send({ intent: 'look' })).status).toBe(400)
  const { rows } = await wijk.owner.client.query('select 1 from external_calendars')
  expect(rows).toEqual([])
})

test('who looks at foreign addresses again and again has to wait', async () => {
  const tries = []
  for (let count = 0; count < 12; count += 1)
    tries.push((await send({ intent: 'look', url: 'https://10.0.0.1/' })).status)
  expect(tries.at(-1)).toBe(429)
})
