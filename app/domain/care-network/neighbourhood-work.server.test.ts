import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeProfessional, makeTeam } from '#db/seed/factories/organisation.server.ts'
import { makeLogin } from '#db/testing/accounts.server.ts'
import { directoryDay, makeEntry } from '#db/testing/directory.server.ts'
import { codeOf, leavingDeeds, makeLeaving } from '#db/testing/leaving.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import { whoToCall } from '../directory/directory-entry.ts'
import { findPublicEntry } from '../directory/directory.queries.server.ts'
import { entryForm } from '../directory/entry-form.ts'
import { entryValues } from '../directory/entry-values.ts'
import { findKeptEntry } from '../directory/kept-entries.queries.server.ts'
import { saveEntry } from '../directory/save-entry.server.ts'
import { anonymousActor, type Actor, type WorkRole } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import { isRefused } from '../shared/result.ts'
import { countAskedOfMe, listAskedOfMe, listAskedTogether } from './asked-of-me.queries.server.ts'
import { getHandover } from './handovers.queries.server.ts'
import { proposeForAll } from './propose-for-all.server.ts'
import { takeOverAll } from './take-over-all.server.ts'

const timeZone = 'Europe/Amsterdam'
let wijk: TestNeighbourhood
let about: Awaited<ReturnType<typeof makeLeaving>>
let deeds: ReturnType<typeof leavingDeeds>
let departureId: string
/** Entries: that Joost keeps, that Farid keeps and Joost would follow, and that Joost keeps alone. */
const [kept, follows, alone] = [newId(), newId(), newId()]
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  about = await makeLeaving(wijk)
  deeds = leavingDeeds(wijk, about)
  const { owner, tenant, actors, practice } = wijk
  const [{ id: organisationId } = { id: '' }] = await deeds.rows<{ id: string }>(
    'select organisation_id as id from teams where id = $1',
    [practice.id],
  )
  const joost = actors.joost.personId
  const direct = { keyContactPhone: '030 555 20 01', organisationId }
  const make = (fields: Parameters<typeof makeEntry>[2]) => makeEntry(owner, tenant.id, { ...direct, ...fields })
  await make({ id: kept, name: 'Beweegspreekuur', ownerPersonId: joost, ownerSuccessorId: actors.sanne.personId })
  await make({ id: follows, ownerPersonId: actors.petra.personId, ownerSuccessorId: joost })
  await make({ id: alone, name: 'Griepprik', ownerPersonId: joost, ownerSuccessorId: null })
  departureId = await deeds.started()
})
afterAll(() => wijk.end())

const shown = async (entryId: string, days: number) => {
  const now = testNow.add({ hours: days * 24 })
  const found = await withActor(anonymousActor(wijk.tenant.id, now, newId()), (tx) =>
    findPublicEntry(tx, wijk.tenant, entryId),
  )
  if (!found || isRefused(found)) throw new Error('not shown')
  return whoToCall(found.row, directoryDay.add({ days }), found.ownerLeft)
}
const ownersOf = async (entryId: string) =>
  (
    await deeds.rows('select owner_person_id as o, owner_successor_id as s from directory_entries where id = $1', [
      entryId,
    ])
  )[0]
const itemOf = async (objectId: string) => (await deeds.asked()).find((item) => item.object_id === objectId)!.id
/** Somebody who works in a team of these tests, with an account. */
async function worker(teamId: string, role: WorkRole, givenName: string) {
  const name = { givenName, familyName: 'Test' }
  const { id: personId } = await makeProfessional(wijk.owner, wijk.tenant.id, testNow, { teamId, role, ...name })
  const account = await makeLogin(wijk, {
    email: `${givenName.toLowerCase()}@werk.example`,
    kind: 'professional',
    personId,
  })
  const actor: Actor = { ...wijk.actors.joost, personId, role, teamIds: [teamId], displayName: givenName }
  return { actor, personId, accountId: account.id }
}

test('what somebody keeps of the sociale kaart asks for a successor too, and who was named beforehand is proposed', async () => {
  expect((await deeds.openWork()).filter(({ kind }) => kind === 'DIRECTORY_ENTRY')).toHaveLength(2)
  const found = await withActor(wijk.actors.noor, (tx) => getHandover(tx, { departureId, timeZone }))
  if (!found.ok) throw new Error('not there')
  const { sanne, farid, otherGp, admin, noor } = wijk.actors
  const [first, second] = found.value.keeps
  expect([first?.subject, first?.namedId]).toEqual(['Beweegspreekuur', sanne.personId])
  expect([second?.subject, second?.namedId]).toEqual(['Griepprik', null])
  const names = second?.candidates.map(({ id }) => id)
  expect(names).toEqual(expect.arrayContaining([sanne.personId, noor.personId]))
  for (const other of [otherGp, farid, wijk.actors.joost]) expect(names).not.toContain(other.personId)
  const ask = (who: Actor, to: string, id = kept) => deeds.propose(who, departureId, 'DIRECTORY_ENTRY', id, to)
  expect(codeOf(await ask(noor, otherGp.personId))).toBe('care-network.notInTeam')
  for (const stranger of [sanne, otherGp, wijk.actors.fatma, wijk.otherTenantActors.gp])
    expect(codeOf(await ask(stranger, noor.personId)), stranger.displayName).toBe('shared.notFound')
  // The administrator asks for what is of no resident, and for nothing else (BO-4).
  expect(codeOf(await ask(admin, sanne.personId))).toBe('ok')
  const overview = await deeds.propose(admin, departureId, 'COORDINATION', about.coordinationId, about.meral.personId)
  expect(codeOf(overview)).toBe('shared.notFound')
})

test('who accepts keeps the entry, once; both stand in its history and in the log, and after the last day people call who follows', async () => {
  const { sanne, joost, petra } = wijk.actors
  const mine = await withActor(sanne, (tx) => listAskedOfMe(tx, { timeZone }))
  expect(mine).toMatchObject([{ kind: 'DIRECTORY_ENTRY', subject: 'Beweegspreekuur', from: 'Dokter Kuipers' }])
  const account = await makeLogin(wijk, { email: 's@praktijk.example', kind: 'professional', personId: sanne.personId })
  const item = await itemOf(kept)
  expect(codeOf(await deeds.accept(petra, item))).toBe('shared.notFound')
  expect((await Promise.all([deeds.accept(sanne, item), deeds.accept(sanne, item)])).map(codeOf)).toEqual(['ok', 'ok'])
  expect(await ownersOf(kept)).toEqual({ o: sanne.personId, s: null })
  const changes = await deeds.rows<{ changes: unknown }>('select changes from directory_changes where entry_id = $1', [
    kept,
  ])
  expect(changes.map((each) => each.changes)).toEqual([
    expect.objectContaining({ ownerPersonId: [joost.personId, sanne.personId] }),
  ])
  expect((await shown(kept, 0))?.phone).toBe('030 555 20 01')
  expect(await shown(kept, 9)).toEqual({ function: null, phone: '030 555 20 02' })
  const logged = await deeds.rows(
    `select l.user_id, l.outcome, o.object_id from access_log l left join access_log_objects o on o.entry_id = l.id
     where l.resource = 'account.handover' and (l.outcome = 'refused' or o.object_id = any($1)) order by 2 desc, 3`,
    [[about.accountId]],
  )
  expect(logged).toContainEqual({ user_id: sanne.personId, outcome: 'success', object_id: about.accountId })
  expect(logged).toContainEqual({ user_id: petra.personId, outcome: 'refused', object_id: null })
  expect(
    await deeds.rows('select 1 from access_log_objects where object_id = $1 and object_detail = $2', [
      account.id,
      kept,
    ]),
  ).not.toEqual([])
})

test('what went to somebody else meanwhile is taken over no more, and what comes in between is asked for as well', async () => {
  const { noor, sanne, petra } = wijk.actors
  const own = await makeEntry(wijk.owner, wijk.tenant.id, { name: 'Later', ownerPersonId: wijk.actors.joost.personId })
  expect(codeOf(await deeds.propose(noor, departureId, 'DIRECTORY_ENTRY', own, sanne.personId))).toBe('ok')
  await deeds.rows('update directory_entries set owner_person_id = $2 where id = $1', [own, petra.personId])
  expect(codeOf(await deeds.accept(sanne, await itemOf(own)))).toBe('care-network.itemGone')
  expect(await ownersOf(own)).toMatchObject({ o: petra.personId })
})

test('one colleague is asked for everything of a kind, and takes it over with one tap; what a page shows is the first of it', async () => {
  const { noor, sanne, otherGp, admin } = wijk.actors
  const kind = 'CARE_RELATIONSHIP'
  const ask = (who: Actor, successorId: string) =>
    withActor(who, (tx) => proposeForAll(tx, { departureId, kind, successorId, timeZone }))
  for (const stranger of [sanne, otherGp, admin, wijk.otherTenantActors.gp])
    expect(codeOf(await ask(stranger, about.meral.personId)), stranger.displayName).toBe('shared.notFound')
  expect(codeOf(await ask(noor, otherGp.personId))).toBe('care-network.notInTeam')
  for (let tap = 0; tap < 2; tap += 1) expect(codeOf(await ask(noor, about.meral.personId))).toBe('ok')
  expect(await withActor(about.meral, countAskedOfMe)).toBe(2)
  const together = await withActor(about.meral, listAskedTogether)
  expect(together).toEqual([{ departureId, kind, from: 'Dokter Kuipers', count: 2 }])
  const takeAll = (who: Actor, hasTime = true) => takeOverAll(who, { departureId, kind, timeZone }, () => hasTime)
  expect(codeOf(await takeAll(sanne))).toBe('shared.notFound')
  expect(await takeAll(about.meral, false)).toEqual({ ok: true, value: { taken: 0 } })
  // Two taps at once: each thing moves once.
  const both = await Promise.all([takeAll(about.meral), takeAll(about.meral)])
  expect(both.map(({ ok }) => ok)).toEqual([true, true])
  const held = 'select count(*)::int as n from care_relationships where person_id = $1'
  expect(await deeds.rows(held, [about.meral.personId])).toEqual([{ n: 2 }])
  const told = await deeds.rows(
    "select person_id, count(*)::int as n from notifications where template = 'careNews' group by 1",
  )
  expect(told.map(({ n }) => n)).toEqual([1, 1])
  expect(codeOf(await takeAll(about.meral))).toBe('shared.notFound')
})

test('an account closes with an entry only with a reason, and nothing is left with it', async () => {
  const { noor, sanne, admin, petra, joost } = wijk.actors
  expect(codeOf(await deeds.propose(noor, departureId, 'DIRECTORY_ENTRY', alone, sanne.personId))).toBe('ok')
  expect(codeOf(await deeds.close())).toBe('care-network.stillOpen')
  await deeds.rows('update directory_entries set owner_successor_id = $2 where id = $1', [alone, petra.personId])
  const closing = deeds.close(admin, 'Joost is ernstig ziek geworden.')
  // The editor names Joost as owner of another entry in the same moment.
  const naming = withActor(admin, async (tx) => {
    const found = await findKeptEntry(tx, wijk.tenant, follows)
    const sent = {
      ...entryValues(found!.row),
      intent: 'save',
      version: '1',
      ownerPersonId: joost.personId,
      sure: 'yes',
    }
    const form = entryForm.parse(Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== '')))
    return form.intent === 'save' ? saveEntry(tx, wijk.tenant, follows, form) : { ok: true as const, value: null }
  })
  expect(codeOf(await closing)).toBe('ok')
  await naming
  expect(await ownersOf(alone)).toEqual({ o: petra.personId, s: null })
  expect(
    await deeds.rows('select id from directory_entries where $1 in (owner_person_id, owner_successor_id)', [
      joost.personId,
    ]),
  ).toEqual([])
  expect((await deeds.asked()).map((item) => item.object_id)).not.toContain(alone)
  expect(await shown(alone, 0)).toEqual({ function: null, phone: '030 555 20 02' })
})

test('a calendar goes to an organiser of the same organisation, an activity to who may write it; without anybody, to the editor', async () => {
  const { owner, tenant, actors } = wijk
  const dreven = await makeTeam(owner, tenant.id, { name: 'De Dreven', kind: 'COMMUNITY_ORGANISATION' })
  const mariska = await worker(dreven.id, 'ACTIVITY_ORGANISER', 'Mariska')
  const coach = await worker(dreven.id, 'WELLBEING_COACH', 'Coach')
  const organiserId = dreven.organisationId
  const [calendar, activity] = [newId(), newId()]
  await deeds.rows(
    `insert into activity_sources (tenant_id, id, organiser_id, name, for_whom, how_to_join, domain, created_by_person_id, created_at, begun_at, tried_at)
     values ($1, $2, $3, 'agenda.example', 'Voor iedereen', 'Kom', 'BODY', $4, now(), now(), now())`,
    [tenant.id, calendar, organiserId, mariska.personId],
  )
  await deeds.rows(
    `insert into activities (tenant_id, id, organiser_id, state, title, what, for_whom, how_to_join, translations, pictogram, domains,
       location_name, languages, wheelchair_accessible, first_date, starts_at, ends_at, recurrence_rule, updated_at, author_person_id)
     values ($1, $2, $3, 'draft', 'Breien', 'Wij breien.', 'Iedereen', 'Kom', '{}', 'walk', '{SOCIAL}', 'Hal', '{nl}', true,
       '2026-04-07', '10:00', '11:00', 'FREQ=WEEKLY', now(), $4)`,
    [tenant.id, activity, organiserId, mariska.personId],
  )
  const leave = await deeds.started(actors.admin, mariska.personId)
  const ask = (kind: 'CALENDAR' | 'ACTIVITY', objectId: string, to: string) =>
    deeds.propose(actors.admin, leave, kind, objectId, to)
  expect(codeOf(await ask('CALENDAR', calendar, coach.personId))).toBe('care-network.notInTeam')
  expect(codeOf(await ask('ACTIVITY', activity, coach.personId))).toBe('ok')
  expect(codeOf(await deeds.accept(coach.actor, await itemOf(activity)))).toBe('ok')
  const authors = () => deeds.rows('select author_person_id as author from activities where id = $1', [activity])
  expect(await authors()).toEqual([{ author: coach.personId }])

  const elif = await worker(dreven.id, 'ACTIVITY_ORGANISER', 'Elif')
  expect(codeOf(await ask('CALENDAR', calendar, elif.personId))).toBe('ok')
  expect(codeOf(await deeds.accept(elif.actor, await itemOf(calendar)))).toBe('ok')
  expect(codeOf(await deeds.close(actors.admin, undefined, mariska.accountId))).toBe('ok')

  // Elif is the last who writes there.
  expect(codeOf(await deeds.close(actors.admin, 'Elif komt niet meer terug.', elif.accountId))).toBe('ok')
  expect(codeOf(await deeds.close(actors.admin, 'De coach komt niet meer.', coach.accountId))).toBe('ok')
  expect(await authors()).toEqual([{ author: null }])
  expect(await deeds.rows('select created_by_person_id as by from activity_sources where id = $1', [calendar])).toEqual(
    [{ by: actors.admin.personId }],
  )
})
