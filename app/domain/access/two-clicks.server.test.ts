import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeChild } from '#db/testing/family.server.ts'
import { makeTestNeighbourhood, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { newId } from '../shared/ids.ts'
import type { Result } from '../shared/result.ts'
import { askPrivacyQuestion } from './ask-privacy-question.server.ts'
import { giveMandate } from './give-mandate.server.ts'
import { recordMandate, type CheckedAtDesk } from './record-mandate.server.ts'
import { recordPermission, type Recording } from './record-permission.server.ts'
import { withActor } from './with-actor.server.ts'

let wijk: TestNeighbourhood
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
})
afterAll(() => wijk.end())

const clicks = 5
/** What five clicks on one form answer, all at once. */
async function clickedAtOnce(click: () => Promise<Result<unknown>>) {
  const answers = await Promise.all(Array.from({ length: clicks }, click))
  return answers.map((answer) => (answer.ok ? 'ok' : answer.refusal.code))
}
const everyTime = Array<string>(clicks).fill('ok')
const count = async (table: string, id: string) =>
  (await wijk.owner.client.query(`select 1 from ${table} where id = $1`, [id])).rows.length

test('however often I click to ask the privacy officer something, it is asked once and every click says so', async () => {
  const { fatma } = wijk.actors
  const asked = { questionId: newId(), question: 'Wie keek er vrijdag?', day: null, line: null }
  expect(await clickedAtOnce(() => withActor(fatma, (tx) => askPrivacyQuestion(tx, asked)))).toEqual(everyTime)
  expect(await count('privacy_questions', asked.questionId)).toBe(1)
})

test('however often I click to give a mandate, one is offered and every click says so', async () => {
  const { fatma, sanne } = wijk.actors
  const mandateId = newId()
  const given = {
    ...{ residentId: fatma.personId, mandateId, name: 'Elif', email: 'elif@bewoner.example' },
    ...{ scopes: ['messages'] as const, place: wijk.tenant },
  }
  expect(await clickedAtOnce(() => withActor(fatma, (tx) => giveMandate(tx, given)))).toEqual(everyTime)
  expect(await count('mandates', mandateId)).toBe(1)
  const child = await makeChild(wijk, { birthDate: '2016-01-01' })
  const checked: CheckedAtDesk = {
    ...{ residentId: child.personId, mandateId: newId(), kind: 'PARENT_UNDER_12', scopes: ['messages'] },
    ...{ email: 'danuta@bewoner.example', birthDate: Temporal.PlainDate.from('1980-05-05') },
    ...{ documentReference: null, childAgrees: false, place: wijk.tenant },
  }
  expect(await clickedAtOnce(() => withActor(sanne, (tx) => recordMandate(tx, checked)))).toEqual(everyTime)
  expect(await count('mandates', checked.mandateId)).toBe(1)
})

test('however often the desk clicks on what I said, it is written down once and every click says so', async () => {
  const { fatma, farid } = wijk.actors
  const recipient = { personId: farid.personId, teamId: null, role: null }
  const said: Recording = {
    ...{ permissionId: newId(), residentId: fatma.personId, recipient, topics: ['BODY'], tenant: wijk.tenant },
    ...{ how: 'oral', language: 'tr', interpreter: 'none' },
  }
  expect(await clickedAtOnce(() => withActor(farid, (tx) => recordPermission(tx, said)))).toEqual(everyTime)
  expect(await count('sharing_permissions', said.permissionId)).toBe(1)
})
