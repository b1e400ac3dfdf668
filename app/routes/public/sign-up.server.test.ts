import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeTestNeighbourhood, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { importRoute, nonsense, visit } from '#db/testing/route-walk.server.ts'
import { makeActivity } from '#db/testing/sign-up-world.server.ts'

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

test('nobody floods a phone with messages', async () => {
  const answers = []
  for (let time = 0; time < 9; time += 1)
    answers.push((await send({ ...typed, phone: '06 99 99 99 99', key: `sleutel-nummer-${time}-van22` })).status)
  expect(answers.slice(0, 5)).toEqual([303, 303, 303, 303, 303])
  expect(answers.at(-1)).toBe(429)
})
