import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#app/domain/shared/ids.ts'
import { paths } from '#app/paths.ts'
import { leavingCanary, makeLeaving } from '#db/testing/leaving.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { cookieOf, visit, type Handler } from '#db/testing/route-walk.server.ts'
import * as accountPage from '../admin/account.tsx'
import * as accountsPage from '../admin/accounts.tsx'
import * as invitePage from '../admin/invite.tsx'
import * as residentHome from '../resident/home.tsx'
import * as workHome from './home.tsx'
import * as leadInvitePage from './invite-colleague.tsx'
import * as leavePage from './leave.tsx'
import * as takeOverPage from './take-over.tsx'
import * as teamPage from './team.tsx'
import * as welcomePage from './welcome.tsx'

let wijk: TestNeighbourhood
let about: Awaited<ReturnType<typeof makeLeaving>>
const cookies: Record<string, string> = {}
type Page = { readonly loader: unknown; readonly action?: unknown }

beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  about = await makeLeaving(wijk)
  const { noor, sanne, fatma, danuta, otherGp, admin } = wijk.actors
  for (const [name, actor] of Object.entries({ noor, sanne, fatma, danuta, otherGp, admin, meral: about.meral }))
    cookies[name] = await cookieOf(wijk, wijk.tenant.id, actor)
})
afterAll(() => wijk.end())

const rows = async (text: string) => (await wijk.owner.client.query<Record<string, unknown>>(text)).rows
const ask = (
  who: string,
  page: Page,
  path: string,
  params: Record<string, string> = {},
  form?: Record<string, string>,
) =>
  visit((form ? page.action : page.loader) as Handler, {
    ...{ path, params, tenant: wijk.tenant, cookie: cookies[who] ?? null },
    ...(form ? { body: new URLSearchParams(form) } : {}),
  })
const someone = (email: string) => ({
  ...{ accountId: newId(), givenName: 'Tess', familyName: 'Jong', calledName: 'Tess', email, languages: 'nl' },
  ...{ role: 'PRACTICE_ASSISTANT', teamIds: wijk.practice.id, startsOn: '2026-04-03', weekdays: '1' },
})
const joostsAccount = () => ({ accountId: about.accountId })

test('the administrator invites, sees status and work, and no word or name of a resident', async () => {
  const empty = await ask('admin', invitePage, paths.admin.invite, {}, {})
  expect(empty.status).toBe(400)
  const sent = await ask('admin', invitePage, paths.admin.invite, {}, someone('tess@praktijk.example'))
  expect([sent.status, sent.location]).toEqual([303, expect.stringContaining('/beheer/accounts/')])
  const taken = await ask('admin', invitePage, paths.admin.invite, {}, someone('tess@praktijk.example'))
  expect(taken.status).toBe(409)
  const list = await ask('admin', accountsPage, paths.admin.accounts())
  const account = await ask('admin', accountPage, paths.admin.account(about.accountId), joostsAccount())
  expect(list.body).toContain('Centrum Neckar')
  expect(account.body).toContain('Vraag van een bewoner')
  for (const { body } of [list, account])
    for (const secret of [leavingCanary, 'Fatma', 'Yılmaz', about.threadId]) expect(body).not.toContain(secret)
})

test('a leave goes from its start to the closed account, and the resident reads who takes over', async () => {
  const leave = { personId: wijk.actors.joost.personId, lastDay: '2026-04-10' }
  expect((await ask('sanne', teamPage, paths.professional.team(), {}, leave)).status).toBe(404)
  const started = await ask('noor', teamPage, paths.professional.team(), {}, leave)
  expect(started.status).toBe(303)
  const departureId = started.location!.split('/').at(-1)!
  const page = () => ask('noor', leavePage, paths.professional.leave(departureId), { departureId })
  const { work } = JSON.parse((await page()).body) as { work: { kind: string; objectId: string; about: string }[] }
  expect(work.map(({ about }) => about)).toContain('Fatma Yılmaz')

  const close = (form: Record<string, string> = {}) =>
    ask('admin', accountPage, paths.admin.account(about.accountId), joostsAccount(), { intent: 'close', ...form })
  expect((await close()).status).toBe(409)
  expect((await close({ reason: 'te kort' })).status).toBe(400)

  for (const { kind, objectId } of work) {
    const form = { intent: 'ask', kind, objectId, successorId: about.meral.personId }
    expect((await ask('noor', leavePage, paths.professional.leave(departureId), { departureId }, form)).status).toBe(
      303,
    )
  }
  const { asked } = JSON.parse((await ask('meral', takeOverPage, paths.professional.takeOver)).body) as {
    asked: { id: string }[]
  }
  expect(asked).toHaveLength(work.length)
  for (const who of ['sanne', 'otherGp'])
    expect(
      (await ask(who, takeOverPage, paths.professional.takeOver, {}, { itemId: asked[0]!.id, answer: 'keep' })).status,
    ).toBe(404)
  for (const { id } of asked)
    expect(
      (await ask('meral', takeOverPage, paths.professional.takeOver, {}, { itemId: id, answer: 'keep' })).status,
    ).toBe(303)

  const home = await ask('fatma', residentHome, paths.resident.home)
  const news = (JSON.parse(home.body) as { handovers: { kind: string; from: string; to: string }[] }).handovers
  expect(news).toContainEqual(expect.objectContaining({ kind: 'QUESTION', from: 'Dokter Kuipers', to: 'Meral' }))
  const others = await ask('danuta', residentHome, paths.resident.home)
  expect(others.body).not.toContain('QUESTION')

  await rows("update appointments set status = 'fulfilled' where status = 'booked' and starts_at < '2026-04-10'")
  expect((await close()).status).toBe(303)
  expect(await rows(`select status from accounts where id = '${about.accountId}'`)).toEqual([{ status: 'closed' }])
  expect(await rows("select distinct resource from access_log where resource = 'account.accountClosed'")).toHaveLength(
    1,
  )
})

test('the overview may go to somebody of another team when the lead says why, and nothing else may', async () => {
  await rows("update departures set closed_at = null, cancelled_at = null, last_day = '2026-04-10'")
  await rows(
    "delete from departure_items; update accounts set status = 'active', closed_at = null where status = 'closed'",
  )
  await rows('update team_memberships set ends_on = null; update care_relationships set ends_at = null')
  const { farid, fatma, joost } = wijk.actors
  await rows('update case_coordinators set ends_at = now() where ends_at is null')
  await rows(`insert into case_coordinators (tenant_id, id, resident_id, person_id, starts_at)
    values ('${wijk.tenant.id}', '${newId()}', '${fatma.personId}', '${joost.personId}', '2026-01-01')`)
  const departureId = String((await rows('select id from departures'))[0]!['id'])
  const at = [leavePage, paths.professional.leave(departureId), { departureId }] as const
  const { work } = JSON.parse((await ask('noor', ...at)).body) as {
    work: { kind: string; objectId: string; leavesTeam: boolean; colleagues: { value: string }[] }[]
  }
  for (const { kind, leavesTeam, colleagues } of work)
    expect([leavesTeam, colleagues.some(({ value }) => value === farid.personId)], kind).toEqual(
      kind === 'COORDINATION' ? [true, true] : [false, false],
    )
  const { objectId } = work.find(({ kind }) => kind === 'COORDINATION')!
  const form = { intent: 'ask', kind: 'COORDINATION', objectId, successorId: farid.personId }
  const without = await ask('noor', ...at, form)
  expect([without.status, without.body]).toEqual([409, expect.stringContaining('care-network.reasonNeeded')])
  expect((await ask('noor', ...at, { ...form, reason: 'Zij kent hem al jaren.' })).status).toBe(303)
})

test('only a lead has a page of the own team, and a leave of another team is not there', async () => {
  const departureId = newId()
  for (const who of ['sanne', 'otherGp', 'fatma', 'admin']) {
    expect((await ask(who, teamPage, paths.professional.team())).status, who).toBe(404)
    expect((await ask(who, leadInvitePage, paths.professional.inviteColleague)).status, who).toBe(404)
    expect((await ask(who, leavePage, paths.professional.leave(departureId), { departureId })).status, who).toBe(404)
  }
  const elsewhere = { ...someone('elders@praktijk.example'), teamIds: wijk.buurtteam.id }
  expect((await ask('noor', leadInvitePage, paths.professional.inviteColleague, {}, elsewhere)).status).toBe(404)
  const own = await ask(
    'noor',
    leadInvitePage,
    paths.professional.inviteColleague,
    {},
    someone('eigen@praktijk.example'),
  )
  expect(own.status).toBe(303)
})

test('who invites proves again who they are, when that was more than five minutes ago', async () => {
  for (const [who, page, path] of [
    ['noor', leadInvitePage, paths.professional.inviteColleague],
    ['admin', invitePage, paths.admin.invite],
  ] as const) {
    const late = await visit(page.action as unknown as Handler, {
      ...{ path, tenant: wijk.tenant, cookie: cookies[who] ?? null, now: testNow.add({ minutes: 6 }) },
      body: new URLSearchParams(someone('laat@praktijk.example')),
    })
    expect([late.status, late.location]).toEqual([302, expect.stringContaining('niveau=recent')])
  }
  expect(await rows("select 1 from accounts where email = 'laat@praktijk.example'")).toEqual([])
})

test('who has just come begins with a welcome, and everybody else with the questions', async () => {
  const [tess] = await rows("select person_id from accounts where email = 'tess@praktijk.example'")
  cookies['tess'] = await cookieOf(wijk, wijk.tenant.id, { personId: String(tess!['person_id']), kind: 'professional' })
  expect((await ask('tess', workHome, paths.professional.home)).location).toBe(paths.professional.welcome)
  expect((await ask('noor', workHome, paths.professional.home)).location).toBe(paths.professional.inbox())
  const welcome = await ask('tess', welcomePage, paths.professional.welcome)
  expect(welcome.body).toContain('Noor')
  expect(welcome.body).not.toContain(leavingCanary)
})
