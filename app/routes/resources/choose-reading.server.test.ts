import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#app/domain/shared/ids.ts'
import { pageReading, pageTexts } from '#app/domain/identity/page-language.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { cookieOf, importRoute } from '#db/testing/route-walk.server.ts'

let wijk: TestNeighbourhood
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
})
afterAll(() => wijk.end())

const argsAt = (path: string, cookie: string, body?: Record<string, string>) => ({
  request: new Request(`http://localhost:3000${path}`, {
    headers: { Cookie: cookie },
    ...(body ? { method: 'POST', body: new URLSearchParams(body) } : {}),
  }),
  params: {},
  context: {
    ...{ cspNonce: '', requestId: newId(), tenant: wijk.tenant, now: testNow, remoteAddress: '' },
    memory: new Map<unknown, unknown>(),
  },
})

/** What the browser keeps after choosing, and where it goes. */
async function choose(
  fields: Record<string, string>,
  cookie = '',
  at: 'choose-reading' | 'choose-language' = 'choose-reading',
) {
  const { action } = await importRoute(`routes/resources/${at}.ts`)
  const said = (await action!(argsAt(at === 'choose-reading' ? '/lezen' : '/taal', cookie, fields))) as Response
  const [reading = ''] = said.headers.getSetCookie().filter((each) => each.startsWith('__Host-lezen='))
  return { status: said.status, to: said.headers.get('Location'), kept: reading.split(';')[0]! }
}

test('one switch changes one thing, and one is back on the page that one was reading', async () => {
  const back = '/nl/activiteiten?dag=2026-04-07'
  const easy = await choose({ makkelijk: 'ja', terug: back })
  expect(easy).toEqual({ status: 303, to: back, kept: '__Host-lezen=m' })
  const both = await choose({ groot: 'ja', terug: back }, easy.kept)
  expect(both.kept).toBe('__Host-lezen=mg')
  expect((await choose({ makkelijk: 'nee', terug: back }, both.kept)).kept).toBe('__Host-lezen=g')
})

test('a switch leads to no other site, and nonsense changes nothing', async () => {
  for (const terug of ['//evil.example', '/\\evil.example', 'https://evil.example', ''])
    expect((await choose({ groot: 'ja', terug })).to, terug).toBe('/nl')
  expect(await choose({ groot: 'misschien' })).toMatchObject({ to: '/nl/taal', kept: '' })
})

test('whoever chooses Makkelijk Nederlands reads simpler words, until choosing Nederlands', async () => {
  const { kept, to } = await choose({ language: 'nl-simple' }, '', 'choose-language')
  expect([kept, to]).toEqual(['__Host-lezen=m', '/nl'])
  expect((await pageTexts(argsAt('/nl', kept))).t('ui:front.activities')).toBe('Wat kan ik doen?')
  expect((await pageTexts(argsAt('/tr', kept))).language).toBe('tr')
  expect((await choose({ language: 'nl' }, kept, 'choose-language')).kept).toBe('__Host-lezen=')
  // Large letters have nothing to do with the language.
  expect((await choose({ language: 'nl' }, '__Host-lezen=mg', 'choose-language')).kept).toBe('__Host-lezen=g')
})

test('an account in simple Dutch has simple pages everywhere, until its switch is turned off', async () => {
  const cookie = await cookieOf(wijk, wijk.tenant.id, { personId: wijk.actors.fatma.personId, kind: 'resident' })
  const read = async () => (await pageTexts(argsAt('/mijn', cookie))).t('ui:front.activities')
  expect(await read()).toBe('Wat is er te doen?')
  await choose({ language: 'nl-simple' }, cookie, 'choose-language')
  expect(await read()).toBe('Wat kan ik doen?')
  expect((await pageTexts(argsAt('/mijn', cookie))).language).toBe('nl')
  await choose({ makkelijk: 'nee', terug: '/mijn' }, cookie)
  expect(await read()).toBe('Wat is er te doen?')
})

test('pages of work are never simpler or larger', async () => {
  expect(await pageReading(argsAt('/werk/vragen', '__Host-lezen=mg'))).toEqual({ easy: false, large: false })
  expect(await pageReading(argsAt('/mijn', '__Host-lezen=mg'))).toEqual({ easy: true, large: true })
})
