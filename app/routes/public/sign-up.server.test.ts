import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeTestNeighbourhood, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { cookieOf, importRoute, nonsense, visit } from '#db/testing/route-walk.server.ts'
import { makeActivity, signUpDeeds } from '#db/testing/sign-up-world.server.ts'
import { testUrls } from '#db/testing/test-database.ts'

let wijk: TestNeighbourhood
let activityId: string
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  activityId = (await makeActivity(wijk, { capacity: 40 })).id
})
afterAll(() => wijk.end())

const params = () => ({ language: 'nl', activityId })
const typed = { date: '2026-04-07', firstName: 'Mo', phone: '06 12 34 56 78', key: 'sleutel-van-22-tekens-' }

async function send(fields: Record<string, string>) {
  const { action } = await importRoute('routes/public/sign-up.tsx')
  const body = new URLSearchParams(fields)
  return visit(action!, { path: `/nl/meedoen/${activityId}`, params: params(), tenant: wijk.tenant, body })
}
async function openLink(path: string, body?: URLSearchParams) {
  const { loader, action } = await importRoute('routes/public/sign-up-link.tsx')
  return visit((body ? action : loader)!, {
    path,
    params: { language: 'nl' },
    tenant: wijk.tenant,
    ...(body ? { body } : {}),
  })
}
const rows = async () =>
  (await wijk.owner.client.query<{ state: string }>('select state from registrations order by turn')).rows.map(
    ({ state }) => state,
  )

test('a second click ends at the same link; looking at it changes nothing, and its button cancels', async () => {
  const [first, second] = [await send(typed), await send(typed)]
  expect([first.status, second.location]).toEqual([303, first.location])
  const path = first.location ?? ''
  expect((await openLink(path)).body).toContain('"says":"placed"')
  expect(await rows()).toEqual(['placed'])
  const link = new URLSearchParams(path.split('?')[1]).get('link') ?? ''
  expect((await openLink('/nl/aanmelding', new URLSearchParams({ intent: 'cancel', link }))).status).toBe(303)
  expect(await rows()).toEqual(['cancelled'])
})

test('who goes back and fills in somebody else signs that one up too; who cancelled and sends it again is in again', async () => {
  const form = { ...typed, phone: '06 20 20 20 20', key: 'sleutel-met-terugknop-' }
  const before = await rows()
  const mine = await send(form)
  const sisters = await send({ ...form, firstName: 'Zus', phone: '06 30 30 30 30' })
  expect(sisters.status).toBe(303)
  expect(sisters.location).not.toBe(mine.location)
  expect((await rows()).slice(before.length)).toEqual(['placed', 'placed'])
  const linkOf = (location: string | null) => new URLSearchParams(location!.split('?')[1]).get('link')!
  await openLink('/nl/aanmelding', new URLSearchParams({ intent: 'cancel', link: linkOf(mine.location) }))
  const [again, twice] = [await send(form), await send({ ...form, phone: '+31 6 20 20 20 20' })]
  expect(twice.location).toBe(again.location)
  expect((await openLink(again.location!)).body).toContain('"says":"placed"')
  expect((await rows()).slice(before.length)).toEqual(['cancelled', 'placed', 'placed'])
})

test('what can’t be read comes back with what was typed, and nonsense is no fault', async () => {
  const wrong = await send({ ...typed, firstName: '12', phone: 'zes' })
  expect(wrong.status).toBe(400)
  expect(JSON.parse(wrong.body)).toMatchObject({
    values: { firstName: '12', phone: 'zes' },
    errors: [
      { fieldId: 'firstName', key: 'signup:errors.firstName' },
      { fieldId: 'phone', key: 'signup:errors.phone' },
    ],
  })
  for (const word of nonsense) {
    const answers = [
      ...[await send({ ...typed, date: word }), await send({ ...typed, key: word })],
      await openLink(`/nl/aanmelding?link=${encodeURIComponent(word.toWellFormed())}`),
      await openLink('/nl/aanmelding', new URLSearchParams({ intent: 'cancel', link: word.toWellFormed() })),
    ]
    for (const { fault, status } of answers) expect([fault, status < 500], word).toEqual([null, true])
  }
})

test('the page of an activity says which day is full, and hears of it when the last place goes or the first comes free', async () => {
  const small = await makeActivity(wijk, { capacity: 2 })
  const walk = signUpDeeds(wijk, small.id)
  const full = async () => {
    const { loader } = await importRoute('routes/public/activity.tsx')
    const asked = { params: { language: 'nl', activityId: small.id }, path: `/nl/activiteiten/${small.id}` }
    const { dates } = JSON.parse((await visit(loader!, { ...asked, tenant: wijk.tenant })).body) as {
      dates: { key: string; full: boolean }[]
    }
    return dates.filter((date) => date.full).map(({ key }) => key)
  }
  const told: string[] = []
  const client = new pg.Client({ connectionString: testUrls().app })
  await client.connect()
  client.on('notification', ({ payload }) => told.push(payload ?? ''))
  await client.query('listen public_pages')
  const hears = async () => {
    await client.query('select')
    return told.splice(0)
  }
  await walk.guest()
  expect([await full(), await hears()]).toEqual([[], []])
  const { key } = await walk.guest()
  expect([await full(), await hears()]).toEqual([['2026-04-07'], [wijk.tenant.id]])
  // Who comes now waits, and is told so.
  const { fatma } = wijk.actors
  await walk.resident(fatma)
  const { loader } = await importRoute('routes/resident/registrations.tsx')
  const cookie = await cookieOf(wijk, wijk.tenant.id, fatma)
  const mine = { path: `/mijn/activiteiten?gedaan=${small.id}`, tenant: wijk.tenant, cookie }
  expect((await visit(loader!, mine)).body).toContain('"just":"waits"')
  await wijk.owner.client.query('delete from sign_ups where resident_id = $1', [fatma.personId])
  await hears()
  await walk.cancel(key)
  expect([await full(), await hears()]).toEqual([[], [wijk.tenant.id]])
  await client.end()
})

test('nobody floods a phone with messages', async () => {
  const answers = []
  for (let time = 0; time < 9; time += 1)
    answers.push((await send({ ...typed, phone: '06 99 99 99 99', key: `sleutel-nummer-${time}-van22` })).status)
  expect(answers.slice(0, 5)).toEqual([303, 303, 303, 303, 303])
  expect(answers.at(-1)).toBe(429)
  // A number abroad costs more, and may be somebody's who earns by it.
  const abroad = []
  for (let time = 0; time < 6; time += 1)
    abroad.push(
      (await send({ ...typed, phone: `+90 532 000 00 0${time}`, key: `sleutel-verweg-${time}-van22` })).status,
    )
  expect(abroad).toEqual([303, 303, 303, 303, 303, 429])
})
