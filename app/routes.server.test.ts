import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { questionSteps, reviewStep, urgentStep } from './domain/messaging/question-steps.ts'
import { givingSteps } from './domain/access/giving-steps.ts'
import { steps } from './domain/dossier/steps.ts'
import { newId } from './domain/shared/ids.ts'
import { canary, countRefusals, makeCanary, rowsAbout, type Canary } from '../db/testing/canary.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '../db/testing/neighbourhood.server.ts'
import {
  brokenBodies,
  cookieOf,
  importRoute,
  listAddresses,
  listPlausibleForms,
  listRoutes,
  nonsense,
  queryNamesOf,
  visit,
  type Address,
  type Answer,
  type RouteEntry,
} from '../db/testing/route-walk.server.ts'

/** Who may come where: the first part of the address says it. */
const kinds = {
  mijn: 'resident',
  namens: 'resident',
  werk: 'professional',
  beheer: 'admin',
  toezicht: 'officer',
} as const
type Kind = (typeof kinds)[keyof typeof kinds]
const kindOf = ({ pattern }: RouteEntry): Kind | null => kinds[pattern.split('/')[1] as keyof typeof kinds] ?? null

/** What everybody may call, signed in or not. Everything else is protected. */
const everybodys = [
  'routes/public/start.tsx',
  'routes/public/public-layout.tsx',
  'routes/public/home.tsx',
  'routes/public/activities.tsx',
  'routes/public/activity.tsx',
  'routes/public/directory.tsx',
  'routes/public/languages.tsx',
  'routes/public/help.tsx',
  'routes/public/sign-in.tsx',
  'routes/public/provider.tsx',
  'routes/public/sign-in-return.tsx',
  'routes/public/sign-in-code.tsx',
  'routes/public/step-up.tsx',
  'routes/public/activate.tsx',
  'routes/public/activate-way.tsx',
  'routes/public/activate-assisted.tsx',
  'routes/public/activate-code.tsx',
  'routes/public/sign-in-work.tsx',
  'routes/public/second-factor.tsx',
  'routes/public/enrol.tsx',
  'routes/public/passkey.tsx',
  'routes/public/prove-again.tsx',
  'routes/resources/ask-passkey.ts',
  'routes/public/forgot-password.tsx',
  'routes/public/new-password.tsx',
  'routes/public/accept-invitation.tsx',
  // Everybody who is signed in, and about nobody else: each calls `requireAccount`.
  'routes/account/account-layout.tsx',
  'routes/account/security.tsx',
  'routes/account/devices.tsx',
  'routes/resources/demo-codes.tsx',
  'routes/resources/sign-out.ts',
  'routes/resources/sign-out-everywhere.ts',
  'routes/resources/extend-session.ts',
  'routes/resources/choose-language.ts',
  'routes/resources/demo-mail.tsx',
  'routes/resources/activity-calendar.ts',
  'routes/resources/not-found.tsx',
]

const all = listRoutes()
const guarded = all.flatMap((entry) => {
  const kind = kindOf(entry)
  return kind ? [{ ...entry, kind }] : []
})

let wijk: TestNeighbourhood
let fatmas: Canary
let forms: URLSearchParams[]
let cookies: Record<Visitor, string | null>
type Visitor =
  | 'nobody'
  | 'fatma'
  | 'danuta'
  | 'joost'
  | 'sanne'
  | 'farid'
  | 'otherGp'
  | 'otherAssistant'
  | 'admin'
  | 'officer'
  | 'farGp'
  | 'farResident'
const visitors: readonly Visitor[] = [
  'nobody',
  'fatma',
  'danuta',
  'joost',
  'sanne',
  'farid',
  'otherGp',
  'otherAssistant',
  'admin',
  'officer',
  'farGp',
  'farResident',
]
const kindOfVisitor = { fatma: 'resident', joost: 'professional', sanne: 'professional', admin: 'admin' } as const
/** Who has nothing to do with Fatma, of each kind. */
const strangers: Record<Kind, readonly Visitor[]> = {
  resident: ['danuta'],
  professional: ['otherGp', 'otherAssistant'],
  admin: ['admin'],
  // The privacy officer sees who looked at whom, of everybody.
  officer: [],
}
/** The emergency button is for strangers: it shows a name and a birth date to whoever has it, and logs it (BG-1). */
const isButton = ({ file }: RouteEntry) => file === 'routes/professional/press-emergency.tsx'
const strangersTo = (entry: RouteEntry & { kind: Kind }) =>
  strangers[entry.kind].filter((name) => !isButton(entry) || name !== 'otherGp')

beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  fatmas = await makeCanary(wijk)
  const { owner, tenant, otherTenant, otherTenantActors: far, actors } = wijk
  await owner.client.query('insert into people (tenant_id, id, created_at) values ($1, $2, $3)', [
    tenant.id,
    actors.admin.personId,
    testNow.toString(),
  ])
  const officerId = newId()
  await owner.client.query('insert into people (tenant_id, id, created_at) values ($1, $2, $3)', [
    tenant.id,
    officerId,
    testNow.toString(),
  ])
  await owner.client.query('delete from accounts where tenant_id = $1', [tenant.id])
  const here = visitors.filter((name) => name in actors) as (keyof typeof actors & Visitor)[]
  const own = await Promise.all(
    here.map(async (name) => [name, await cookieOf(wijk, tenant.id, actors[name])] as const),
  )
  cookies = {
    officer: await cookieOf(wijk, tenant.id, { personId: officerId, kind: 'officer' }),
    ...{ nobody: null, ...(Object.fromEntries(own) as Record<keyof typeof actors, string>) },
    farGp: await cookieOf(wijk, otherTenant.id, far.gp),
    farResident: await cookieOf(wijk, otherTenant.id, far.resident),
  }
  forms = await listPlausibleForms({
    ...{ residentId: [fatmas.residentId], threadId: [fatmas.threadId], appointmentId: [fatmas.appointmentId] },
    ...{ invitationId: [fatmas.invitationId], assessmentId: [fatmas.assessmentId], id: [fatmas.threadId] },
    ...{ people: [actors.joost.personId, actors.farid.personId], personId: [actors.joost.personId] },
    ...{ permissionId: [fatmas.permissionId], wie: [`p.${actors.farid.personId}`, `t.${wijk.practice.id}`] },
    ...{ startsAt: ['2026-04-14T07:00:00Z'], seen: [testNow.toString()], language: ['nl'] },
  })
  // No text in PostgreSQL holds a NUL: whoever sends one gets an answer, not a fault.
  forms.push(
    ...forms.filter(hasWords).map((form) => new URLSearchParams(form.toString().replaceAll('gewone', 'gew%00one'))),
  )
})
const hasWords = (form: URLSearchParams) => form.toString().includes('gewone')
afterAll(() => wijk.end())

const slugs = [...Object.values(questionSteps), reviewStep, urgentStep]

/** Every address of a route, with Fatma's ids. */
function addressesOf({ pattern }: RouteEntry): Address[] {
  const { threadId, appointmentId, invitationId, residentId, permissionId } = fatmas
  return listAddresses(pattern, {
    ...{ threadId: [threadId], appointmentId: [appointmentId], invitationId: [invitationId], residentId: [residentId] },
    ...{ subjectId: [residentId], mandateId: [newId()], emergencyId: [newId()], questionId: [newId()] },
    ...{ permissionId: [permissionId], givingStep: givingSteps },
    ...{ accountId: [newId()], departureId: [newId()] },
    ...{ language: ['nl', 'ar'], activityId: [newId()], step: pattern.includes('/4d/') ? steps : slugs },
  })
}

const hasObject = (entry: RouteEntry) =>
  !isButton(entry) && /:(threadId|appointmentId|invitationId|residentId|subjectId|permissionId)/.test(entry.pattern)

/** Nothing of Fatma's that the visitor did not say first. */
function expectNothingOfFatmas(answer: Answer, said: string, where: string): void {
  const told = fatmas.marks.filter(
    (mark) => !said.includes(mark) && (answer.body.includes(mark) || answer.location?.includes(mark)),
  )
  expect(told, where).toEqual([])
}

const fatmasRows = () => rowsAbout(wijk.owner, fatmas)
const refusals = () => countRefusals(wijk.owner, fatmas)

interface Call {
  readonly where: string
  readonly said: string
  readonly answer: Answer
}

/** Every loader and action of a route at every address, with every plausible form. */
async function walk(entry: RouteEntry, visitor: Visitor, say = (text: string) => text): Promise<Call[]> {
  const { loader, action } = await importRoute(entry.file)
  const calls: Call[] = []
  const base = { tenant: wijk.tenant, cookie: cookies[visitor] }
  for (const { path: said, params } of addressesOf(entry)) {
    const path = say(said)
    const at = {
      ...base,
      path,
      params: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, say(value)])),
    }
    if (loader) calls.push({ where: `${visitor} GET ${path}`, said: path, answer: await visit(loader, at) })
    if (!action) continue
    for (const form of forms) {
      const body = say(form.toString())
      const answer = await visit(action, { ...at, body: new URLSearchParams(body) })
      calls.push({ where: `${visitor} POST ${path} ${body}`, said: `${path} ${body}`, answer })
    }
  }
  return calls
}

/** The same walk past things that do not exist. */
async function walkPastNothing(entry: RouteEntry, visitor: Visitor): Promise<string[]> {
  const { threadId, appointmentId, invitationId, residentId, assessmentId, permissionId } = fatmas
  const ghosts = [threadId, appointmentId, invitationId, residentId, assessmentId, permissionId].map(
    (id) => [id, newId()] as const,
  )
  const ghostly = (text: string) => ghosts.reduce((left, [real, ghost]) => left.replaceAll(real, ghost), text)
  const really = (text: string) => ghosts.reduce((left, [real, ghost]) => left.replaceAll(ghost, real), text)
  return (await walk(entry, visitor, ghostly)).map(({ where, answer }) => really(inShort(where, answer)))
}

const inShort = (where: string, { status, location, body }: Answer) => `${where} -> ${status} ${location ?? ''} ${body}`

test('every route is somebody’s: everybody’s by name, or a resident’s, a professional’s or an administrator’s', () => {
  const open = all.filter((entry) => !kindOf(entry)).map(({ file }) => file)
  expect(open.sort()).toEqual([...everybodys].sort())
  expect(guarded.length).toBeGreaterThan(25)
  // A page of a resident has two addresses: the resident's own, and that of who acts for the resident.
  expect(new Set(all.map(({ file, pattern }) => `${pattern} ${file}`)).size).toBe(all.length)
})

test('the forms to try were found', () => {
  expect(forms.length).toBeGreaterThan(10)
  expect(forms.map(String).join()).not.toContain(canary)
})

describe.each(guarded)('$pattern ($file)', (entry) => {
  test('sends who is not signed in, or in another wijk, to the sign-in page and back', async () => {
    for (const visitor of ['nobody', 'farGp', 'farResident'] as const) {
      for (const { where, answer, said } of await walk(entry, visitor)) {
        expect([answer.status, answer.fault], where).toEqual([302, null])
        const path = said.split(' ')[0]!
        expect(answer.location, where).toBe(`/inloggen?returnTo=${encodeURIComponent(path)}`)
      }
    }
  })

  test('is not there for other kinds of people', async () => {
    const others = (['fatma', 'joost', 'sanne', 'admin'] as const).filter((name) => kindOfVisitor[name] !== entry.kind)
    for (const visitor of others) {
      for (const { where, answer } of await walk(entry, visitor))
        expect([answer.status, answer.body], where).toEqual([404, ''])
    }
  })

  test('tells strangers nothing and lets them change nothing', async () => {
    const before = await fatmasRows()
    for (const visitor of strangersTo(entry)) {
      const calls = await walk(entry, visitor)
      for (const { where, said, answer } of calls) {
        expect(answer.fault, where).toBeNull()
        if (hasObject(entry) && where.includes(' GET ')) expect(answer.status, where).toBe(404)
        expectNothingOfFatmas(answer, said, where)
      }
      // Whether something exists is itself personal data.
      if (hasObject(entry))
        expect(calls.map(({ where, answer }) => inShort(where, answer))).toEqual(await walkPastNothing(entry, visitor))
    }
    expect(await fatmasRows()).toBe(before)
  })

  test('writes in Fatma’s log who looked in vain', async () => {
    const before = await refusals()
    const { loader } = await importRoute(entry.file)
    for (const visitor of loader && hasObject(entry) ? strangers[entry.kind] : [])
      for (const address of addressesOf(entry))
        await visit(loader!, { ...address, tenant: wijk.tenant, cookie: cookies[visitor] })
    const looked = loader !== undefined && hasObject(entry)
    expect((await refusals()) > before).toBe(looked)
  })

  test('shows the other professionals of Fatma no more than is theirs', async () => {
    if (entry.kind !== 'professional') return expect(strangers[entry.kind].length).toBeLessThan(2)
    const { loader } = await importRoute(entry.file)
    for (const address of addressesOf(entry)) {
      for (const visitor of ['sanne', 'farid'] as const) {
        if (!loader) continue
        const { body, fault } = await visit(loader, { ...address, tenant: wijk.tenant, cookie: cookies[visitor] })
        expect(fault, address.path).toBeNull()
        // What a 4D says is not for assistants, and not for the buurtteam before it is agreed.
        for (const domain of ['BODY', 'MIND', 'SOCIAL', 'SOCIETAL']) expect(body).not.toContain(`${domain} ${canary}`)
        expect(body).not.toContain(`Een vier, door ${canary}`)
        if (visitor === 'farid') expect(body).not.toContain(`Ik maak me zorgen over ${canary}`)
        if (visitor === 'sanne') expect(body).not.toContain(`Over ${canary}`)
      }
    }
  })

  test('answers nonsense calmly, also to who may be here', async () => {
    const own = ({ resident: 'fatma', professional: 'joost', admin: 'admin', officer: 'officer' } as const)[entry.kind]
    const { loader, action } = await importRoute(entry.file)
    const base = { tenant: wijk.tenant, cookie: cookies[own] }
    for (const { path, params } of addressesOf(entry)) {
      for (const junk of nonsense) {
        const query = new URLSearchParams(queryNamesOf(entry.file).map((name) => [name, junk]))
        const odd = Object.fromEntries(Object.keys(params).map((name) => [name, junk]))
        if (loader) {
          expect(
            (await visit(loader, { ...base, path: `${path}?${query}`, params })).fault,
            `GET ${path}?${query}`,
          ).toBeNull()
          const answer = await visit(loader, { ...base, path, params: odd })
          if (hasObject(entry))
            expect([answer.status, answer.fault], `GET ${path} with ${JSON.stringify(junk)}`).toEqual([404, null])
        }
        if (!action) continue
        const names = [...new Set(forms.flatMap((form) => [...form.keys()]))]
        const body = new URLSearchParams(names.map((name) => [name, junk]))
        const posted = await visit(action, { ...base, path, params: odd, body })
        expect([posted.fault, posted.status >= 300], `POST ${path} with ${JSON.stringify(junk)}`).toEqual([null, true])
      }
      if (!action) continue
      for (const { body, headers } of brokenBodies) {
        const posted = await visit(action, { ...base, path, params, body, headers })
        expect([posted.fault, posted.status >= 300], `POST ${path} ${headers['Content-Type']}`).toEqual([null, true])
      }
    }
  })
})

describe.each(all.filter((entry) => !kindOf(entry)))('$pattern ($file)', (entry) => {
  test('tells nobody anything of Fatma’s, and breaks for nobody', async () => {
    for (const visitor of visitors) {
      // Signing out ends what the other tests go on with; it has a test of its own.
      if (entry.file.includes('sign-out') && visitor !== 'nobody') continue
      for (const { where, said, answer } of await walk(entry, visitor)) {
        expect(answer.fault, where).toBeNull()
        expectNothingOfFatmas(answer, said, where)
      }
    }
  })

  test('answers nonsense calmly', async () => {
    const { loader, action } = await importRoute(entry.file)
    for (const { path, params } of addressesOf(entry)) {
      for (const junk of nonsense) {
        const query = new URLSearchParams(queryNamesOf(entry.file).map((name) => [name, junk]))
        const odd = Object.fromEntries(Object.keys(params).map((name) => [name, junk]))
        if (loader)
          expect(
            (await visit(loader, { tenant: wijk.tenant, path: `${path}?${query}`, params })).fault,
            `GET ${path}?${query}`,
          ).toBeNull()
        if (loader)
          expect(
            (await visit(loader, { tenant: wijk.tenant, path, params: odd })).fault,
            `GET ${path} ${junk}`,
          ).toBeNull()
        const body = new URLSearchParams({ email: junk, password: junk, language: junk, returnTo: junk })
        if (action)
          expect(
            (await visit(action, { tenant: wijk.tenant, path, params, body })).fault,
            `POST ${path} ${junk}`,
          ).toBeNull()
      }
      for (const { body, headers } of action ? brokenBodies : [])
        expect(
          (await visit(action!, { tenant: wijk.tenant, path, params, body, headers })).fault,
          `POST ${path}`,
        ).toBeNull()
    }
  })
})

test('whose it is sees it, so that the refusals above mean something', async () => {
  const shown = async (visitor: Visitor, file: string) => {
    const entry = all.find((each) => each.file === file)!
    return (await walk(entry, visitor)).some(({ answer }) => answer.body.includes(canary))
  }
  expect(await shown('fatma', 'routes/resident/thread.tsx')).toBe(true)
  expect(await shown('joost', 'routes/professional/thread.tsx')).toBe(true)
  expect(await shown('joost', 'routes/professional/resident.tsx')).toBe(true)
})
