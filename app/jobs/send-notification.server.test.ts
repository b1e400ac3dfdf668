import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { startMailServer, type MailServer } from '#db/testing/mail-server.server.ts'
import { makeTestNeighbourhood, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { testUrls } from '#db/testing/test-database.ts'
import { withActor } from '../domain/access/with-actor.server.ts'
import { notificationTemplates, type NotificationTemplate } from '../domain/notifications/notification.ts'
import { notify } from '../domain/notifications/notify.server.ts'
import { newId } from '../domain/shared/ids.ts'
import { isRefused, refuse } from '../domain/shared/result.ts'
import { startJobs } from '../jobs.server.ts'
import { closeMail, MailFault } from '../platform/mail.server.ts'
import { sendNotification } from './send-notification.server.ts'

let wijk: TestNeighbourhood
let mail: MailServer
let worker: pg.Pool
beforeAll(async () => {
  mail = await startMailServer()
  wijk = await makeTestNeighbourhood()
  worker = new pg.Pool({ connectionString: testUrls().worker, max: 1 })
})
afterAll(async () => {
  closeMail()
  await mail.stop()
  await worker.end()
  await wijk.end()
})
beforeEach(async () => {
  mail.received.length = 0
  mail.refuseWith(null)
  await wijk.owner.client.query('delete from notifications')
  await worker.query('delete from graphile_worker._private_jobs')
})

interface Row {
  id: string
  status: string
  attempts: number
  last_error_code: string | null
  sent_at: Date | null
}
const rows = async () =>
  (
    await wijk.owner.client.query<Row>(
      'select id, status, attempts, last_error_code, sent_at from notifications order by id',
    )
  ).rows
const jobs = async () =>
  (
    await worker.query<{ payload: object; attempts: number }>(
      'select payload, attempts from graphile_worker._private_jobs order by id',
    )
  ).rows
const tell = (template: NotificationTemplate = 'newMessage', name: 'fatma' | 'danuta' = 'fatma') =>
  withActor(wijk.actors.sanne, (tx) => notify(tx, { personId: wijk.actors[name].personId, template }))
const job = async () => ({ tenantId: wijk.tenant.id, notificationId: (await rows())[0]!.id })
/** Waits until `check` no longer throws. */
const eventually = (check: () => Promise<void> | void) => vi.waitFor(check, { timeout: 15_000, interval: 50 })
/** Headers and body, with soft line breaks and encodings undone as far as the words need. */
const readable = (raw: string) =>
  raw
    .replaceAll('=\r\n', '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

describe('a mail says that something waits, and no more (MSG-2)', () => {
  test.each(notificationTemplates)(
    '%s has no name, no specialism, no practice and no word of content',
    async (template) => {
      await tell(template)
      await sendNotification(await job())
      expect(mail.received).toHaveLength(1)
      const { to, raw } = mail.received[0]!
      expect(to).toEqual(['fatma@bewoner.example'])
      const text = readable(raw)
      const people = ['Fatma', 'Yılmaz', 'YÄ±lmaz', 'Sanne', 'Boer', 'Joost', 'Kuipers', 'Neckar', 'Taag', 'Buurtteam']
      const words = ['huisarts', 'assistent', 'praktijk', 'wijkteam', 'dokter', 'maatschappelijk', 'uitslag', 'klacht']
      for (const word of [...people, ...words])
        expect(text.replace('fatma@bewoner.example', '').toLowerCase(), word).not.toContain(word.toLowerCase())
      const ids = [wijk.actors.fatma.personId, wijk.tenant.id, wijk.practice.id, (await job()).notificationId]
      for (const id of ids) expect(text).not.toContain(id)
    },
  )

  test('its only address is the front page of the wijk, and it is plain text that no machine answers', async () => {
    await tell()
    await sendNotification(await job())
    const text = readable(mail.received[0]!.raw)
    expect(text.match(/https?:\/\/\S+/g)).toEqual(['http://localhost:3000'])
    expect(text).toMatch(/^Content-Type: text\/plain/m)
    expect(text).toMatch(/^Auto-Submitted: auto-generated/m)
    expect(text).toContain('Log in om het te lezen')
    expect(text).not.toContain('{{')
  })

  test('it is in the language of the account', async () => {
    await wijk.owner.client.query(`update accounts set language = 'tr' where person_id = $1`, [
      wijk.actors.fatma.personId,
    ])
    try {
      await tell()
      await sendNotification(await job())
      expect(mail.received[0]!.raw).not.toContain('Log in om')
    } finally {
      await wijk.owner.client.query(`update accounts set language = 'nl' where person_id = $1`, [
        wijk.actors.fatma.personId,
      ])
    }
  })

  test('the job that asks for it names the wijk and the notification, and nobody', async () => {
    await tell()
    expect((await jobs()).map(({ payload }) => payload)).toEqual([await job()])
  })
})

describe('one notification is one mail', () => {
  test('asked twice, it is sent once', async () => {
    await tell()
    await sendNotification(await job())
    await sendNotification(await job())
    expect(mail.received).toHaveLength(1)
    expect(await rows()).toMatchObject([
      { status: 'sent', attempts: 1, last_error_code: null, sent_at: expect.any(Date) },
    ])
  })

  test('what is refused and rolled back tells nobody', async () => {
    const answer = await withActor(wijk.actors.sanne, async (tx) => {
      await notify(tx, { personId: wijk.actors.fatma.personId, template: 'newMessage' })
      return refuse('messaging.notInThisState')
    })
    expect(isRefused(answer)).toBe(true)
    expect([await rows(), await jobs()]).toEqual([[], []])
  })

  test('a closed account gets no mail, and a notification that is gone is no fault', async () => {
    await tell()
    await wijk.owner.client.query(`update accounts set status = 'closed' where person_id = $1`, [
      wijk.actors.fatma.personId,
    ])
    try {
      await sendNotification(await job())
      await sendNotification({ tenantId: wijk.tenant.id, notificationId: newId() })
    } finally {
      await wijk.owner.client.query(`update accounts set status = 'active' where person_id = $1`, [
        wijk.actors.fatma.personId,
      ])
    }
    expect(mail.received).toEqual([])
  })

  test('a job of one wijk sends nothing of another', async () => {
    await tell()
    await sendNotification({ ...(await job()), tenantId: wijk.otherTenant.id })
    expect(mail.received).toEqual([])
    expect(await rows()).toMatchObject([{ status: 'queued', attempts: 0 }])
  })
})

describe('what can go nowhere', () => {
  const account = (change: string) =>
    wijk.owner.client.query(`update accounts set ${change} where person_id = $1`, [wijk.actors.fatma.personId])

  test.each([
    ['a person without an address', 'email = null', "email = 'fatma@bewoner.example'", 'noAddress'],
    ['a closed account', "status = 'closed'", "status = 'active'", 'noAccount'],
  ])('a notification for %s ends with the reason, and is neither a fault nor tried again', async (...row) => {
    const [, change, back, reason] = row
    await account(change)
    try {
      await tell()
      await sendNotification(await job())
      const ended = { status: 'unsendable', attempts: 0, last_error_code: reason, sent_at: null }
      expect(await rows()).toMatchObject([ended])
    } finally {
      await account(back)
    }
    // Also when there is an address later: what waited then is no news any more.
    await sendNotification(await job())
    expect(mail.received).toEqual([])
    expect(await rows()).toMatchObject([{ status: 'unsendable' }])
  })
})

describe('when the mail server says no', () => {
  test.each([421, 451, 550])('answer %i is kept as a code without its words, and tried again', async (code) => {
    mail.refuseWith(code)
    await tell()
    await expect(sendNotification(await job())).rejects.toThrow(MailFault)
    const kept = await rows()
    expect(kept).toMatchObject([{ status: 'queued', attempts: 1, last_error_code: String(code), sent_at: null }])
    expect(JSON.stringify(kept)).not.toContain('no room')
  })

  test('the fault that the log gets holds no address and no words of the server', async () => {
    mail.refuseWith(550)
    await tell()
    const fault = await sendNotification(await job()).catch((error: unknown) => error as Error)
    expect(`${String(fault)} ${JSON.stringify(fault)} ${fault?.stack}`).not.toMatch(/fatma|no room/)
    expect(fault?.cause).toBeUndefined()
  })

  test('after the twelfth try it shows as failed, and is not tried again', async () => {
    mail.refuseWith(550)
    await tell()
    for (let tries = 1; tries <= 11; tries += 1) await expect(sendNotification(await job())).rejects.toThrow(MailFault)
    await sendNotification(await job())
    expect(await rows()).toMatchObject([{ status: 'failed', attempts: 12, last_error_code: '550' }])
    mail.refuseWith(null)
    await sendNotification(await job())
    expect(mail.received).toEqual([])
  })
})

describe('with the queue running', () => {
  let running: Awaited<ReturnType<typeof startJobs>> | undefined
  afterEach(async () => {
    await running?.stop()
    running = undefined
  })

  test('what is committed is mailed, once each, to its own person', async () => {
    running = await startJobs()
    await Promise.all([tell('newMessage', 'fatma'), tell('newAppointment', 'danuta'), tell('newInvitation', 'fatma')])
    await eventually(async () => expect((await rows()).map(({ status }) => status)).toEqual(['sent', 'sent', 'sent']))
    expect(mail.received.flatMap(({ to }) => to).sort()).toEqual([
      'danuta@bewoner.example',
      'fatma@bewoner.example',
      'fatma@bewoner.example',
    ])
    await eventually(async () => expect(await jobs()).toEqual([]))
  })

  test('while the mail server is away nothing is lost, and everything comes when it is back', async () => {
    await mail.stop()
    running = await startJobs()
    await Promise.all([tell('newMessage', 'fatma'), tell('newMessage', 'danuta')])
    await eventually(async () => expect((await rows()).map(({ attempts }) => attempts)).toEqual([1, 1]))
    await eventually(async () => expect((await jobs()).map(({ attempts }) => attempts)).toEqual([1, 1]))
    for (const row of await rows())
      expect(row).toMatchObject({ status: 'queued', last_error_code: expect.stringMatching(/^[A-Z]+$/) })
    expect(mail.received).toEqual([])

    await mail.start()
    // The queue waits longer after each try; here it need not.
    await worker.query('update graphile_worker._private_jobs set run_at = now()')
    await eventually(async () => expect((await rows()).map(({ status }) => status)).toEqual(['sent', 'sent']))
    expect(mail.received.flatMap(({ to }) => to).sort()).toEqual(['danuta@bewoner.example', 'fatma@bewoner.example'])
    await eventually(async () => expect(await jobs()).toEqual([]))
  })
})
