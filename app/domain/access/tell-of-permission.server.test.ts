import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeMandate } from '#db/seed/factories/mandate.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { newId } from '../shared/ids.ts'
import { askPermission } from './ask-permission.server.ts'
import { hideFromRepresentatives } from './hide-from-representatives.server.ts'
import { recordPermission } from './record-permission.server.ts'
import type { Topic } from './topics.ts'
import { withActor } from './with-actor.server.ts'

let wijk: TestNeighbourhood
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
})
afterAll(() => wijk.end())

const residentId = () => wijk.actors.fatma.personId
const about = (topics: Topic[]) => ({
  ...{ permissionId: newId(), residentId: residentId(), topics, tenant: wijk.tenant },
  recipient: { personId: wijk.actors.farid.personId, teamId: null, role: null } as const,
})
const ask = async () => ({
  answer: await withActor(wijk.actors.farid, (tx) =>
    askPermission(tx, { ...about(['BODY', 'MIND']), reason: 'Om samen te kijken' }),
  ),
})
const record = async () => ({
  answer: await withActor(wijk.actors.farid, (tx) =>
    recordPermission(tx, { ...about(['BODY', 'MIND']), how: 'oral', language: 'tr', interpreter: 'none' }),
  ),
})

test('who acts for me is told of a question that their mandate covers, and nobody of what I hid or when it ended', async () => {
  const { danuta, fatma } = wijk.actors
  const { client } = wijk.owner
  const told = async () => {
    const { rows } = await client.query<{ person: string; template: string }>(
      `select person_id as person, template from notifications where person_id = any($1) order by template`,
      [[danuta.personId, fatma.personId]],
    )
    await client.query('delete from notifications')
    await client.query('delete from sharing_permissions')
    await client.query(`delete from access_grants where source = 'permission'`)
    return rows.map(({ person: who, template }) => `${who === fatma.personId ? 'me' : 'other'} ${template}`)
  }
  const { id: mandateId } = await makeMandate(wijk.owner, wijk.tenant.id, {
    ...{ residentId: residentId(), representativePersonId: danuta.personId, kind: 'PROXY', scopes: ['dossier'] },
    startsAt: testNow.subtract({ hours: 1 }),
  })
  expect((await ask()).answer.ok).toBe(true)
  expect(await told()).toEqual(['other forSomebody', 'me sharingNews'])
  expect((await record()).answer.ok).toBe(true)
  expect(await told()).toEqual(['other forSomebody', 'me sharingNews'])
  const hide = (topic: Topic) =>
    withActor(fatma, (tx) => hideFromRepresentatives(tx, { residentId: residentId(), topic, objectId: null }))
  await hide('MIND')
  expect((await ask()).answer.ok).toBe(true)
  expect(await told()).toEqual(['me sharingNews'])
  await client.query('delete from hidden_from_representatives')
  await client.query(`update mandates set ended_at = $2, end_reason = 'resident' where id = $1`, [
    mandateId,
    testNow.toString(),
  ])
  expect((await ask()).answer.ok).toBe(true)
  expect(await told()).toEqual(['me sharingNews'])
})
