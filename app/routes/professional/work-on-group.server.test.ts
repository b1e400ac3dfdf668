import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '#app/domain/shared/ids.ts'
import { makeCareRelationship, makeResident } from '#db/seed/factories/resident.server.ts'
import { makeMoreResidents, makeTestAgenda, type TestAgenda } from '#db/testing/agenda.server.ts'
import { groupPagesOf } from '#db/testing/group-pages.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import type { Person } from '#db/testing/waiting.server.ts'

let wijk: TestNeighbourhood
let agenda: TestAgenda
let residents: readonly Person[]
const { aGroup, change, clear, open, put, room, show, start } = groupPagesOf(
  () => wijk,
  () => agenda,
)
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  agenda = await makeTestAgenda(wijk)
  residents = await makeMoreResidents(wijk, 3)
  await start()
})
afterAll(() => wijk.end())
beforeEach(clear)

/** As if it began ten minutes ago. */
async function begin(groupId: string) {
  const times = [testNow.subtract({ minutes: 10 }).toString(), testNow.add({ minutes: 60 }).toString(), groupId]
  const { client } = wijk.owner
  await client.query('update group_appointments set starts_at = $1, ends_at = $2 where id = $3', times)
  await client.query('update appointments set starts_at = $1, ends_at = $2 where group_id = $3', times)
}

test('residents get a place until it is full; nobody of another practice gets one, and no name leaks', async () => {
  const groupId = await aGroup()
  const [one, two, three] = residents.map(({ personId }) => personId)
  const find = (who: string, search: string) => change(who, groupId, { intent: 'search', search })
  const found = JSON.parse((await find('sanne', 'proef')).body) as { found: { name: string; residentId: string }[] }
  expect(found.found.map(({ name }) => name)).toEqual(['Bewoner 1 Proef', 'Bewoner 2 Proef', 'Bewoner 3 Proef'])
  for (const who of ['farid', 'otherAssistant', 'joost']) {
    const answer = await find(who, 'proef')
    expect([answer.status, answer.body], who).toEqual([404, ''])
  }
  const { owner, tenant, otherPractice, otherTenantActors } = wijk
  const { id: ofAnother } = await makeResident(owner, tenant.id, testNow, { givenName: 'Geheim', familyName: 'Proef' })
  const elsewhere = { residentId: ofAnother, teamId: otherPractice.id, personId: wijk.actors.otherGp.personId }
  const startsAt = testNow.subtract({ hours: 24 * 400 })
  await makeCareRelationship(owner, tenant.id, { ...elsewhere, kind: 'REGISTRATION', startsAt })
  expect((await find('sanne', 'proef')).body).not.toContain('Geheim')
  for (const residentId of [ofAnother, otherTenantActors.resident.personId, newId()]) {
    const answer = await put(groupId, residentId)
    expect([answer.status, answer.body]).toEqual([404, ''])
  }
  expect((await put(groupId, one!)).status).toBe(303)
  expect((await put(groupId, one!)).status).toBe(303)
  expect((await put(groupId, two!)).status).toBe(303)
  expect((await put(groupId, three!)).body).toContain('appointments.groupFull')
  const shown = await show('sanne', groupId)
  expect([shown.places.map(({ name }) => name), shown.mayPut]).toEqual([['Bewoner 1 Proef', 'Bewoner 2 Proef'], false])
  for (const who of ['farid', 'otherAssistant', 'fatma']) expect((await open(who, groupId)).body, who).toBe('')
})

test('who leads a group sees who comes, marks who came and changes it, and gives nobody a place', async () => {
  const groupId = await aGroup()
  await put(groupId, residents[0]!.personId)
  await put(groupId, residents[1]!.personId)
  const shown = await show('joost', groupId)
  expect([shown.places.length, shown.mayPut, shown.mayChange]).toEqual([2, false, true])
  expect((await put(groupId, residents[2]!.personId, 'joost')).status).toBe(404)
  expect(shown.places[0]!.presses).toEqual([])
  await begin(groupId)
  const [first, second] = (await show('joost', groupId)).places
  expect(first!.presses.map(({ press }) => press)).toEqual(['arrived', 'noShow'])
  expect((await change('joost', groupId, { intent: 'arrived', placeId: first!.id })).status).toBe(303)
  expect((await change('sanne', groupId, { intent: 'noShow', placeId: second!.id })).status).toBe(303)
  expect((await show('joost', groupId)).places.map(({ status }) => status)).toEqual(['Is binnen', 'Niet gekomen'])
  // A place of another group, and of nobody.
  const other = await aGroup({ date: '2026-04-09' })
  for (const placeId of [first!.id, newId()])
    expect((await change('sanne', other, { intent: 'arrived', placeId })).status).toBe(404)
  // A colleague's that is not the own one.
  const petras = await aGroup({ date: '2026-04-14', personIds: wijk.actors.petra.personId })
  expect((await open('joost', petras)).status).toBe(404)
  const begun = await show('sanne', groupId)
  expect([begun.mayPut, begun.mayChange]).toEqual([false, false])
  expect((await change('sanne', groupId, { intent: 'cancel', changeReason: 'Weg' })).body).toContain('groupEnded')
})

test('the desk moves, passes, changes and cancels a group, with words that residents read', async () => {
  const groupId = await aGroup()
  for (const { personId } of residents.slice(0, 2)) await put(groupId, personId)
  const { sanne, petra, joost } = wijk.actors
  const move = { intent: 'move', date: '2026-04-08', time: '10:00', changeReason: 'De zaal is bezet.' }
  await aGroup({ date: '2026-04-08', time: '10:30', roomId: '' })
  const refused = await change('sanne', groupId, move)
  expect([refused.status, refused.body]).toEqual([409, expect.stringContaining('groups.work.somebodyBusy')])
  expect(refused.body).toContain('De zaal is bezet.')
  expect((await change('sanne', groupId, { ...move, date: '2026-04-09' })).status).toBe(303)
  const pass = (toPersonId: string) =>
    change('sanne', groupId, { intent: 'pass', fromPersonId: petra.personId, toPersonId })
  expect((await pass(joost.personId)).status).toBe(404)
  expect((await pass(sanne.personId)).status).toBe(303)
  const fields = { intent: 'change', title: 'Samen wandelen', most: '5', roomId: room }
  const fewer = { ...fields, most: '2' }
  await change('sanne', groupId, fields)
  await put(groupId, residents[2]!.personId)
  expect((await change('sanne', groupId, fewer)).body).toContain('groups.work.tooFew')
  const shown = await show('sanne', groupId)
  expect(shown.leaders.map(({ value }) => value).sort()).toEqual([sanne.personId, joost.personId].sort())
  expect(shown).toMatchObject({
    title: 'Samen wandelen',
    start: { selfBookable: false, most: '5', date: '2026-04-09' },
  })
  expect((await change('sanne', groupId, { intent: 'cancel' })).status).toBe(400)
  expect((await change('sanne', groupId, { intent: 'cancel', changeReason: 'Wij zijn ziek.' })).status).toBe(303)
  const ended = await show('sanne', groupId)
  expect([ended.mayPut, ended.mayChange, ended.places]).toEqual([false, false, []])
  const { rows } = await wijk.owner.client.query(
    'select status, change_reason from appointments where group_id = $1 group by 1, 2',
    [groupId],
  )
  expect(rows).toEqual([{ status: 'cancelled', change_reason: 'Wij zijn ziek.' }])
})

test('who has something else then gets no place and no group, and the words say who', async () => {
  const { sanne, joost, petra } = wijk.actors
  const groupId = await aGroup({ personIds: joost.personId })
  const beside = await aGroup({ personIds: petra.personId, roomId: '', time: '14:30' })
  const { personId } = residents[0]!
  await put(groupId, personId)
  const twice = await put(beside, personId)
  expect([twice.status, twice.body]).toEqual([409, expect.stringContaining('groups.work.residentBusy')])
  const pass = { intent: 'pass', fromPersonId: petra.personId }
  const busy = await change('sanne', beside, { ...pass, toPersonId: joost.personId })
  expect([busy.status, busy.body]).toEqual([409, expect.stringContaining('groups.work.colleagueBusy')])
  const taken = { intent: 'change', title: 'Samen eten', most: '4', roomId: room }
  expect((await change('sanne', beside, taken)).body).toContain('appointments.roomTaken')
  expect((await change('sanne', beside, { ...pass, toPersonId: sanne.personId })).status).toBe(303)
})
