import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeAccount } from '#db/seed/factories/resident.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { openSession } from '#app/domain/identity/session.server.ts'
import { newId } from '#app/domain/shared/ids.ts'
import type { LoaderFunctionArgs } from '#app/framework.server.ts'
import { paths } from '#app/paths.ts'
import * as residentCard from '../professional/resident.tsx'
import * as logPage from './access-log.tsx'
import * as dataPage from './data.tsx'
import * as stepPage from './four-domain-step.tsx'
import * as overviewPage from './four-domains.tsx'
import * as helpPage from './help.tsx'
import * as homePage from './home.tsx'

let wijk: TestNeighbourhood
const cookies: Record<string, string> = {}
const kinds = {
  fatma: 'resident',
  danuta: 'resident',
  joost: 'professional',
  sanne: 'professional',
  farid: 'professional',
  otherGp: 'professional',
  admin: 'admin',
} as const
type Name = keyof typeof kinds

beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  for (const [name, kind] of Object.entries(kinds)) {
    const { id } = await makeAccount(wijk.owner, wijk.tenant.id, testNow, {
      ...(kind === 'admin' ? {} : { personId: wijk.actors[name as Name].personId }),
      email: `${name.toLowerCase()}@signed-in.example`,
      passwordHash: 'none',
      kind,
    })
    cookies[name] = (
      await openSession({ tenantId: wijk.tenant.id, now: testNow }, id, { assurance: 'hoog', stage: 'full' })
    ).split(';')[0]!
  }
})
afterAll(() => wijk.end())

interface Page {
  loader(args: LoaderFunctionArgs): Promise<Response>
  action?(args: LoaderFunctionArgs): Promise<Response>
}

/** What the route answers; a response that it throws is an answer too. */
async function ask(page: Page, who: Name | null, path: string, form?: [string, string][]): Promise<Response> {
  const url = `http://overvecht.localhost${path}`
  const headers = new Headers(who ? { Cookie: cookies[who]! } : {})
  const request = form
    ? new Request(url, { method: 'POST', headers, body: new URLSearchParams(form) })
    : new Request(url, { headers })
  const { tenant } = wijk
  const last = new URL(url).pathname.split('/').at(-1) ?? ''
  const memory = new Map()
  const context = { tenant, now: testNow, requestId: newId(), cspNonce: '', remoteAddress: '127.0.0.1', memory }
  const args = { request, context, params: { step: last, residentId: last } }
  try {
    return await (form ? page.action!(args) : page.loader(args))
  } catch (thrown) {
    if (thrown instanceof Response) return thrown
    throw thrown
  }
}
const body = async (page: Page, who: Name, path: string) => {
  const response = await ask(page, who, path)
  expect(response.status).toBe(200)
  return response.json()
}
const step = paths.resident.fourDomain
const cardOfFatma = () => paths.professional.resident(wijk.actors.fatma.personId)
const lookedAt = async () => {
  const { days } = (await body(logPage, 'fatma', paths.resident.accessLog())) as {
    days: { lines: { text: string }[] }[]
  }
  return days.flatMap(({ lines }) => lines.map(({ text }) => text.replace(/[\u2068\u2069]/g, '')))
}

test('I fill in page after page, and my huisarts reads it once I sent it', async () => {
  const { assessmentId } = (await body(stepPage, 'fatma', step('lichaam'))) as { assessmentId: string }
  const send = async (at: string, ...fields: [string, string][]) => {
    const response = await ask(stepPage, 'fatma', step(at), [['assessmentId', assessmentId], ...fields])
    expect(response.status).toBe(303)
    return response.headers.get('Location')
  }
  expect(await send('lichaam', ['concern', 'tired'], ['concern', 'pain'], ['ownConcern', 'Al drie weken'])).toBe(
    step('geest'),
  )
  expect(await send('geest', ['concern', 'worries'], ['then', 'stop'])).toBe(paths.resident.fourDomains)
  expect(await body(homePage, 'fatma', paths.resident.home)).toMatchObject({
    begun: true,
    step: 'sociaal',
    domains: null,
  })
  expect(await body(residentCard, 'joost', cardOfFatma())).toMatchObject({ card: { kind: 'content', latest: null } })

  expect(await send('sociaal', ['strength', 'neighbours'])).toBe(step('maatschappij'))
  expect(await send('maatschappij', ['concern', 'letters'])).toBe(step('volgorde'))
  expect(await send('volgorde', ['first', 'SOCIETAL'], ['second', ''], ['third', 'BODY'])).toBe(step('cijfer'))
  expect(await send('cijfer', ['score', '3'])).toBe(step('nakijken'))
  expect(await send('nakijken')).toBe(paths.resident.fourDomains)

  expect(await body(overviewPage, 'fatma', paths.resident.fourDomains)).toMatchObject({
    begun: false,
    latest: { justSent: true, offersCall: true, score: 3, sent: { team: 'Centrum Neckar' } },
  })
  const { card, who } = (await body(residentCard, 'joost', cardOfFatma())) as {
    card: { latest: { domains: { concerns: { text: string }[]; place: number | null }[] } }
    who: object
  }
  expect(card.latest.domains[0]?.concerns.map(({ text }) => text)).toEqual([
    'Ik ben moe',
    'Ik heb pijn',
    'Al drie weken',
  ])
  expect(card.latest.domains.map(({ place }) => place)).toEqual([2, null, null, 1])
  expect(who).toMatchObject({
    name: 'Fatma Yılmaz',
    why: 'U ziet dit omdat deze bewoner staat ingeschreven bij Centrum Neckar.',
  })
})

test('a page that I sent already says so, and keeps nothing of a second try', async () => {
  const sent = await ask(stepPage, 'fatma', step('lichaam'))
  const { assessmentId } = (await sent.json()) as { assessmentId: string }
  const once: [string, string][] = [
    ['assessmentId', assessmentId],
    ['score', '5'],
  ]
  await ask(stepPage, 'fatma', step('cijfer'), once)
  await ask(stepPage, 'fatma', step('nakijken'), once.slice(0, 1))
  const again = await ask(stepPage, 'fatma', step('cijfer'), once)
  expect(again.status).toBe(409)
  expect(await again.json()).toMatchObject({ refusal: { code: 'dossier.alreadySent' }, values: { score: '5' } })
})

test('the assistant reads that there is a 4D and when, and nothing of what it says', async () => {
  const page = await body(residentCard, 'sanne', cardOfFatma())
  expect(page).toMatchObject({ card: { kind: 'metadata', date: 'vrijdag 3 april 2026' } })
  expect(JSON.stringify(page)).not.toMatch(/moe|pijn|neighbours|"score"/)
})

test('the buurtteam reads nothing of what was only sent to the practice', async () => {
  const page = await body(residentCard, 'farid', cardOfFatma())
  expect(page).toMatchObject({
    card: { kind: 'content', latest: null, open: 'Sociaal en Maatschappij' },
    who: { why: 'U ziet dit omdat Buurtteam Sociaal deze bewoner begeleidt.' },
  })
  expect(JSON.stringify(page)).not.toContain('Brieven')
})

test('who has nothing to do with me finds no page', async () => {
  expect((await ask(residentCard, 'otherGp', cardOfFatma())).status).toBe(404)
  for (const who of ['danuta', 'admin'] as const) expect((await ask(residentCard, who, cardOfFatma())).status).toBe(404)
  expect((await ask(residentCard, null, cardOfFatma())).status).toBe(302)
  expect((await ask(residentCard, 'joost', paths.professional.resident('niemand'))).status).toBe(404)
  expect((await ask(residentCard, 'joost', paths.professional.resident(newId()))).status).toBe(404)
  expect((await ask(stepPage, 'fatma', step('elders'))).status).toBe(404)
})

test('I read in plain words who looked, and who was refused', async () => {
  const lines = await lookedAt()
  expect(lines).toContain('Dokter Kuipers, huisarts, las uw 4D')
  expect(lines).toContain('Sanne, doktersassistent, zag dat er een 4D is, niet wat erin staat')
  expect(lines).toContain('Dokter Visser, huisarts, wilde uw gegevens bekijken, maar mocht dat niet')
  expect(lines.join()).not.toContain('Fatma')
})

test('my pages open, each for me alone', async () => {
  expect(await body(homePage, 'danuta', paths.resident.home)).toMatchObject({ begun: false, domains: null, unread: [] })
  expect(JSON.stringify(await body(dataPage, 'danuta', paths.resident.data))).not.toContain('Fatma')
  expect(await body(overviewPage, 'danuta', paths.resident.fourDomains)).toMatchObject({ latest: null, begun: false })
  for (const [page, path] of [
    [homePage, paths.resident.home],
    [dataPage, paths.resident.data],
    [helpPage, paths.resident.help],
    [logPage, paths.resident.accessLog()],
    [overviewPage, paths.resident.fourDomains],
    [stepPage, step('lichaam')],
  ] as const) {
    for (const who of ['joost', 'admin'] as const) expect((await ask(page, who, path)).status).toBe(404)
    expect((await ask(page, null, path)).status).toBe(302)
  }
})

test('help names my own practice and my worker, and the number for now', async () => {
  expect(await body(helpPage, 'fatma', paths.resident.help)).toMatchObject({
    practice: { name: 'Centrum Neckar' },
    isClosed: false,
    urgent: '030 555 01 01',
    support: [{ calledName: 'Farid', team: 'Buurtteam Sociaal' }],
  })
})
