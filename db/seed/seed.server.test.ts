import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { listFreeTimesForAll } from '#app/domain/appointments/free-times.queries.server.ts'
import { workingWeekdays } from '#app/domain/appointments/schedules.queries.server.ts'
import { getDossier } from '#app/domain/dossier/dossier.queries.server.ts'
import type { Actor, ProfessionalRole } from '#app/domain/shared/actor.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { calendarOf } from '#app/domain/tenants/calendar-of.ts'
import { defaultTenantSettings } from '#app/domain/tenants/tenant.ts'
import { isWorkingDay } from '#app/domain/tenants/working-days.ts'
import { verifyPassword } from '#app/platform/crypto.server.ts'
import { residents } from '#db/schema/identity.ts'
import { ask, overdueAt } from '../testing/ask-owner.server.ts'
import { testUrls } from '../testing/test-database.ts'
import { ordinaryReasons, supportReasons } from './data/appointments.ts'
import { storyGroups } from './data/groups.ts'
import { demoAccounts } from './demo-accounts.ts'
import { openAsOwner, type OwnerDb } from './factories/insert.server.ts'
import { seedDemo } from './seed.server.ts'

/** A Thursday morning. */
const now = Temporal.Instant.from('2026-04-02T08:10:00Z')
const password = 'kleine-lamp-47'
const place = { timeZone: 'Europe/Amsterdam', settings: defaultTenantSettings }
const calendar = calendarOf(place)

async function countsIn(owner: OwnerDb, slug: string) {
  const count = (table: string, where = 'true') =>
    `(select count(*)::int from ${table} x where x.tenant_id = t.id and ${where}) as ${table}`
  const [row] = await ask<Record<string, number>>(
    owner,
    `select ${count('neighbourhoods')}, ${count('activities', `state = 'published'`)}, ${count('directory_entries')}, ${count('residents')},
      ${count('organisations', `kind = 'HEALTH_CENTRE'`)}, ${count('teams', `kind = 'NEIGHBOURHOOD_TEAM'`)}
     from tenants t where slug = $1`,
    [slug],
  )
  return row
}

describe('the demo neighbourhood', () => {
  let owner: OwnerDb

  beforeAll(async () => {
    owner = openAsOwner(testUrls().owner)
    await seedDemo(testUrls().owner, now, () => undefined, password)
  })
  afterAll(() => owner.end())

  /** Somebody of the demo by mail address, ready to act. */
  async function actorOf(email: string): Promise<Actor & { personId: string }> {
    const [row] = await ask<{
      tenant_id: string
      person_id: string
      kind: 'resident' | 'professional'
      team_id: string | null
      role: ProfessionalRole
    }>(
      owner,
      `select a.tenant_id, a.person_id, a.kind, m.team_id, m.role from accounts a
       left join team_memberships m on m.tenant_id = a.tenant_id and m.person_id = a.person_id where a.email = $1`,
      [email],
    )
    const { tenant_id: tenantId, person_id: personId, kind, team_id: teamId, role } = row!
    const who = kind === 'resident' ? ({ role: 'RESIDENT', teamIds: [] } as const) : { role, teamIds: [teamId!] }
    return { ...who, kind, tenantId, personId, now, requestId: newId(), displayName: email }
  }

  it('has ten neighbourhoods, five centres, two buurtteams, 45 activities, 60 entries and 120 residents', async () => {
    expect(await countsIn(owner, 'overvecht')).toEqual({
      neighbourhoods: 10,
      organisations: 5,
      teams: 2,
      activities: 45,
      directory_entries: 60,
      residents: 120,
    })
    expect(await countsIn(owner, 'spoorwijk')).toMatchObject({ neighbourhoods: 3, activities: 6, residents: 8 })
  })

  it('lets every demo account sign in, and gives nobody without a mail address an account', async () => {
    const accounts = await ask<{ email: string; password_hash: string; kind: string }>(owner, 'select * from accounts')
    const kindOf = { RESIDENT: 'resident', TENANT_ADMIN: 'admin', PRIVACY_OFFICER: 'officer' } as const
    for (const { email, role } of demoAccounts) {
      const kind = role in kindOf ? kindOf[role as keyof typeof kindOf] : 'professional'
      expect(accounts.find((each) => each.email === email)?.kind, email).toBe(kind)
    }
    expect(await verifyPassword(accounts[0]!.password_hash, password)).toBe(true)
    const emre = `select a.id from accounts a join residents r on r.id = a.person_id where r.given_name = 'Emre'`
    expect(await ask(owner, emre)).toEqual([])
  })

  it('talks at a buurtteam about letters, debts, housing and company, never about a blood pressure', async () => {
    const reasons = await ask<{ kind: string; reason: string }>(
      owner,
      `select distinct t.kind, a.reason from appointments a join teams t on t.tenant_id = a.tenant_id and t.id = a.team_id
       where a.reason = any($1)`,
      [[...ordinaryReasons, ...supportReasons]],
    )
    const of = (kind: string) => reasons.filter((each) => each.kind === kind).map(({ reason }) => reason)
    expect(of('NEIGHBOURHOOD_TEAM').length).toBeGreaterThan(6)
    expect(of('NEIGHBOURHOOD_TEAM').filter((reason) => !supportReasons.includes(reason))).toEqual([])
    expect(of('GP_PRACTICE').filter((reason) => supportReasons.includes(reason))).toEqual([])
  })

  it('shows each practice its own residents and no others', async () => {
    const registered = await ask<{ team_id: string; email: string; residents: string[] }>(
      owner,
      `select c.team_id, min(a.email) as email, array_agg(distinct c.resident_id::text order by c.resident_id::text) as residents
       from care_relationships c
       join team_memberships m on m.team_id = c.team_id and m.role = 'PRACTICE_ASSISTANT'
       join accounts a on a.person_id = m.person_id
       where c.kind = 'REGISTRATION' group by 1`,
    )
    expect(registered).toHaveLength(6)
    expect(registered.reduce((sum, { residents: own }) => sum + own.length, 0)).toBe(128)
    for (const { email, residents: own } of registered) {
      const seen = await withActor(await actorOf(email), (tx) => tx.select({ id: residents.id }).from(residents))
      expect(Array.isArray(seen) && seen.map(({ id }) => id).sort(), email).toEqual(own)
    }
  })

  it('has dokter Kuipers and Farid work together on Tuesdays only, with times left for a drie-gesprek', async () => {
    const [joost, farid] = [await actorOf('joost@neckar.example'), await actorOf('farid@buurtteam.example')]
    const fatma = await actorOf('fatma@bewoner.example')
    const personIds = [joost.personId, farid.personId]
    const days = await withActor(fatma, (tx) => workingWeekdays(tx, personIds, Temporal.PlainDate.from('2026-04-02')))
    const daysOf = (id: string) => (days instanceof Map ? (days.get(id) ?? []) : [])
    expect(daysOf(joost.personId).filter((day) => daysOf(farid.personId).includes(day))).toEqual([2])

    const [tenant] = await ask<{ id: string; slug: string; name: string; city: string }>(
      owner,
      `select * from tenants where slug = 'overvecht'`,
    )
    const times = await withActor(fatma, (tx) =>
      listFreeTimesForAll(tx, {
        tenant: { ...tenant!, ...place },
        residentId: fatma.personId,
        personIds,
        minutes: 45,
        from: now,
        until: now.add({ hours: 24 * 42 }),
      }),
    )
    if (!times.ok) throw new Error(times.refusal.code)
    const weekdays = times.value.map(({ startsAt }) => startsAt.toZonedDateTimeISO(place.timeZone).dayOfWeek)
    expect(new Set(weekdays)).toEqual(new Set([2]))
    expect(weekdays.length).toBeGreaterThan(10)
  })

  it('has forty questions waiting at Centrum Neckar, two of them overdue, and counters that agree', async () => {
    expect(await overdueAt(owner, now)).toBe(2)
    expect(await overdueAt(owner, Temporal.Instant.from('2026-04-02T15:00:01Z'))).toBeGreaterThan(2)
    const counted = `select team_id, inbox_tab as tab, count(*)::int as threads from threads group by 1, 2 order by 1, 2`
    const kept = await ask(owner, 'select team_id, tab, threads from team_inbox_counts order by 1, 2')
    expect(kept).toEqual(await ask(owner, counted))
    const open = `select count(*)::int as open, count(distinct team_id)::int as teams from threads where inbox_tab <> 'done'`
    expect(await ask(owner, open)).toEqual([{ open: 40, teams: 1 }])
  })

  it('books nobody on a day off, leaves nothing booked in the past and nothing done in the future', async () => {
    const rows = await ask<{ starts_at: string; ends_at: string; status: string; people: number }>(
      owner,
      `select starts_at::text, ends_at::text, status, (select count(*)::int from appointment_participants p where p.appointment_id = a.id) as people
       from appointments a`,
    )
    expect(rows.length).toBeGreaterThan(1_000)
    for (const { starts_at, ends_at, status, people } of rows) {
      const startsAt = Temporal.Instant.from(starts_at)
      expect(isWorkingDay(calendar, startsAt.toZonedDateTimeISO(place.timeZone).toPlainDate()), starts_at).toBe(true)
      const isPast = Temporal.Instant.compare(ends_at, now) <= 0
      expect(['fulfilled', 'cancelled', 'noshow'].includes(status), `${starts_at} ${status}`).toBe(isPast)
      expect(people).toBe(status === 'pending' ? 3 : 2)
    }
  })

  it('shows Fatma’s huisarts her newest 4D, Farid what was agreed, and another practice nothing', async () => {
    const { personId } = await actorOf('fatma@bewoner.example')
    const read = async (email: string) => withActor(await actorOf(email), (tx) => getDossier(tx, personId))
    const [joost, farid] = [await read('joost@neckar.example'), await read('farid@buurtteam.example')]
    expect(joost.ok && joost.value.latest).toMatchObject({ score: 5, state: 'prepared' })
    expect(joost.ok && joost.value.scores.map(({ score }) => score)).toEqual([4, 4, 5])
    expect(joost.ok && joost.value.latest?.notes.length).toBe(5)
    expect(farid.ok && farid.value.latest).toMatchObject({ score: 4, state: 'agreed' })
    // Two by the support, and one by her permission.
    expect(farid.ok && new Set(farid.value.latest?.notes.map(({ domain }) => domain))).toEqual(
      new Set(['BODY', 'SOCIAL', 'SOCIETAL']),
    )
    expect((await read('marit.landsaat@gc-overvecht.example')).ok).toBe(false)
  })

  it('tells Fatma who looked in the past weeks, a refused stranger among them', async () => {
    const fatma = await actorOf('fatma@bewoner.example')
    const looks = await withActor(fatma, (tx) =>
      tx.execute<{ user_name: string; outcome: string }>(
        sql`select * from access_log_about_me('-infinity', ${now.subtract({ minutes: 1 }).toString()}::timestamptz, ${newId()}::uuid, 100)`,
      ),
    )
    const rows = 'rows' in looks ? looks.rows : []
    expect(new Set(rows.map(({ user_name }) => user_name))).toEqual(
      new Set(['Dokter Kuipers', 'Petra Vos', 'Sanne', 'Farid', 'Dokter Landsaat']),
    )
    expect(rows.filter(({ outcome }) => outcome === 'refused')).toHaveLength(1)
  })

  it('has a group to come with places left, led by a POH of the practice', async () => {
    const groups = await ask<{ title: string; taken: number; most: number; leads: number; to_come: boolean }>(
      owner,
      `select g.title, g.taken, g.most, g.starts_at > $1 as to_come,
         (select count(*)::int from appointment_participants p where p.group_id = g.id and p.blocks) as leads
       from group_appointments g`,
      [now.toString()],
    )
    const [group] = storyGroups
    expect(groups).toEqual([{ title: group?.title, taken: 2, most: 8, leads: 1, to_come: true }])
  })

  it('holds the time of the drie-gesprek while an answer is awaited', async () => {
    const asked = await ask<{ state: string; held_until: string; answers: string[] }>(
      owner,
      `select i.state, a.held_until::text, (select array_agg(v.state order by v.state) from invitees v where v.invitation_id = i.id) as answers
       from invitations i join appointments a on a.id = i.appointment_id`,
    )
    expect(asked).toMatchObject([{ state: 'sent', answers: ['accepted', 'invited'] }])
    expect(Temporal.Instant.compare(asked[0]!.held_until, now)).toBe(1)
  })
})
