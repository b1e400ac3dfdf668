import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LoaderFunctionArgs } from '#app/framework.server.ts'
import { ownerCookie, ownerMark } from './owner-mark.server.ts'
import { cookieOf } from '#db/testing/route-walk.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { newId } from '../shared/ids.ts'
import { anonymous, findSession, requireAdmin, requireProfessional, requireResident } from './guards.server.ts'

let wijk: TestNeighbourhood
let cookies: Record<'fatma' | 'joost' | 'admin', string>
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  const { owner, tenant, actors } = wijk
  await owner.client.query('insert into people (tenant_id, id, created_at) values ($1, $2, now())', [
    tenant.id,
    actors.admin.personId,
  ])
  const cookie = (name: keyof typeof cookies) => cookieOf(wijk, tenant.id, actors[name])
  cookies = { fatma: await cookie('fatma'), joost: await cookie('joost'), admin: await cookie('admin') }
})
afterAll(() => wijk.end())

function asked(path: string, cookie: string | null = null, init: RequestInit = {}): LoaderFunctionArgs {
  const request = new Request(`http://localhost:3000${path}`, { ...init, headers: cookie ? { Cookie: cookie } : {} })
  const context = {
    cspNonce: '',
    requestId: newId(),
    tenant: wijk.tenant,
    now: testNow,
    remoteAddress: '',
    memory: new Map(),
  }
  return { request, params: {}, context }
}

/** The answer that a guard throws. */
async function thrown(guarding: Promise<unknown>): Promise<{ status: number; location: string | null }> {
  const answer = await guarding.then(
    () => {
      throw new Error('let in')
    },
    (error: unknown) => error,
  )
  if (!(answer instanceof Response)) throw answer
  return { status: answer.status, location: answer.headers.get('Location') }
}
const notThere = { status: 404, location: null }

test('who is not signed in goes to the sign-in page, and back to where they were', async () => {
  const location = '/inloggen?returnTo=%2Fmijn%2Fberichten%3Fvan%3D3'
  for (const guard of [requireResident, requireProfessional, requireAdmin])
    expect(await thrown(guard(asked('/mijn/berichten?van=3&_data=routes%2Fx')))).toEqual({ status: 302, location })
})

test('after a form one comes back to the page, not to what was sent', async () => {
  const args = asked('/mijn/vraag?x=1', null, { method: 'POST', body: new URLSearchParams({ q: 'a' }) })
  const location = '/inloggen?returnTo=%2Fmijn%2Fvraag%3Fx%3D1'
  expect(await thrown(requireResident(args))).toEqual({ status: 302, location })
})

test('what I typed when my session had ended goes along to the sign-in, never a password', async () => {
  const body = new URLSearchParams({ q: 'Hep yorgunum', password: 'geheim' })
  const args = asked('/mijn/vraag?x=1', ownerCookie('account').split(';')[0], { method: 'POST', body })
  const answer = await requireResident(args).catch((error: unknown) => error)
  expect(answer).toMatchObject({ status: 401 })
  expect(await (answer as Response).json()).toEqual({
    kept: { owner: ownerMark('account'), action: '/mijn/vraag?x=1', fields: [['q', 'Hep yorgunum']] },
  })
})

test('each part of the portal is there for its own people alone', async () => {
  expect(await requireResident(asked('/mijn', cookies.fatma))).toMatchObject({
    kind: 'resident',
    role: 'RESIDENT',
    teamIds: [],
  })
  expect(await requireAdmin(asked('/beheer', cookies.admin))).toMatchObject({
    kind: 'admin',
    role: 'TENANT_ADMIN',
    teamIds: [],
  })
  expect(await thrown(requireResident(asked('/mijn', cookies.joost)))).toEqual(notThere)
  expect(await thrown(requireResident(asked('/mijn', cookies.admin)))).toEqual(notThere)
  expect(await thrown(requireProfessional(asked('/werk', cookies.fatma)))).toEqual(notThere)
  expect(await thrown(requireProfessional(asked('/werk', cookies.admin)))).toEqual(notThere)
  expect(await thrown(requireAdmin(asked('/beheer', cookies.joost)))).toEqual(notThere)
})

test('a professional acts with the role and the teams of today, at the time of the request', async () => {
  const signed = await requireProfessional(asked('/werk', cookies.joost))
  expect(signed).toMatchObject({
    ...{
      kind: 'professional',
      role: 'GENERAL_PRACTITIONER',
      personId: wijk.actors.joost.personId,
      tenantId: wijk.tenant.id,
    },
    ...{ teamIds: [wijk.practice.id], now: testNow, displayName: 'Dokter Kuipers' },
  })
})

test('a page that is not for this role is not there', async () => {
  expect(await thrown(requireProfessional(asked('/werk', cookies.joost), ['PRACTICE_ASSISTANT']))).toEqual(notThere)
  expect(await requireProfessional(asked('/werk', cookies.joost), ['GENERAL_PRACTITIONER'])).toMatchObject({
    kind: 'professional',
  })
})

test('two roles are never mixed: the first of today counts, with the teams of that role', async () => {
  const { client } = wijk.owner
  const add = `insert into team_memberships (tenant_id, id, team_id, person_id, role, starts_on) values ($1, $2, $3, $4, $5, '2021-01-01')`
  const also = (teamId: string, role: string) =>
    client.query(add, [wijk.tenant.id, newId(), teamId, wijk.actors.joost.personId, role])
  await also(wijk.buurtteam.id, 'SOCIAL_WORKER')
  await also(wijk.otherPractice.id, 'GENERAL_PRACTITIONER')
  try {
    const signed = await requireProfessional(asked('/werk', cookies.joost))
    expect(signed.role).toBe('GENERAL_PRACTITIONER')
    expect([...signed.teamIds].sort()).toEqual([wijk.practice.id, wijk.otherPractice.id].sort())
  } finally {
    await client.query(`delete from team_memberships where starts_on = '2021-01-01'`)
  }
})

test('who works in no team today finds nothing', async () => {
  const { client } = wijk.owner
  await client.query(`update team_memberships set ends_on = '2026-04-02' where person_id = $1`, [
    wijk.actors.joost.personId,
  ])
  try {
    expect(await thrown(requireProfessional(asked('/werk', cookies.joost)))).toEqual(notThere)
  } finally {
    await client.query('update team_memberships set ends_on = null where person_id = $1', [wijk.actors.joost.personId])
  }
})

test('a request reads its session once, and the next request reads it again', async () => {
  const args = asked('/mijn', cookies.fatma)
  expect(findSession(args)).toStrictEqual(findSession(args))
  const [one, two] = await Promise.all([findSession(args), findSession(args)])
  expect(one).toBe(two)
  await wijk.owner.client.query(`update accounts set status = 'closed' where person_id = $1`, [
    wijk.actors.fatma.personId,
  ])
  try {
    expect(await findSession(args)).toBe(one)
    expect(await findSession(asked('/mijn', cookies.fatma))).toBeNull()
  } finally {
    await wijk.owner.client.query(`update accounts set status = 'active' where person_id = $1`, [
      wijk.actors.fatma.personId,
    ])
  }
})

test('who is not signed in acts as nobody', () => {
  expect(anonymous(asked('/nl'))).toMatchObject({
    kind: 'anonymous',
    role: 'ANONYMOUS',
    personId: null,
    teamIds: [],
    tenantId: wijk.tenant.id,
  })
})

test('who is signed in and comes where they may not is written down once, without what the address names', async () => {
  const { owner, actors } = wijk
  await owner.client.query('delete from access_log_objects')
  await owner.client.query('delete from access_log')
  const danuta = await cookieOf(wijk, wijk.tenant.id, actors.danuta)
  const args = asked('/werk/bewoners/Fatma%20Y?naam=Fatma', danuta)
  await Promise.all([thrown(requireProfessional(args)), thrown(requireProfessional(args)), thrown(requireAdmin(args))])
  await thrown(requireProfessional(asked('/werk/agenda', cookies.joost), ['SOCIAL_WORKER']))
  await thrown(requireAdmin(asked('/beheer', null)))
  const { rows } = await owner.client.query(
    `select l.user_id, l.portal_role, l.outcome, l.checks, l.resource, l.login_id is not null as login, l.access_point_id as host, o.object_detail as page
     from access_log l join access_log_objects o on o.entry_id = l.id order by l.written_at`,
  )
  const same = {
    outcome: 'refused',
    checks: 'FFFF',
    resource: 'account.pageRefused',
    login: true,
    host: 'localhost:3000',
  }
  expect(rows).toEqual([
    { ...same, user_id: actors.danuta.personId, portal_role: 'RESIDENT', page: '/werk/bewoners' },
    { ...same, user_id: actors.joost.personId, portal_role: 'GENERAL_PRACTITIONER', page: '/werk/agenda' },
  ])
})
