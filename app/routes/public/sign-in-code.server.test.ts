import { afterAll, beforeAll, expect, test } from 'vitest'
import { sendCode } from '../../jobs/send-code.server.ts'
import { newId } from '#app/domain/shared/ids.ts'
import type { Jobs } from '#app/platform/jobs.server.ts'
import { withClient } from '#db/roles.server.ts'
import { cookiesOf, makeLogin, placeIn, testPassword, whoHas } from '#db/testing/accounts.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { importRoute } from '#db/testing/route-walk.server.ts'
import { testUrls } from '#db/testing/test-database.ts'

let wijk: TestNeighbourhood
const email = 'danuta.code@voorbeeld.example'
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  await makeLogin(wijk, { email, kind: 'resident', personId: wijk.actors.danuta.personId })
})
afterAll(() => wijk.end())

async function send(file: string, fields: Record<string, string>, cookie = ''): Promise<Response> {
  const { action } = await importRoute(`routes/public/${file}.tsx`)
  const request = new Request(`http://localhost:3000/${file}`, {
    method: 'POST',
    headers: cookie ? { Cookie: cookie } : {},
    body: new URLSearchParams(fields),
  })
  const context = {
    ...{ cspNonce: '', requestId: newId(), tenant: wijk.tenant, now: testNow },
    ...{ remoteAddress: '198.51.100.7', memory: new Map() },
  }
  return (await action!({ request, params: {}, context })) as Response
}

/** Runs the job that was asked for last, and reads the code from the demo's post. */
async function receivedCode(): Promise<string> {
  const { owner, tenant } = wijk
  const asked = await withClient(testUrls().worker, (worker) =>
    worker.query<{ payload: Jobs['identity.sendCode'] }>(
      `select j.payload from graphile_worker._private_jobs j where j.payload->>'tenantId' = $1 order by j.id desc limit 1`,
      [tenant.id],
    ),
  )
  await sendCode(asked.rows[0]!.payload)
  const { rows } = await owner.client.query<{ body: string }>(
    'select body from demo_mails order by sent_at desc, id desc limit 1',
  )
  return /\b\d{6}\b/.exec(rows[0]!.body)![0]
}

test('the code that the sign-in page has sent opens the portal on the next page, and so does one that I ask for there', async () => {
  for (const asksAgain of [false, true]) {
    const signed = await send('sign-in', { email, password: testPassword })
    const cookie = cookiesOf(...signed.headers.getSetCookie())
    expect(await whoHas(placeIn(wijk.tenant.id), cookie)).toMatchObject({ stage: 'secondFactor' })
    if (asksAgain) await send('sign-in-code', { intent: 'send', channel: 'email' }, cookie)
    const passed = await send('sign-in-code', { intent: 'use', code: await receivedCode() }, cookie)
    expect([passed.status, passed.headers.get('Location')]).toEqual([303, '/mijn'])
    const raised = cookiesOf(...passed.headers.getSetCookie())
    expect(await whoHas(placeIn(wijk.tenant.id), raised)).toMatchObject({ stage: 'full', assurance: 'desk' })
  }
})
