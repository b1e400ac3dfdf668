import { http, HttpResponse } from 'msw'
import type { Temporal } from 'temporal-polyfill'
import { sql } from 'drizzle-orm'
import { sealPhone } from '#app/domain/identity/sealed-contact.server.ts'
import { remindEverywhere } from '#app/jobs/remind-residents.server.ts'
import { sendNotification } from '#app/jobs/send-notification.server.ts'
import { outsideWorld } from '../../e2e/mocks/node.ts'
import { residents } from '../schema/identity.ts'
import { makeAppointments } from '../seed/factories/appointments.server.ts'
import { startMailServer } from './mail-server.server.ts'
import { makeTestNeighbourhood, type TestNeighbourhood } from './neighbourhood.server.ts'

const gateway = 'https://sms.example/send'

interface Sms {
  readonly to: string
  readonly text: string
}

/**
 * A neighbourhood with a mail server and a gateway for text messages, and a clock that tests move. Call it before anything
 * of the portal reads its settings.
 */
export async function makeTestReminders() {
  const mail = await startMailServer()
  process.env['SMS_URL'] = gateway
  const wijk = await makeTestNeighbourhood()
  const { owner, tenant, practice, actors } = wijk
  const phone = sealPhone({ tenantId: tenant.id, id: actors.fatma.personId }, '06 12 34 56 78')
  await owner.db
    .update(residents)
    .set({ phoneSealed: phone })
    .where(sql`id = ${actors.fatma.personId}`)
  const sms: Sms[] = []

  /** What the gateway answers from here on, in this test. */
  const answerSms = (status = 202) =>
    outsideWorld.use(
      http.post(gateway, async ({ request }) => {
        if (status < 300) sms.push((await request.json()) as Sms)
        return new HttpResponse(`+31612345678 ${status}`, { status })
      }),
    )
  /** Sends everything that waits, as at `now`; what fails waits on. */
  const sendAll = async (now: Temporal.Instant) => {
    const { rows } = await owner.client.query<{ id: string }>(
      `select id from notifications where status = 'queued' order by id`,
    )
    for (const { id } of rows)
      await sendNotification({ tenantId: tenant.id, notificationId: id }, () => now).catch(() => undefined)
  }

  return {
    ...{ wijk, mail, sms, answerSms, sendAll },
    /** One round at `now`, and what it asked for. */
    async round(now: Temporal.Instant) {
      await remindEverywhere(now)
      await sendAll(now)
    },
    /** An appointment of Fatma with Joost, at the practice. */
    async book(startsAt: Temporal.Instant, given: Partial<Parameters<typeof makeAppointments>[2][number]> = {}) {
      const [id = ''] = await makeAppointments(owner, tenant.id, [
        {
          ...{ residentId: actors.fatma.personId, personIds: [actors.joost.personId], teamId: practice.id },
          ...{ visitTypeCode: 'PRACTICE_NURSE', minutes: 15, location: 'Centrum Neckar' },
          ...{ startsAt, reason: 'Ik heb pijn in mijn buik', createdAt: startsAt.subtract({ hours: 72 }), ...given },
        },
      ])
      return id
    },
    async choose(channel: 'email' | 'sms' | 'none' | null) {
      await owner.client.query('delete from contact_preferences')
      if (channel !== null)
        await owner.client.query('insert into contact_preferences values ($1, $2, $3, now())', [
          ...[tenant.id, actors.fatma.personId, channel],
        ])
    },
    /** As if nothing was ever booked or sent. */
    async clear() {
      for (const table of ['appointment_notices', 'appointments', 'notifications', 'contact_preferences'])
        await owner.client.query(`delete from ${table}`)
      mail.received.length = 0
      mail.refuseWith(null)
      sms.length = 0
    },
    async end() {
      await mail.stop()
      await wijk.end()
    },
  }
}
export type TestReminders = Awaited<ReturnType<typeof makeTestReminders>> & { readonly wijk: TestNeighbourhood }

/** Headers and body of a mail, with soft line breaks and encodings undone. */
export function readable(raw: string): string {
  const plain = raw
    .replaceAll('=\r\n', '')
    .replace(/((?:=[0-9A-F]{2})+)/g, (bytes) => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString('utf8'))
  return plain.replace(/(?:^[A-Za-z0-9+/=]{40,}\r\n)+[A-Za-z0-9+/=]*/gm, (block) =>
    Buffer.from(block.replace(/\s/g, ''), 'base64').toString('utf8'),
  )
}
