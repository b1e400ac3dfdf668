import { afterAll, beforeAll, expect, test } from 'vitest'
import { testIdentityNumber } from '#db/seed/data/test-identity-number.ts'
import { makeAccount } from '#db/seed/factories/resident.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { openSession } from '#app/domain/identity/session.server.ts'
import { setIdentityNumber } from '#app/domain/identity/set-identity-number.server.ts'
import { systemActor } from '#app/domain/shared/actor.ts'
import { newId } from '#app/domain/shared/ids.ts'
import type { LoaderFunctionArgs } from '#app/framework.server.ts'
import { paths } from '#app/paths.ts'
import * as logPage from '../resident/access-log.tsx'
import * as dataPage from '../resident/data.tsx'
import * as residentCard from './resident.tsx'

const kinds = { fatma: 'resident', joost: 'professional', farid: 'professional', otherGp: 'professional' } as const
type Name = keyof typeof kinds
const number = testIdentityNumber(42)!

let wijk: TestNeighbourhood
const cookies: Record<string, string> = {}
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  const { owner, tenant, actors } = wijk
  for (const [name, kind] of Object.entries(kinds)) {
    const account = { email: `${name.toLowerCase()}@signed-in.example`, passwordHash: 'none', kind }
    const of = { ...account, personId: actors[name as Name].personId }
    const { id } = await makeAccount(owner, tenant.id, testNow, of)
    const place = { tenantId: tenant.id, now: testNow }
    cookies[name] = (await openSession(place, id, { assurance: 'hoog', stage: 'full' })).split(';')[0]!
  }
  await withActor(systemActor(tenant.id, testNow, 'register'), (tx) =>
    setIdentityNumber(tx, { residentId: actors.fatma.personId, number }),
  )
})
afterAll(() => wijk.end())

async function ask(work: (args: LoaderFunctionArgs) => Promise<Response>, who: Name, path: string, method = 'GET') {
  const request = new Request(`http://overvecht.localhost${path}`, {
    ...{ method, headers: { Cookie: cookies[who]! } },
    ...(method === 'POST' ? { body: new URLSearchParams({ intent: 'number' }) } : {}),
  })
  const memory = new Map()
  const context = {
    tenant: wijk.tenant,
    now: testNow,
    requestId: newId(),
    cspNonce: '',
    remoteAddress: '127.0.0.1',
    memory,
  }
  const args = {
    request,
    context,
    params: { residentId: path.split('/').at(-1) ?? '' },
  } as unknown as LoaderFunctionArgs
  const answer = await work(args).catch((thrown: unknown) => {
    if (thrown instanceof Response) return thrown
    throw thrown
  })
  return { status: answer.status, body: await answer.text() }
}
const cardOfFatma = () => paths.professional.resident(wijk.actors.fatma.personId)

test('the card of a resident holds no citizen service number before somebody asks for it', async () => {
  const opened = await ask(residentCard.loader, 'joost', cardOfFatma())
  expect(opened.status).toBe(200)
  expect(opened.body).not.toContain(number)
  expect(opened.body).toContain('"mayAskNumber":true')
  const asked = await ask(residentCard.action, 'joost', cardOfFatma(), 'POST')
  expect(asked).toEqual({ status: 200, body: JSON.stringify({ identityNumber: number }) })
})

test('asking is a line of its own in what the resident reads', async () => {
  await ask(residentCard.action, 'farid', cardOfFatma(), 'POST')
  const { body } = await ask(logPage.loader, 'fatma', paths.resident.accessLog())
  expect(body).toContain('bekeek uw burgerservicenummer')
  expect(body).not.toContain(number)
})

test('who may not know gets the page that says nothing', async () => {
  expect(await ask(residentCard.action, 'otherGp', cardOfFatma(), 'POST')).toEqual({ status: 404, body: '' })
  const nobody = paths.professional.resident(newId())
  expect(await ask(residentCard.action, 'joost', nobody, 'POST')).toEqual({ status: 404, body: '' })
})

test('I see the last three digits of my own number, and never the whole', async () => {
  const { body } = await ask(dataPage.loader, 'fatma', paths.resident.data)
  expect(body).toContain(`eindigt op ${number.slice(-3)}`)
  expect(body).not.toContain(number)
  expect(body).not.toContain(number.slice(0, 6))
})
