import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, expect, test } from 'vitest'
import pg from 'pg'
import { sql } from 'drizzle-orm'
import { sendAccountLink } from '#app/jobs/send-account-link.server.ts'
import { makeLeaving, someoneNew } from '#db/testing/leaving.server.ts'
import { placeIn } from '#db/testing/accounts.server.ts'
import { makeTestNeighbourhood, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { testUrls } from '#db/testing/test-database.ts'
import { withActor } from '../access/with-actor.server.ts'
import { acceptInvitation } from '../identity/accept-invitation.server.ts'
import { readSession } from '../identity/session.server.ts'
import { newId } from '../shared/ids.ts'
import type { Actor } from '../shared/actor.ts'
import { changeRole, changeWorkingDays, resendInvitation, withdrawInvitation } from './change-colleague.server.ts'
import { getColleague } from './colleagues.queries.server.ts'
import { closeAccount } from './close-account.server.ts'
import { inviteColleague } from './invite-colleague.server.ts'

let wijk: TestNeighbourhood
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  await makeLeaving(wijk)
})
afterAll(() => wijk.end())

const timeZone = 'Europe/Amsterdam'
const code = (answer: { ok: boolean; refusal?: { code: string } }) => (answer.ok ? 'ok' : answer.refusal?.code)
const rows = async (text: string, values: unknown[] = []) =>
  (await wijk.owner.client.query(text, values)).rows as Record<string, unknown>[]
const invite = (who: Actor, changes: Partial<ReturnType<typeof someoneNew>> = {}) =>
  withActor(who, (tx) => inviteColleague(tx, { ...someoneNew([wijk.practice.id]), ...changes }))
let number = 0
const invited = async (who: Actor = wijk.actors.admin) => {
  number += 1
  const answer = await invite(who, { email: `nieuw${number}@praktijk.example` })
  if (!answer.ok) throw new Error(answer.refusal.code)
  const [account] = await rows('select person_id from accounts where id = $1', [answer.value.accountId])
  return { accountId: answer.value.accountId, personId: String(account!['person_id']) }
}

test('a newcomer waits with an account, a place in the team and working days, and is mailed a link', async () => {
  const { accountId, personId } = await invited()
  expect(await rows('select kind, status, password_hash from accounts where id = $1', [accountId])).toEqual([
    { kind: 'professional', status: 'invited', password_hash: null },
  ])
  expect(await rows('select team_id, role, is_lead from team_memberships where person_id = $1', [personId])).toEqual([
    { team_id: wijk.practice.id, role: 'PRACTICE_ASSISTANT', is_lead: false },
  ])
  expect(
    await rows('select distinct weekday from consultation_sessions where person_id = $1 order by 1', [personId]),
  ).toEqual([{ weekday: 1 }, { weekday: 2 }])
  const queue = new pg.Client({ connectionString: testUrls().worker })
  await queue.connect()
  const jobs = await queue.query("select 1 from graphile_worker._private_jobs where payload->>'accountId' = $1", [
    accountId,
  ])
  await queue.end()
  expect(jobs.rows).toHaveLength(1)
})

test('the link of the mail opens the enrolment, and no page before the second factor', async () => {
  const { accountId } = await invited()
  await rows('delete from demo_mails')
  await sendAccountLink({
    tenantId: wijk.tenant.id,
    accountId,
    purpose: 'invitation',
    askedAt: Temporal.Now.instant().toString(),
  })
  const [mail] = await rows('select body from demo_mails')
  const link = new URLSearchParams(/\?(link=[\w%-]+)/.exec(String(mail!['body']))![1]).get('link')!
  const place = placeIn(wijk.tenant.id)
  const accepted = await acceptInvitation(place, {
    token: link,
    password: 'paarse stoelen huppelen',
    wijk: 'Overvecht',
  })
  if (!accepted.ok) throw new Error(accepted.refusal.code)
  const session = await readSession(place, accepted.value.cookie.split(';')[0]!, timeZone)
  expect(session).toMatchObject({ stage: 'enrol', kind: 'professional', displayName: 'Tess' })
  expect(code(await withActor(wijk.actors.admin, (tx) => resendInvitation(tx, { accountId, timeZone })))).toBe(
    'care-network.notInvited',
  )
})

test('a lead invites into the own team and into no other; nobody else invites', async () => {
  const { noor, sanne, joost, fatma, admin } = wijk.actors
  expect(code(await invite(noor, { email: 'van-noor@praktijk.example' }))).toBe('ok')
  expect(
    code(await invite(noor, { email: 'x@praktijk.example', teamIds: [wijk.practice.id, wijk.buurtteam.id] })),
  ).toBe('shared.notFound')
  for (const who of [sanne, joost, fatma, wijk.otherTenantActors.gp])
    expect(code(await invite(who))).toBe('shared.notFound')
  for (const teamId of [newId(), 'x']) expect(code(await invite(admin, { teamIds: [teamId] }))).toBe('shared.notFound')
  const refused = await rows(
    "select count(*)::int as n from access_log where outcome = 'refused' and resource = 'account.team'",
  )
  expect(Number(refused[0]!['n'])).toBeGreaterThan(3)
})

test('nobody becomes huisarts of a wijkteam, whoever invites, and only the administrator brings in a wijkverpleegkundige', async () => {
  const { admin, farid, noor } = wijk.actors
  await rows('update team_memberships set is_lead = true where person_id = $1', [farid.personId])
  const there = { teamIds: [wijk.buurtteam.id] }
  const asGp = { ...there, role: 'GENERAL_PRACTITIONER' as const }
  for (const who of [farid, admin])
    expect(code(await invite(who, { ...asGp, email: 'nep@wijkteam.example' }))).toBe('care-network.roleNotHere')
  const nurse = { ...there, role: 'DISTRICT_NURSE' as const, email: 'wijkzorg@wijkteam.example' }
  expect(code(await invite(farid, nurse))).toBe('care-network.roleNotHere')
  expect(code(await invite(admin, nurse))).toBe('ok')
  const worker = { ...there, role: 'SOCIAL_WORKER' as const }
  expect(code(await invite(farid, { ...worker, email: 'echt@wijkteam.example' }))).toBe('ok')
  expect(code(await invite(noor, { role: 'SOCIAL_WORKER', email: 'nep@praktijk.example' }))).toBe(
    'care-network.roleNotHere',
  )
  expect(await rows("select 1 from accounts where email like 'nep@%'")).toEqual([])
})

test('an address has one account, and two clicks invite one person', async () => {
  const same = { email: 'dubbel@praktijk.example', accountId: newId() }
  const answers = await Promise.all([invite(wijk.actors.admin, same), invite(wijk.actors.admin, same)])
  expect(answers.some(({ ok }) => ok)).toBe(true)
  expect(await rows("select 1 from accounts where email = 'dubbel@praktijk.example'")).toHaveLength(1)
  expect(code(await invite(wijk.actors.admin, same))).toBe('ok')
  expect(code(await invite(wijk.actors.admin, { email: ' Dubbel@Praktijk.example ' }))).toBe('care-network.emailTaken')
})

test('an invitation that is withdrawn is closed, and its link works no longer', async () => {
  const { accountId, personId } = await invited()
  await rows('delete from demo_mails')
  await sendAccountLink({
    tenantId: wijk.tenant.id,
    accountId,
    purpose: 'invitation',
    askedAt: Temporal.Now.instant().toString(),
  })
  const [mail] = await rows('select body from demo_mails')
  const link = new URLSearchParams(/\?(link=[\w%-]+)/.exec(String(mail!['body']))![1]).get('link')!
  expect(code(await withActor(wijk.actors.sanne, (tx) => withdrawInvitation(tx, { accountId, timeZone })))).toBe(
    'shared.notFound',
  )
  expect(code(await withActor(wijk.actors.admin, (tx) => withdrawInvitation(tx, { accountId, timeZone })))).toBe('ok')
  const accepted = await acceptInvitation(placeIn(wijk.tenant.id), {
    token: link,
    password: 'paarse stoelen huppelen',
    wijk: 'Overvecht',
  })
  expect(accepted.ok).toBe(false)
  expect(await rows('select 1 from team_memberships where person_id = $1 and ends_on is null', [personId])).toEqual([])
})

test('an address is free again when its invitation is withdrawn, and stays taken while it is in use', async () => {
  const email = 'toch-niet@praktijk.example'
  const accountId = newId()
  const withdraw = (who: Actor) => withActor(who, (tx) => withdrawInvitation(tx, { accountId, timeZone }))
  expect(code(await invite(wijk.actors.admin, { email, accountId }))).toBe('ok')
  expect(code(await invite(wijk.actors.admin, { email }))).toBe('care-network.emailTaken')
  expect(code(await withdraw(wijk.actors.admin))).toBe('ok')
  expect(await rows('select email, status from accounts where id = $1', [accountId])).toEqual([
    { email: null, status: 'closed' },
  ])
  expect(code(await invite(wijk.actors.admin, { email }))).toBe('ok')
  expect(await rows('select status from accounts where email = $1', [email])).toEqual([{ status: 'invited' }])
})

test('who was invited and closed before coming in lets the address go too, and nobody but the portal frees one', async () => {
  const { accountId } = await invited()
  const free = (who: Actor) => withActor(who, (tx) => tx.execute(sql`select account_withdraw(${accountId}) as gone`))
  for (const who of [wijk.actors.admin, wijk.actors.noor, wijk.actors.fatma]) await free(who)
  expect(await rows('select status from accounts where id = $1', [accountId])).toEqual([{ status: 'invited' }])
  const closed = await withActor(wijk.actors.admin, (tx) => closeAccount(tx, { accountId, timeZone }))
  expect(code(closed)).toBe('ok')
  expect(await rows('select email, status from accounts where id = $1', [accountId])).toEqual([
    { email: null, status: 'closed' },
  ])
})

test('a new role begins today and the old one keeps its days; a lead does not give roles', async () => {
  const { accountId, personId } = await invited()
  const [membership] = await rows('select id from team_memberships where person_id = $1', [personId])
  const change = (who: Actor, changes: { isLead?: boolean; teamId?: string } = {}) =>
    withActor(who, (tx) =>
      changeRole(tx, {
        ...{
          accountId,
          timeZone,
          membershipId: String(membership!['id']),
          isLead: true,
          role: 'PRACTICE_NURSE' as const,
        },
        ...{ teamId: wijk.practice.id, ...changes },
      }),
    )
  expect(code(await change(wijk.actors.noor))).toBe('shared.notFound')
  expect(code(await change(wijk.actors.admin, { teamId: wijk.buurtteam.id }))).toBe('care-network.roleNotHere')
  expect(code(await change(wijk.actors.admin, { teamId: newId() }))).toBe('shared.notFound')
  expect(code(await change({ ...wijk.actors.admin, tenantId: wijk.otherTenant.id }))).toBe('shared.notFound')
  expect(code(await change(wijk.actors.admin))).toBe('ok')
  const now = await rows('select role, is_lead from team_memberships where person_id = $1 and ends_on is null', [
    personId,
  ])
  expect(now).toEqual([{ role: 'PRACTICE_NURSE', is_lead: true }])
  const [newest] = await rows('select id from team_memberships where person_id = $1 and ends_on is null', [personId])
  const days = await withActor(wijk.actors.admin, (tx) =>
    changeWorkingDays(tx, { accountId, timeZone, membershipId: String(newest!['id']), weekdays: [5] }),
  )
  expect(code(days)).toBe('ok')
  const left =
    "select distinct weekday from consultation_sessions where person_id = $1 and (valid_until is null or valid_until > '2026-04-04')"
  expect(await rows(left, [personId])).toEqual([{ weekday: 5 }])
})

test('only the administrator sees an account, with numbers of what is open and nothing of whom', async () => {
  const [joost] = await rows("select id from accounts where email = 'joost@praktijk.example'")
  const look = (who: Actor) => withActor(who, (tx) => getColleague(tx, { accountId: String(joost!['id']), timeZone }))
  const found = await look(wijk.actors.admin)
  if (!found.ok) throw new Error(found.refusal.code)
  expect(found.value.counts.map(({ kind }) => kind)).toContain('QUESTION')
  for (const secret of [wijk.actors.fatma.personId, 'Fatma', 'leeuwerikzang'])
    expect(JSON.stringify(found.value)).not.toContain(secret)
  for (const who of [
    wijk.actors.noor,
    wijk.actors.fatma,
    wijk.actors.joost,
    { ...wijk.actors.admin, tenantId: wijk.otherTenant.id },
  ])
    expect(code(await look(who)), who.displayName).toBe('shared.notFound')
})
