import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeAccount } from '#db/seed/factories/resident.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { sendCode } from '../../jobs/send-code.server.ts'
import { newId } from '../shared/ids.ts'
import { refuse } from '../shared/result.ts'
import { passSentCode } from './pass-sent-code.server.ts'
import { openSession, readSession, sessionNumber } from './session.server.ts'

let wijk: TestNeighbourhood
let accountId: string
const place = () => ({ tenantId: wijk.tenant.id, now: testNow, requestId: newId() })

beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  const { personId } = wijk.actors.danuta
  const { id } = await makeAccount(wijk.owner, wijk.tenant.id, testNow, {
    personId,
    email: 'danuta.code@voorbeeld.example',
    passwordHash: null,
    kind: 'resident',
  })
  accountId = id
})
afterAll(() => wijk.end())
beforeEach(() => wijk.owner.client.query('delete from demo_mails; delete from mailed_codes'))

async function halfWay(): Promise<string> {
  const opened = await openSession(place(), accountId, { assurance: 'laag', stage: 'secondFactor' })
  return opened.split(';')[0]!
}
/** Runs the job that this session asked for, and reads the code from the demo's post. */
async function sentTo(cookies: string): Promise<string> {
  const number = sessionNumber(cookies)!
  await sendCode({ tenantId: wijk.tenant.id, channel: 'email', accountId, sessionNumber: number })
  const { rows } = await wijk.owner.client.query<{ body: string }>(
    'select body from demo_mails order by sent_at desc, id desc limit 1',
  )
  return /\b\d{6}\b/.exec(rows[0]!.body)![0]
}
async function pass(cookies: string, typed: string) {
  const session = (await readSession(place(), cookies, wijk.tenant.timeZone))!
  return passSentCode(place(), { session, cookies, typed })
}

test('a code by mail opens the portal under a new session id, in the browser that asked for it', async () => {
  const mine = await halfWay()
  const passed = await pass(mine, await sentTo(mine))
  if (!passed.ok) throw new Error('refused')
  expect(await readSession(place(), mine, wijk.tenant.timeZone)).toBeNull()
  const raised = passed.value.split(';')[0]!
  expect(await readSession(place(), raised, wijk.tenant.timeZone)).toMatchObject({ stage: 'full', assurance: 'desk' })
})

test('a code that another session asked for is wrong, also with the same password', async () => {
  const [mine, theirs] = [await halfWay(), await halfWay()]
  const code = await sentTo(mine)
  expect(await pass(theirs, code)).toEqual(refuse('identity.sentCodeWrong'))
  expect(await pass(mine, code)).toMatchObject({ ok: true })
})

test('a code works once, and not for a step-up of the session that it opened', async () => {
  const mine = await halfWay()
  const code = await sentTo(mine)
  const passed = await pass(mine, code)
  if (!passed.ok) throw new Error('refused')
  expect(await pass(passed.value.split(';')[0]!, code)).toEqual(refuse('identity.sentCodeWrong'))
})
