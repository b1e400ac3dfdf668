import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Temporal } from 'temporal-polyfill'
import { sendAccountLink } from '#app/jobs/send-account-link.server.ts'
import {
  enterPassword,
  forgetTries,
  halfSignedIn,
  makeLogin,
  placeIn,
  testPassword,
  whoHas,
} from '#db/testing/accounts.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { testUrls } from '#db/testing/test-database.ts'
import { refuse } from '../shared/result.ts'
import { acceptInvitation } from './accept-invitation.server.ts'
import { drawAccountToken, type LinkPurpose } from './account-tokens.server.ts'
import { asPortal } from './as-portal.server.ts'
import { changePassword } from './change-password.server.ts'
import { choosePassword, findLinkOwner } from './choose-password.server.ts'
import { inviteAccount } from './invite-account.server.ts'
import { requestPasswordReset } from './request-password-reset.server.ts'
import { listSecondFactors } from './totp-secrets.server.ts'

let wijk: TestNeighbourhood
let sanne: Awaited<ReturnType<typeof makeLogin>>
let invited: typeof sanne
/** As the role of the queue: nobody else reads it. */
let queue: pg.Client
const email = 'sanne@praktijk.example'
const fresh = 'vier groene fietsen'
const at = (duration: Temporal.DurationLike = { seconds: 0 }) => placeIn(wijk.tenant.id, testNow.add(duration))
const linkUsed = refuse('identity.linkUsed')

beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  queue = new pg.Client({ connectionString: testUrls().worker })
  await queue.connect()
  const { personId } = wijk.actors.sanne
  sanne = await makeLogin(wijk, { email, kind: 'professional', personId, app: true })
  invited = await makeLogin(wijk, { email: 'nieuw@praktijk.example', status: 'invited', withoutPassword: true })
})
beforeEach(() => forgetTries(wijk))
afterAll(async () => {
  await queue.end()
  await wijk.end()
})

const draw = (purpose: LinkPurpose, accountId = sanne.id, place = at()) =>
  asPortal(place, (tx) => drawAccountToken(tx, { accountId, purpose }))
const choose = (
  token: string,
  password = fresh,
  place = at(),
  purpose: 'invitation' | 'passwordReset' = 'passwordReset',
) => choosePassword(place, { token, purpose, password, wijk: 'Overvecht' })

describe('a forgotten password', () => {
  test('is replaced by the link; every session ends, I am told by mail, and the second step is still asked', async () => {
    const half = await halfSignedIn(at(), email)
    const chosen = await choose(await draw('passwordReset'))
    expect(chosen).toMatchObject({ ok: true, value: { id: sanne.id, email } })
    expect(await whoHas(at(), half.cookies)).toBeNull()
    expect((await enterPassword(at(), email)).ok).toBe(false)
    expect(await enterPassword(at(), email, fresh)).toMatchObject({ value: { stage: 'secondFactor' } })
    const { rows } = await wijk.owner.client.query('select template from notifications where person_id = $1', [
      sanne.personId,
    ])
    expect(rows).toContainEqual({ template: 'passwordChanged' })
    expect((await choose(await draw('passwordReset'), testPassword)).ok).toBe(true)
  })

  test('the link works once, also of five at once, and half an hour', async () => {
    const token = await draw('passwordReset')
    const answers = await Promise.all(Array.from({ length: 5 }, () => choose(token, testPassword)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await choose(token)).toEqual(linkUsed)
    const late = await draw('passwordReset')
    expect(await choose(late, fresh, at({ minutes: 30 }))).toEqual(linkUsed)
    expect((await choose(late, testPassword, at({ minutes: 29 }))).ok).toBe(true)
  })

  test('looking at the link uses nothing, and a password that is refused neither', async () => {
    const token = await draw('passwordReset')
    for (let times = 0; times < 3; times += 1)
      expect(await findLinkOwner(at(), token, 'passwordReset')).toMatchObject({ email })
    expect(await choose(token, 'kort')).toEqual(refuse('identity.passwordTooShort'))
    expect(await choose(token, 'BoerBoer!99')).toEqual(refuse('identity.passwordHasName'))
    expect(await choose(token, 'Overvecht!26')).toEqual(refuse('identity.passwordTooCommon'))
    expect((await choose(token, testPassword)).ok).toBe(true)
    expect(await findLinkOwner(at(), token, 'passwordReset')).toBeNull()
  })

  test('a new link ends the one before; one for something else, of another wijk or made up opens nothing', async () => {
    const first = await draw('passwordReset')
    const second = await draw('passwordReset')
    expect(await choose(first)).toEqual(linkUsed)
    expect(await choose(second, fresh, at(), 'invitation')).toEqual(linkUsed)
    expect(await choose(second, fresh, placeIn(wijk.otherTenant.id))).toEqual(linkUsed)
    for (const token of ['', 'x'.repeat(43), `${second}x`, second.slice(1), "' or 1=1 --"])
      expect(await choose(token), token).toEqual(linkUsed)
    expect((await choose(second, testPassword)).ok).toBe(true)
  })

  test('a closed account has no link that works', async () => {
    const token = await draw('passwordReset')
    const set = (status: string) =>
      wijk.owner.client.query('update accounts set status = $2 where id = $1', [sanne.id, status])
    await set('closed')
    expect(await choose(token)).toEqual(linkUsed)
    await set('active')
    expect((await choose(token, testPassword)).ok).toBe(true)
  })
})

interface Job {
  readonly payload: { tenantId: string; accountId: string | null; purpose: LinkPurpose; askedAt: string }
}

describe('the mail with the link', () => {
  const queued = async () =>
    (
      await queue.query<Job>(
        `select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
         where t.identifier = 'identity.sendLink' order by j.id`,
      )
    ).rows.map(({ payload }) => payload)
  const mails = async () =>
    (await wijk.owner.client.query<{ to: string; body: string }>('select to_address as to, body from demo_mails')).rows
  const now = () => new Date().toISOString()

  test('is asked for in the same way for an address that nobody has, and sent for one that somebody has', async () => {
    const before = (await queued()).length
    const ask = (address: string) => requestPasswordReset(at(), { email: address, cookies: null, remoteAddress: '' })
    expect([await ask(email), await ask('niemand@praktijk.example')]).toEqual([null, null])
    const [known, unknown] = (await queued()).slice(before)
    expect([known?.accountId, unknown?.accountId]).toEqual([sanne.id, null])
    await sendAccountLink({ ...unknown!, askedAt: now() })
    expect(await mails()).toEqual([])
    await sendAccountLink({ ...known!, askedAt: now() })
    const [mail] = await mails()
    expect(mail?.to).toBe(email)
    expect(mail?.body).toMatch(/http:\/\/localhost:\d+\/inloggen\/nieuw-wachtwoord\?link=[\w-]{43}\s/)
  })

  test('holds a secret that stands in no queue and no table, only its hash', async () => {
    const body = (await mails()).map((mail) => mail.body).join()
    const [, token = ''] = /link=([\w-]{43})/.exec(body) ?? []
    const { rows } = await wijk.owner.client.query<{ all: string }>(
      `select coalesce(string_agg(to_jsonb(t)::text, ' '), '') as all from account_tokens t`,
    )
    expect(rows[0]!.all).toContain(sanne.id)
    expect(rows[0]!.all).not.toContain(token)
    expect(JSON.stringify(await queued())).not.toContain(token)
  })

  test('is not sent when it was asked for too long ago, or the account is in another state', async () => {
    await wijk.owner.client.query('delete from demo_mails')
    const job = { tenantId: wijk.tenant.id, accountId: sanne.id }
    const halfAnHourAgo = new Date(Date.now() - 31 * 60_000).toISOString()
    await sendAccountLink({ ...job, purpose: 'passwordReset', askedAt: halfAnHourAgo })
    await sendAccountLink({ ...job, purpose: 'invitation', askedAt: now() })
    await sendAccountLink({ ...job, accountId: invited.id, purpose: 'passwordReset', askedAt: now() })
    expect(await mails()).toEqual([])
    await asPortal(at(), (tx) => inviteAccount(tx, { accountId: invited.id }))
    await sendAccountLink({ ...(await queued()).at(-1)!, askedAt: now() })
    expect((await mails())[0]?.body).toMatch(/\/uitnodiging\?link=[\w-]{43}\s/)
  })
})

describe('an invitation', () => {
  const accept = (token: string, password = fresh, place = at()) =>
    acceptInvitation(place, { token, password, wijk: 'Overvecht' })

  test('works for a week, and leads to a session that opens no page before a second step is set up', async () => {
    const token = await draw('invitation', invited.id)
    expect(await accept(token, fresh, at({ hours: 7 * 24 }))).toEqual(linkUsed)
    const accepted = await accept(token, fresh, at({ hours: 7 * 24 - 1 }))
    expect(accepted.ok).toBe(true)
    if (!accepted.ok) return
    const session = await whoHas(at({ hours: 7 * 24 - 1 }), accepted.value.cookie)
    expect(session).toMatchObject({ accountId: invited.id, stage: 'enrol', assurance: 'laag' })
    expect(await asPortal(at(), (tx) => listSecondFactors(tx, invited.id))).toEqual({ totp: false, passkeys: 0 })
    expect(await accept(token)).toEqual(linkUsed)
    expect((await enterPassword(at(), 'nieuw@praktijk.example', fresh)).ok).toBe(true)
  })

  test('is no way into an account that is in use', async () => {
    expect(await accept(await draw('invitation'))).toEqual(linkUsed)
  })
})

describe('changing my password', () => {
  const change = async (current: string, password: string) => {
    const { cookies, session } = await halfSignedIn(at(), email)
    const full = { ...session, stage: 'full' as const, assurance: 'hoog' as const }
    const changed = await changePassword(at(), {
      ...{ session: full, current, password, cookies, remoteAddress: '', wijk: 'Overvecht' },
    })
    return { changed, before: cookies }
  }

  test('asks for the one before', async () => {
    const { changed, before } = await change('verkeerd', fresh)
    expect(changed).toEqual(refuse('identity.currentPasswordWrong'))
    expect(await whoHas(at(), before)).not.toBeNull()
    expect((await change(testPassword, 'wachtwoord')).changed).toEqual(refuse('identity.passwordTooCommon'))
  })

  test('ends every session, and goes on in this browser under a new id', async () => {
    const { changed, before } = await change(testPassword, fresh)
    expect(changed.ok).toBe(true)
    if (!changed.ok) return
    expect(await whoHas(at(), before)).toBeNull()
    expect(await whoHas(at(), changed.value[0]!)).toMatchObject({
      accountId: sanne.id,
      stage: 'full',
      assurance: 'hoog',
    })
    expect((await enterPassword(at(), email, fresh)).ok).toBe(true)
  })
})
