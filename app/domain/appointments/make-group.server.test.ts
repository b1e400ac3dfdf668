import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeMoreResidents, makeTestAgenda, type TestAgenda } from '#db/testing/agenda.server.ts'
import { groupsOf } from '#db/testing/groups.server.ts'
import { makeTestNeighbourhood, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { at } from '#db/testing/planning.server.ts'
import type { Person } from '#db/testing/waiting.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import { cancelGroup } from './cancel-group.server.ts'
import { changeGroup } from './change-group.server.ts'
import { moveGroup } from './move-group.server.ts'

let wijk: TestNeighbourhood
let agenda: TestAgenda
let residents: readonly Person[]
const { aGroup, asked, book, clear, groupOf, make, put } = groupsOf(
  () => wijk,
  () => agenda,
)
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  agenda = await makeTestAgenda(wijk)
  residents = await makeMoreResidents(wijk, 4)
})
afterAll(() => wijk.end())
beforeEach(clear)

const refused = (code: string) => ({ ok: false, refusal: { code } })
const made = { ok: true, value: { id: expect.any(String) as string } }

test('a group takes the time of everybody who leads it, or of nobody, and once for one form', async () => {
  const { joost, petra, sanne } = wijk.actors
  const [one] = residents
  await book(one!, petra, '2026-04-07T15:00')
  expect(await make(sanne, asked())).toEqual(refused('appointments.slotTaken'))
  const group = asked({ startsAt: at('2026-04-07T16:00') })
  const answers = await Promise.all([make(sanne, group), make(sanne, group)])
  expect(answers).toEqual([made, answers[0]])
  // Joost was not kept for the group that could not be.
  expect(await book(one!, joost, '2026-04-07T14:00')).toEqual(made)
  const beside = { startsAt: at('2026-04-07T17:00'), personIds: [joost.personId] }
  expect(await make(sanne, asked(beside))).toEqual(refused('appointments.slotTaken'))
})

test('nobody who leads a group is booked beside it, not even with a reason that the resident is busy for', async () => {
  const { joost } = wijk.actors
  const [one, two] = residents
  const id = await aGroup()
  expect(await put(id, one!)).toEqual(made)
  // The resident is in the group then.
  expect(await book(one!, joost, '2026-04-07T14:30')).toEqual(refused('appointments.slotTaken'))
  const { rows } = await wijk.owner.client.query<{ n: number }>(
    'select count(*)::int as n from appointment_participants where blocks and person_id = $1',
    [joost.personId],
  )
  expect(rows).toEqual([{ n: 1 }])
  expect(await put(id, two!)).toEqual(made)
  expect((await groupOf(id))?.taken).toBe(2)
})

test('only the own team makes, fills and changes a group', async () => {
  const id = await aGroup()
  const { otherAssistant, farid, fatma } = wijk.actors
  for (const actor of [otherAssistant, farid, fatma, residents[0]!]) {
    expect(await make(actor, asked({ startsAt: at('2026-04-08T14:00') })), actor.displayName).toEqual(
      refused('shared.notFound'),
    )
    expect(await put(id, residents[1]!, actor), actor.displayName).toEqual(refused('shared.notFound'))
    const answers = [
      await withActor(actor, (tx) => cancelGroup(tx, { groupId: id, changeReason: 'Weg' })),
      await withActor(actor, (tx) =>
        moveGroup(tx, { tenant: wijk.tenant, groupId: id, startsAt: at('2026-04-08T14:00'), changeReason: null }),
      ),
      await withActor(actor, (tx) =>
        changeGroup(tx, { groupId: id, title: 'Anders', most: 9, selfBookable: true, roomId: null }),
      ),
    ]
    for (const answer of answers) expect(answer, actor.displayName).toEqual(refused('shared.notFound'))
  }
  const { rows } = await wijk.owner.client.query(
    `select count(*)::int as n from access_log where resource = 'schedule' and outcome = 'refused'`,
  )
  expect((rows[0] as { n: number }).n).toBeGreaterThanOrEqual(16)
})

test('one form makes one group: with something else in it, it is refused', async () => {
  const { sanne } = wijk.actors
  const sent = asked()
  const first = await make(sanne, sent)
  expect(first).toEqual(made)
  for (const changed of [
    { startsAt: at('2026-04-08T14:00') },
    { title: 'Iets anders' },
    { minutes: 60 },
    { most: 3 },
    { selfBookable: false },
    { visitTypeId: agenda.practiceTypes.get('DOUBLE_CONSULT')! },
  ])
    expect(await make(sanne, { ...sent, ...changed }), Object.keys(changed)[0]).toEqual(
      refused('appointments.formUsed'),
    )
  expect(await make(sanne, sent)).toEqual(first)
})
