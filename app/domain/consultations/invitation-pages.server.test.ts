import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { makeTestNeighbourhood, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { cookieOf, importRoute, visit, type RouteModule } from '#db/testing/route-walk.server.ts'
import { at, makeTestTalks, talkSubject, type TestTalks } from '#db/testing/talks.server.ts'
import { paths } from '#app/paths.ts'

let wijk: TestNeighbourhood
let talks: TestTalks
let pages: Record<'together' | 'new' | 'own' | 'asked' | 'list', RouteModule>
const cookies = new Map<string, string>()
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  talks = await makeTestTalks(wijk)
  const { tenant, actors, otherTenant, otherTenantActors } = wijk
  await talks.rows(
    sql`insert into people (tenant_id, id, created_at) values (${tenant.id}, ${actors.admin.personId}, now())`,
  )
  for (const [name, actor] of Object.entries(actors)) cookies.set(name, await cookieOf(wijk, tenant.id, actor))
  cookies.set('far', await cookieOf(wijk, otherTenant.id, otherTenantActors.gp))
  pages = {
    together: await importRoute('routes/resident/together.tsx'),
    new: await importRoute('routes/resident/new-invitation.tsx'),
    own: await importRoute('routes/resident/invitation.tsx'),
    list: await importRoute('routes/professional/invitations.tsx'),
    asked: await importRoute('routes/professional/invitation.tsx'),
  }
})
afterAll(() => wijk.end())

type Fields = Record<string, string | readonly string[]>
const formOf = (fields: Fields) =>
  new URLSearchParams(Object.entries(fields).flatMap(([name, value]) => [value].flat().map((each) => [name, each])))
const idIn = (path: string) => /[0-9a-f-]{36}/.exec(path)?.[0]
const go = (who: string, page: RouteModule, path: string, fields?: Fields) => {
  const id = idIn(path)
  return visit(fields ? page.action! : page.loader!, {
    path,
    params: id ? { invitationId: id } : {},
    tenant: who === 'far' ? wijk.otherTenant : wijk.tenant,
    cookie: cookies.get(who) ?? null,
    ...(fields ? { body: formOf(fields) } : {}),
  })
}
const read = async (who: string, page: RouteModule, path: string) => {
  const answer = await go(who, page, path)
  expect([answer.status, answer.fault]).toEqual([200, null])
  return JSON.parse(answer.body)
}

test('without a script Fatma picks two, says about what, sees only Tuesdays and why, and invites', async () => {
  const { joost, farid } = wijk.actors
  const first = await read('fatma', pages.new, paths.resident.newInvitation())
  expect(first.page).toMatchObject({ step: 'who', isNew: true, chosen: [joost.personId, farid.personId] })
  expect(first.page.people.map(({ label }: { label: string }) => label)).toEqual(['Dokter Kuipers', 'Petra', 'Farid'])
  const u = first.invitationId as string

  const one = await go('fatma', pages.new, paths.resident.newInvitation({ stap: 'wie' }), {
    intent: 'who',
    invitationId: u,
    people: [joost.personId],
  })
  expect([one.status, one.body]).toEqual([400, expect.stringContaining('consultations:errors.twoPeople')])
  const who = { intent: 'who', invitationId: u, people: [joost.personId, farid.personId] }
  for (const click of [1, 2]) {
    const answer = await go('fatma', pages.new, paths.resident.newInvitation(), who)
    expect([click, answer.status, answer.location]).toEqual([click, 303, paths.resident.newInvitation({ u })])
  }
  expect((await go('fatma', pages.new, paths.resident.newInvitation())).location).toBe(
    paths.resident.newInvitation({ u }),
  )

  const about = await read('fatma', pages.new, paths.resident.newInvitation({ u, stap: 'controleer' }))
  expect(about.page.step).toBe('about')
  const silent = await go('fatma', pages.new, paths.resident.newInvitation({ u }), {
    intent: 'about',
    invitationId: u,
    subject: '  ',
  })
  expect([silent.status, silent.body]).toEqual([400, expect.stringContaining('consultations:errors.subject')])
  await go('fatma', pages.new, paths.resident.newInvitation({ u }), {
    intent: 'about',
    invitationId: u,
    subject: talkSubject,
    domain: 'SOCIETAL',
  })

  const { page } = await read('fatma', pages.new, paths.resident.newInvitation({ u }))
  expect(page.step).toBe('when')
  expect(page.times.every(({ label }: { label: string }) => label.startsWith('dinsdag'))).toBe(true)
  expect(page.works).toEqual(['Dokter Kuipers werkt ma, di en do.', 'Farid werkt di, wo en vr.'])
  expect(page.only).toBe('Daarom ziet u alleen dinsdagen.')
  expect(page.places.map(({ value }: { value: string }) => value).sort()).toEqual([
    'Buurtteam Sociaal',
    'Centrum Neckar',
  ])
  const startsAt = page.times[3].value as string
  await go('fatma', pages.new, paths.resident.newInvitation({ u }), {
    intent: 'when',
    invitationId: u,
    startsAt,
    location: 'Buurtteam Sociaal',
  })

  const check = await read('fatma', pages.new, paths.resident.newInvitation({ u }))
  expect(check.page).toMatchObject({
    step: 'check',
    invitation: { subject: talkSubject, where: 'Buurtteam Sociaal', domain: 'societal' },
  })
  expect(check.page.three.map(({ name }: { name: string }) => name)).toEqual(['Dokter Kuipers', 'Fatma', 'Farid'])
  expect(check.page.three[1].role).toBe('U, met tolk Turks')
  const sent = await go('fatma', pages.new, paths.resident.newInvitation({ u }), { intent: 'send', invitationId: u })
  expect([sent.status, sent.location]).toEqual([303, paths.resident.invitation(u)])
  expect((await read('fatma', pages.own, paths.resident.invitation(u))).invitation.state).toBe('waiting')
  expect((await go('fatma', pages.new, paths.resident.newInvitation({ u }))).location).toBe(
    paths.resident.invitation(u),
  )
  expect((await read('fatma', pages.together, paths.resident.together())).items).toHaveLength(1)
})

test('a time that someone else was just before me with gives the other times at once, and keeps what I typed', async () => {
  const { fatma, joost, farid, danuta, petra } = wijk.actors
  const u = await talks.draft(fatma, '2026-05-12T10:00', [joost, farid])
  await talks.invite(danuta, '2026-05-12T10:00', [joost, petra])
  const answer = await go('fatma', pages.new, paths.resident.newInvitation({ u, stap: 'controleer' }), {
    intent: 'send',
    invitationId: u,
  })
  expect(answer.status).toBe(409)
  const { refusal, instead } = JSON.parse(answer.body)
  expect(refusal.code).toBe('appointments.slotTaken')
  expect(instead.step).toBe('when')
  expect(instead.times.length).toBeGreaterThan(3)
  expect(instead.times.map(({ value }: { value: string }) => value)).not.toContain(at('2026-05-12T10:00').toString())
  const kept = await read('fatma', pages.new, paths.resident.newInvitation({ u, stap: 'waarover' }))
  expect(kept.page.subject).toBe(talkSubject)
  await go('fatma', pages.own, paths.resident.invitation(u), { intent: 'withdraw' })
})

test('two people who never work on the same day: I am told so, with somebody else, a phone number and "bel mij"', async () => {
  const { fatma, joost, farid } = wijk.actors
  const u = await talks.draft(fatma, '2026-05-05T10:00', [joost, farid])
  await talks.rows(
    sql`update consultation_sessions set visit_type_codes = '{SUPPORT_TALK}' where person_id = ${farid.personId} and weekday = 2`,
  )
  try {
    const { page } = await read('fatma', pages.new, paths.resident.newInvitation({ u, stap: 'wanneer' }))
    expect(page).toMatchObject({ step: 'when', times: [], phone: '030 555 01 00' })
  } finally {
    await talks.rows(
      sql`update consultation_sessions set visit_type_codes = '{SUPPORT_TALK,THREE_WAY_CONVERSATION}' where person_id = ${farid.personId} and weekday = 2`,
    )
  }
  await go('fatma', pages.own, paths.resident.invitation(u), { intent: 'withdraw' })
})

test('each of the invited answers on their own page; when both come, I get the calendar file', async () => {
  const id = await talks.invite(wijk.actors.fatma, '2026-04-28T10:00')
  const asked = paths.professional.invitation(id)
  const list = await read('joost', pages.list, paths.professional.invitations())
  expect(list.items.find((item: { id: string }) => item.id === id)).toMatchObject({
    resident: 'mevrouw Yılmaz',
    subject: talkSubject,
  })
  const page = await read('joost', pages.asked, asked)
  expect(page.open).toMatchObject({ mayAnswer: true, hasAccepted: false, until: 'donderdag 28 mei' })
  expect(page.open.three[1]).toEqual({ name: 'mevrouw Yılmaz', initials: 'FY', role: 'Bewoner, met tolk Turks' })
  for (const who of ['joost', 'farid']) {
    const answer = await go(who, pages.asked, asked, { intent: 'accept' })
    expect([answer.status, answer.location]).toEqual([303, asked])
  }
  expect((await read('joost', pages.asked, asked)).open).toMatchObject({
    mayAnswer: false,
    invitation: { state: 'planned' },
  })
  const own = await read('fatma', pages.own, paths.resident.invitation(id))
  expect(own).toMatchObject({ invitation: { state: 'planned' }, mayWithdraw: true, mayChoose: false })
  expect(own.appointmentId).toMatch(/^[0-9a-f-]{36}$/)
})

test('a no needs a reason; I read it and go on to another time with everything filled in', async () => {
  const id = await talks.invite(wijk.actors.fatma, '2026-04-28T11:15')
  const asked = paths.professional.invitation(id)
  expect((await go('farid', pages.asked, asked, { intent: 'decline', reason: ' ' })).status).toBe(400)
  const no = await go('farid', pages.asked, asked, { intent: 'decline', reason: 'Die week ben ik er niet.' })
  expect([no.status, no.location]).toEqual([303, paths.professional.invitations({ afgezegd: 'ja' })])

  expect((await read('joost', pages.asked, asked)).ended).toBe('dinsdag 28 april om 11.15 uur')
  const late = await go('joost', pages.asked, asked, { intent: 'accept' })
  expect([late.status, JSON.parse(late.body).refusal.code]).toEqual([409, 'consultations.noLongerOpen'])

  const own = await read('fatma', pages.own, paths.resident.invitation(id))
  expect(own).toMatchObject({
    mayChoose: true,
    invitation: { declined: { name: 'Farid', reason: 'Die week ben ik er niet.' } },
  })
  const again = { intent: 'chooseAgain', draftId: own.draftId as string, step: 'when' }
  const chosen = await go('fatma', pages.own, paths.resident.invitation(id), again)
  expect(chosen.location).toBe(paths.resident.newInvitation({ u: again.draftId, stap: 'wanneer' }))
  expect((await read('fatma', pages.new, chosen.location!)).page.step).toBe('when')
})

test('for everybody else these pages are not there', async () => {
  const id = await talks.invite(wijk.actors.fatma, '2026-05-05T08:30')
  for (const who of ['petra', 'sanne', 'otherGp', 'otherAssistant', 'danuta', 'admin', 'far']) {
    expect([who, (await go(who, pages.asked, paths.professional.invitation(id))).status]).toEqual([who, 404])
    expect([who, (await go(who, pages.asked, paths.professional.invitation(id), { intent: 'accept' })).status]).toEqual(
      [who, 404],
    )
    expect([who, (await go(who, pages.own, paths.resident.invitation(id))).status]).toEqual([who, 404])
    expect([who, (await go(who, pages.own, paths.resident.invitation(id), { intent: 'withdraw' })).status]).toEqual([
      who,
      404,
    ])
    expect([who, (await go(who, pages.new, paths.resident.newInvitation({ u: id }))).status]).toEqual([who, 404])
  }
  expect((await go('nobody', pages.own, paths.resident.invitation(id))).status).toBe(302)
})
