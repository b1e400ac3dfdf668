import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { renewRecoveryCodes } from '#app/domain/identity/enrol.server.ts'
import { halfWayLanguage } from '#app/domain/identity/half-way-language.server.ts'
import { keepForm } from '#app/domain/identity/kept-form.ts'
import { ownerMark } from '#app/domain/identity/owner-mark.server.ts'
import { totpCode } from '#app/domain/identity/totp.server.ts'
import {
  cookiesOf,
  forgetTries,
  halfSignedIn,
  makeLogin,
  placeIn,
  testPassword,
  whoHas,
} from '#db/testing/accounts.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { importRoute, listAddresses, listRoutes, visit, type Visit } from '#db/testing/route-walk.server.ts'
import { newId } from '#app/domain/shared/ids.ts'

let wijk: TestNeighbourhood
let sanne: Awaited<ReturnType<typeof makeLogin>>
const email = 'sanne@praktijk.example'
const newcomer = 'nieuw@praktijk.example'
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  sanne = await makeLogin(wijk, { email, kind: 'professional', personId: wijk.actors.sanne.personId, app: true })
  await makeLogin(wijk, { email: newcomer, kind: 'professional', personId: wijk.actors.noor.personId })
})
beforeEach(async () => {
  await forgetTries(wijk)
  await wijk.owner.client.query('update totp_secrets set last_step = 0')
})
afterAll(() => wijk.end())

const place = () => placeIn(wijk.tenant.id)
const code = () => totpCode(sanne.secret, testNow)

/** Calls the action of a page with these fields. */
async function send(file: string, fields: Record<string, string>, more: Partial<Visit> = {}) {
  const { action } = await importRoute(`routes/public/${file}.tsx`)
  return visit(action!, { path: `/${file}`, tenant: wijk.tenant, body: new URLSearchParams(fields), ...more })
}

test('a session that is half-way opens no page of anybody, and changes nothing', async () => {
  const steps = { [email]: '/inloggen/tweede-stap', [newcomer]: '/inloggen/instellen' }
  const isProtected = /^\/(mijn|werk|beheer|account|toezicht|namens)(\/|$)/
  const guarded = listRoutes().filter(({ pattern }) => isProtected.test(pattern))
  expect(guarded.length).toBeGreaterThan(35)
  for (const [who, step] of Object.entries(steps)) {
    const { cookies } = await halfSignedIn(place(), who)
    for (const { file, pattern } of guarded) {
      const { loader, action } = await importRoute(file)
      const parts = [...pattern.matchAll(/:(\w+)/g)].map((match) => [match[1]!, [newId()]])
      const [address] = listAddresses(pattern, Object.fromEntries(parts) as Record<string, string[]>)
      const at = { ...address!, tenant: wijk.tenant, cookie: cookies }
      const answers = [
        ...(loader ? [await visit(loader, at)] : []),
        ...(action ? [await visit(action, { ...at, body: new URLSearchParams({ intent: 'x' }) })] : []),
      ]
      for (const { status, location, fault } of answers) {
        expect([status, fault], `${who} ${pattern}`).toEqual([302, null])
        expect(location, `${who} ${pattern}`).toMatch(new RegExp(`^${step}\\?returnTo=`))
      }
    }
  }
})

test('each page of the sign-in sends on who is at another step of it', async () => {
  const look = async (file: string, cookie: string | null) => {
    const { loader } = await importRoute(`routes/public/${file}.tsx`)
    const { status, location } = await visit(loader!, {
      path: `/${file}?returnTo=/werk/agenda`,
      tenant: wijk.tenant,
      cookie,
    })
    return status === 200 ? 'here' : location
  }
  const returnTo = '?returnTo=%2Fwerk%2Fagenda'
  const [half, setting] = [
    (await halfSignedIn(place(), email)).cookies,
    (await halfSignedIn(place(), newcomer)).cookies,
  ]
  expect(await look('second-factor', half)).toBe('here')
  expect(await look('enrol', half)).toBe(`/inloggen/tweede-stap${returnTo}`)
  expect(await look('enrol', setting)).toBe('here')
  expect(await look('second-factor', setting)).toBe(`/inloggen/instellen${returnTo}`)
  for (const file of ['second-factor', 'enrol']) expect(await look(file, null)).toBe(`/inloggen/medewerker${returnTo}`)
})

test('whoever waited for the code goes to the page that was asked for, and nowhere else', async () => {
  for (const [returnTo, location] of [
    ['/werk/agenda', '/werk/agenda'],
    ['//evil.example', '/werk'],
    ['/\\evil.example', '/werk'],
    ['', '/werk'],
  ] as const) {
    await wijk.owner.client.query('update totp_secrets set last_step = 0')
    const { cookies } = await halfSignedIn(place(), email)
    const answer = await send('second-factor', { kind: 'totp', code: code(), returnTo }, { cookie: cookies })
    expect([answer.status, answer.location], returnTo).toEqual([303, location])
    // The id that was known before the code was given is worth nothing.
    expect(await whoHas(place(), cookies)).toBeNull()
  }
})

test('a language that I choose half-way holds on the next page and after it, and I go on where I was', async () => {
  const choose = async (cookie: string, verder: string) => {
    const { action } = await importRoute('routes/resources/choose-language.ts')
    const body = new URLSearchParams({ language: 'en', verder })
    const request = new Request('http://localhost:3000/taal', { method: 'POST', headers: { Cookie: cookie }, body })
    const context = { ...{ cspNonce: '', requestId: newId(), tenant: wijk.tenant }, now: testNow, remoteAddress: '' }
    return (await action!({ request, params: {}, context: { ...context, memory: new Map() } })) as Response
  }
  const titleAt = async (cookie: string) => {
    const { loader } = await importRoute('routes/public/second-factor.tsx')
    return (await visit(loader!, { path: '/inloggen/tweede-stap', tenant: wijk.tenant, cookie })).body
  }
  const languageOf = async () =>
    (await wijk.owner.client.query<{ language: string }>('select language from accounts where id = $1', [sanne.id]))
      .rows
  const { cookies } = await halfSignedIn(place(), email)
  expect(await titleAt(cookies)).toContain('Nog één stap')
  const step = '/inloggen/tweede-stap?returnTo=%2Fwerk%2Fagenda'
  const chosen = await choose(cookies, step)
  expect([chosen.status, chosen.headers.get('Location')]).toEqual([303, step])
  for (const elsewhere of ['//evil.example', '/mijn', ''])
    expect((await choose(cookies, elsewhere)).headers.get('Location')).toBe('/inloggen/tweede-stap')
  const all = [cookies, cookiesOf(...chosen.headers.getSetCookie())].join('; ')
  expect(await titleAt(all)).not.toContain('Nog één stap')
  // A password alone changes nothing of the account.
  expect(await languageOf()).toEqual([{ language: 'nl' }])
  const fields = { kind: 'totp', code: code(), returnTo: '/werk/agenda' }
  expect((await send('second-factor', fields, { cookie: all })).location).toBe('/werk/agenda')
  expect(await languageOf()).toEqual([{ language: 'en' }])
  // Nobody else who signs in here gets it.
  const other = await halfSignedIn(place(), newcomer)
  expect(halfWayLanguage(all, other.session.accountId)).toBeNull()
})

test('what I typed when my session had ended comes along through both steps, for me alone', async () => {
  const data = new FormData()
  data.set('text', 'Een lang antwoord')
  const kept = (accountId: string) => JSON.stringify(keepForm(ownerMark(accountId), '/werk/vragen/x', data))
  const fields = { email, password: testPassword }
  const first = await send('sign-in-work', { ...fields, kept: kept(sanne.id) })
  expect(first.status).toBe(200)
  expect(first.body).toContain('Een lang antwoord')
  const { cookies } = await halfSignedIn(place(), email)
  const second = await send('second-factor', { kind: 'totp', code: code(), kept: kept(sanne.id) }, { cookie: cookies })
  expect([second.status, second.body.includes('Een lang antwoord')]).toEqual([200, true])
  const others = await send('sign-in-work', { ...fields, kept: kept(newId()) })
  expect([others.status, others.location, others.body.includes('Een lang')]).toEqual([
    303,
    '/inloggen/tweede-stap',
    false,
  ])
})

test('who tried too often is told how long to wait, also in a header', async () => {
  const { action } = await importRoute('routes/public/sign-in-work.tsx')
  const answers: Response[] = []
  for (let tries = 0; tries < 4; tries += 1) {
    const request = new Request('http://localhost:3000/inloggen/medewerker', {
      method: 'POST',
      body: new URLSearchParams({ email, password: 'verkeerd' }),
    })
    const context = {
      ...{ cspNonce: '', requestId: newId(), tenant: wijk.tenant, now: testNow, remoteAddress: '', memory: new Map() },
    }
    answers.push((await action!({ request, params: {}, context })) as Response)
  }
  expect(answers.map(({ status }) => status)).toEqual([409, 409, 409, 429])
  expect(answers[3]!.headers.get('Retry-After')).toBe('60')
  expect(await answers[3]!.text()).toContain('"count":1')
})

test('after a recovery code I am told to connect another app, while nothing more is asked for it', async () => {
  const { cookies, session } = await halfSignedIn(place(), email)
  const [recoveryCode] = await renewRecoveryCodes(place(), session)
  const fields = { kind: 'recoveryCode', code: recoveryCode!, returnTo: '/werk/agenda' }
  const { action } = await importRoute('routes/public/second-factor.tsx')
  const request = new Request('http://localhost:3000/inloggen/tweede-stap', {
    ...{ method: 'POST', headers: { Cookie: cookies }, body: new URLSearchParams(fields) },
  })
  const context = { ...{ cspNonce: '', requestId: newId(), tenant: wijk.tenant }, now: testNow, remoteAddress: '' }
  const passed = (await action!({ request, params: {}, context: { ...context, memory: new Map() } })) as Response
  const next = '/account/beveiliging?herstelcode=ja&verder=%2Fwerk%2Fagenda'
  expect(passed.headers.get('Location')).toBe(next)
  const { loader } = await importRoute('routes/account/security.tsx')
  const cookie = cookiesOf(...passed.headers.getSetCookie())
  const open = async (path: string) => visit(loader!, { path, tenant: wijk.tenant, cookie })
  expect(JSON.parse((await open(next)).body)).toMatchObject({ recovered: '/werk/agenda' })
  expect((await open('/account/beveiliging?app=nieuw')).status).toBe(200)
  const elsewhere = await open('/account/beveiliging?herstelcode=ja&verder=//evil.example')
  expect(JSON.parse(elsewhere.body)).toMatchObject({ recovered: '/werk' })
})

test('a recovery code in the field of the app is no code, and neither the other way round', async () => {
  const { cookies, session } = await halfSignedIn(place(), email)
  const [recovery] = await renewRecoveryCodes(place(), session)
  const give = (kind: string, typed: string) => send('second-factor', { kind, code: typed }, { cookie: cookies })
  expect((await give('totp', recovery!)).status).toBe(409)
  expect((await give('recoveryCode', code())).status).toBe(409)
  expect((await give('anders', code())).status).toBe(400)
  expect((await give('recoveryCode', recovery!)).status).toBe(303)
})

test('setting up ends with the portal, in the browser that did it', async () => {
  const { cookies } = await halfSignedIn(place(), newcomer)
  const { loader } = await importRoute('routes/public/enrol.tsx')
  const page = JSON.parse(
    (await visit(loader!, { path: '/inloggen/instellen', tenant: wijk.tenant, cookie: cookies })).body,
  )
  const shown = (page as { shown: { typed: string; sealed: string } }).shown
  const first = totpCode(shown.typed.replaceAll(' ', ''), testNow)
  const { action } = await importRoute('routes/public/enrol.tsx')
  const post = async (cookie: string, fields: Record<string, string>) => {
    const headers = { Cookie: cookie }
    const request = new Request('http://localhost:3000/x', {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers,
    })
    const context = {
      ...{ cspNonce: '', requestId: newId(), tenant: wijk.tenant, now: testNow, remoteAddress: '', memory: new Map() },
    }
    return (await action!({ request, params: {}, context })) as Response
  }
  const wrong = await post(cookies, { intent: 'totp', pending: shown.sealed, code: '000000' })
  expect([wrong.status, (await wrong.text()).includes(shown.typed)]).toEqual([409, true])
  for (const intent of ['codes', 'done'])
    expect((await post(cookies, { intent })).headers.get('Location')).toBe('/inloggen/instellen')
  const right = await post(cookies, { intent: 'totp', pending: shown.sealed, code: first })
  expect(((await right.json()) as { codes: string[] }).codes).toHaveLength(10)
  const raised = cookiesOf(right.headers.getSetCookie()[0]!)
  const done = await post(raised, { intent: 'done' })
  expect([done.status, done.headers.get('Location')]).toEqual([303, '/werk'])
  expect(await whoHas(place(), cookiesOf(...done.headers.getSetCookie()))).toMatchObject({
    stage: 'full',
    assurance: 'hoog',
  })
})
