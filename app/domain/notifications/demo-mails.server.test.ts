import { afterAll, beforeAll, expect, test } from 'vitest'
import { sendNotification } from '#app/jobs/send-notification.server.ts'
import { loader } from '#app/routes/resources/demo-mail.tsx'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { visit, type Handler } from '#db/testing/route-walk.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import { anonymousActor, systemActor } from '../shared/actor.ts'
import { isRefused } from '../shared/result.ts'
import { sealPhone } from '../identity/sealed-contact.server.ts'
import { keepReminderChannel } from './contact-preferences.server.ts'
import { keepDemoMail, listDemoMails } from './demo-mails.server.ts'
import { notify } from './notify.server.ts'

let wijk: TestNeighbourhood
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
})
afterAll(() => wijk.end())

const kept = async (tenantId = wijk.tenant.id) => {
  const mails = await withActor(anonymousActor(tenantId, testNow, 'test'), (tx) => listDemoMails(tx))
  if (isRefused(mails)) throw new Error('refused')
  return mails
}

test('without a mail server the demo keeps what it would have sent, and the page shows it', async () => {
  await withActor(wijk.actors.sanne, (tx) =>
    notify(tx, { personId: wijk.actors.fatma.personId, template: 'newMessage' }),
  )
  const { rows } = await wijk.owner.client.query<{ id: string }>('select id from notifications')
  await sendNotification({ tenantId: wijk.tenant.id, notificationId: rows[0]!.id })
  expect(await kept()).toMatchObject([
    { toAddress: 'fatma@bewoner.example', subject: 'U heeft een nieuw bericht in Drieluik' },
  ])
  const page = await visit(loader as Handler, { path: '/demo/post', tenant: wijk.tenant })
  expect(page.status).toBe(200)
  expect(page.body).toContain('fatma@bewoner.example')
  for (const word of ['Yılmaz', 'Sanne', 'Neckar']) expect(page.body).not.toContain(word)
  const { rows: after } = await wijk.owner.client.query('select status, attempts from notifications')
  expect(after).toEqual([{ status: 'sent', attempts: 1 }])
})

test('a text message stands there too, with the number that it would have gone to', async () => {
  const { tenant, owner, actors } = wijk
  const { personId: id } = actors.fatma
  const phone = sealPhone({ tenantId: tenant.id, id }, '06 12 34 56 78')
  await owner.client.query('update residents set phone_sealed = $1 where id = $2', [phone, id])
  await withActor(actors.fatma, (tx) => keepReminderChannel(tx, 'sms'))
  const told = await withActor(actors.sanne, (tx) => notify(tx, { personId: id, template: 'appointmentChanged' }))
  await sendNotification({ tenantId: tenant.id, notificationId: String(told) })
  expect((await kept()).filter(({ subject }) => subject === 'SMS')).toMatchObject([
    {
      toAddress: '06 12 34 56 78',
      body: 'Er is iets veranderd aan uw afspraak. Kijk op http://localhost:3000/mijn/afspraken',
    },
  ])
})

test('another wijk sees none of it', async () => {
  expect(await kept(wijk.otherTenant.id)).toEqual([])
})

test('the newest stands on top, and fifty are enough', async () => {
  await wijk.owner.client.query('delete from demo_mails')
  for (let at = 1; at <= 55; at += 1) {
    const actor = systemActor(wijk.tenant.id, testNow.add({ minutes: at }), 'test')
    await withActor(actor, (tx) => keepDemoMail(tx, { to: 'a@b.example', subject: `${at}`, text: 'x' }))
  }
  const mails = await kept()
  expect([mails.length, mails[0]?.subject, mails.at(-1)?.subject]).toEqual([50, '55', '6'])
})
