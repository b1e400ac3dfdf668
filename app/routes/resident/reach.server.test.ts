import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { findContactChange } from '#app/domain/identity/contact-changes.server.ts'
import { asPortal } from '#app/domain/identity/as-portal.server.ts'
import { openSession, sessionNumber } from '#app/domain/identity/session.server.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { sendContactCode } from '#app/jobs/send-contact-code.server.ts'
import { tellContactChanged } from '#app/jobs/tell-contact-changed.server.ts'
import type { Jobs } from '#app/platform/jobs.server.ts'
import { withClient } from '#db/roles.server.ts'
import { cookiesOf, forgetTries, makeLogin, placeIn } from '#db/testing/accounts.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { importRoute, visit } from '#db/testing/route-walk.server.ts'
import { testUrls } from '#db/testing/test-database.ts'

let wijk: TestNeighbourhood
let accountId: string
let cookie: string
const before = 'fatma.eerst@bewoner.example'
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  await wijk.owner.client.query('delete from accounts where person_id = $1', [wijk.actors.fatma.personId])
  accountId = (
    await makeLogin(wijk, {
      email: before,
      kind: 'resident',
      personId: wijk.actors.fatma.personId,
      withoutPassword: true,
    })
  ).id
})
beforeEach(async () => {
  await forgetTries(wijk)
  await wijk.owner.client.query('delete from contact_changes; delete from demo_mails')
  await wijk.owner.client.query('update accounts set email = $2 where id = $1', [accountId, before])
  await withClient(testUrls().worker, (queue) => queue.query('delete from graphile_worker._private_jobs'))
  cookie = await signedIn()
})
afterAll(() => wijk.end())

const signedIn = async () =>
  cookiesOf(await openSession(placeIn(wijk.tenant.id), accountId, { assurance: 'desk', stage: 'full' }))
async function send(body: Record<string, string>, as = cookie, now = testNow) {
  const { action } = await importRoute('routes/resident/reach.tsx')
  const sent = { cookie: as, body: new URLSearchParams(body), now }
  return visit(action!, { path: '/mijn/gegevens/bereik', tenant: wijk.tenant, ...sent })
}
/** Does what was queued, and gives the mails that came of it. */
async function deliver(as = cookie): Promise<{ to: string; text: string }[]> {
  await sendContactCode({ tenantId: wijk.tenant.id, accountId, sessionNumber: sessionNumber(as) ?? '' }, () => testNow)
  return mails()
}
async function mails() {
  const { rows } = await wijk.owner.client.query<{ to: string; text: string }>(
    'select to_address as "to", body as text from demo_mails order by sent_at, id',
  )
  return rows
}
const codeIn = (sent: { text: string }[]) => /\b\d{6}\b/.exec(sent.at(-1)?.text ?? '')?.[0] ?? ''
const emailNow = async () =>
  (await wijk.owner.client.query<{ email: string }>('select email from accounts where id = $1', [accountId])).rows[0]
    ?.email

describe('a resident gives another address or number (ACC-6, REP-1)', () => {
  test('an address counts once the code that went there is typed, and the one before hears of it', async () => {
    const fresh = `${newId()}@bewoner.example`
    expect((await send({ intent: 'email', email: ` ${fresh.toUpperCase()} ` })).status).toBe(303)
    const [mail, ...others] = await deliver()
    expect([mail?.to, others]).toEqual([fresh, []])
    expect(await emailNow()).toBe(before)

    const done = await send({ intent: 'use', code: codeIn([mail!]) })
    expect([done.status, done.location]).toEqual([303, '/mijn/gegevens/bereik?bewaard=ja'])
    expect(await emailNow()).toBe(fresh)
    expect((await send({ intent: 'use', code: codeIn([mail!]) })).status).toBe(409)

    const { rows } = await withClient(testUrls().worker, (queue) =>
      queue.query<{ payload: Jobs['identity.tellContactChanged'] }>(
        `select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
          where t.identifier = 'identity.tellContactChanged'`,
      ),
    )
    expect(JSON.stringify(rows)).not.toContain(before)
    await wijk.owner.client.query('delete from demo_mails')
    for (const { payload } of rows) await tellContactChanged(payload)
    const told = await mails()
    expect(told.map(({ to }) => to)).toContain(before)
    expect(told[0]?.text).not.toContain(fresh)
  })

  test('a mobile number goes the same way; one that gets no codes is refused', async () => {
    expect((await send({ intent: 'phone', phone: '030 555 01 23' })).body).toContain('phoneNotMobile')
    expect((await send({ intent: 'phone', phone: '06 98 76 54 32' })).status).toBe(303)
    const sent = await deliver()
    expect((await send({ intent: 'use', code: codeIn(sent) })).status).toBe(303)
    const { loader } = await importRoute('routes/resident/reach.tsx')
    const page = await visit(loader!, { path: '/mijn/gegevens/bereik', tenant: wijk.tenant, cookie })
    expect(JSON.parse(page.body)).toMatchObject({ phone: '06 98 76 54 32', email: before, waiting: null })
  })

  test('the code works in the session that asked alone, ten minutes, five tries', async () => {
    const email = `${newId()}@bewoner.example`
    await send({ intent: 'email', email })
    const code = codeIn(await deliver())
    expect((await send({ intent: 'use', code }, await signedIn())).status).toBe(409)
    const late = testNow.add({ minutes: 4 })
    for (let tries = 0; tries < 3; tries += 1) {
      await forgetTries(wijk)
      expect((await send({ intent: 'use', code: code === '111111' ? '222222' : '111111' }, cookie, late)).status).toBe(
        409,
      )
    }
    await forgetTries(wijk)
    expect((await send({ intent: 'use', code }, cookie, late)).status).toBe(303)

    await send({ intent: 'email', email: `${newId()}@bewoner.example` })
    const second = codeIn(await deliver())
    for (let tries = 0; tries < 5; tries += 1) {
      await forgetTries(wijk)
      await send({ intent: 'use', code: second === '111111' ? '222222' : '111111' })
    }
    await forgetTries(wijk)
    expect((await send({ intent: 'use', code: second })).status).toBe(409)
    expect(await emailNow()).toBe(email)
  })

  test('an address of another account gets its code, and is refused only to who has that code', async () => {
    const email = `${newId()}@bewoner.example`
    await makeLogin(wijk, { email, kind: 'resident' })
    expect((await send({ intent: 'email', email })).status).toBe(303)
    const answer = await send({ intent: 'use', code: codeIn(await deliver()) })
    expect([answer.status, answer.body]).toEqual([409, expect.stringContaining('emailTaken')])
    expect(await emailNow()).toBe(before)
  })

  test('with a recent proof of who acts, and more than a password alone', async () => {
    const body = { intent: 'email', email: `${newId()}@bewoner.example` }
    const late = await send(body, cookie, testNow.add({ minutes: 6 }))
    expect(late.location ?? late.status).not.toBe(303)
    const low = cookiesOf(await openSession(placeIn(wijk.tenant.id), accountId, { assurance: 'laag', stage: 'full' }))
    expect((await send(body, low)).location).toContain('/inloggen/bevestigen?niveau=desk')
    expect(await asPortal(placeIn(wijk.tenant.id), (tx) => findContactChange(tx, accountId))).toBeNull()
  })

  test('who signs in with DigiD alone is found at the desk once there is an address', async () => {
    await wijk.owner.client.query('update accounts set email = null where id = $1', [accountId])
    const email = `${newId()}@bewoner.example`
    await send({ intent: 'email', email })
    await send({ intent: 'use', code: codeIn(await deliver()) })
    const { rows } = await wijk.owner.client.query<{ day: string }>(
      'select birth_date::text as day from residents where id = $1',
      [wijk.actors.fatma.personId],
    )
    const found = await withActor(wijk.actors.sanne, (tx) =>
      tx.execute<{ id: string }>(sql`select find_representative(${email}, ${rows[0]!.day}::date) as id`),
    )
    expect('rows' in found && found.rows).toEqual([{ id: wijk.actors.fatma.personId }])
  })
})
