import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownerCookieName, ownerField } from '#app/platform/forms/page-owner.ts'
import { makeTestNeighbourhood, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { importRoute, visit } from '#db/testing/route-walk.server.ts'

let wijk: TestNeighbourhood
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
})
afterAll(() => wijk.end())

const mine = 'a'.repeat(43)
const theirs = 'b'.repeat(43)
async function send(fields: Record<string, string>, page = '/mijn/vraag', cookie = `${ownerCookieName}=${mine}`) {
  const { action } = await importRoute('routes/resources/keep-typed.tsx')
  const path = `/sessie/voorbij?${new URLSearchParams({ pagina: page }).toString()}`
  return visit(action!, { path, tenant: wijk.tenant, cookie, body: new URLSearchParams(fields) })
}

test('what I typed on a page whose session is over is kept for the sign-in, and nothing is done with it', async () => {
  const before = await wijk.owner.client.query('select count(*) from threads')
  const kept = await send({ [ownerField]: mine, question: 'Ik heb hoofdpijn.', password: 'geheim' })
  expect([kept.status, JSON.parse(kept.body)]).toEqual([
    401,
    {
      kept: {
        owner: mine,
        action: '/mijn/vraag',
        fields: [
          [ownerField, mine],
          ['question', 'Ik heb hoofdpijn.'],
        ],
      },
    },
  ])
  expect((await wijk.owner.client.query('select count(*) from threads')).rows).toEqual(before.rows)
})

test('what somebody else typed, for another site, or in a browser that nobody was in, is dropped', async () => {
  const fields = { [ownerField]: mine, question: 'Ik heb hoofdpijn.' }
  for (const answer of [
    await send({ ...fields, [ownerField]: theirs }),
    await send(fields, '//evil.example'),
    await send(fields, ''),
    await send(fields, '/mijn/vraag', 'x=y'),
    await send({}),
  ]) {
    expect([answer.status, answer.location]).toEqual([303, '/inloggen'])
    expect(answer.body).not.toContain('hoofdpijn')
  }
})
