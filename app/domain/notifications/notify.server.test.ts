import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { languages } from '#app/platform/i18n/languages.ts'
import { withActor } from '../access/with-actor.server.ts'
import { systemActor, type Actor } from '../shared/actor.ts'
import { isRefused } from '../shared/result.ts'
import { findDueNotification, mailFor, recordDelivery } from './deliver-notification.server.ts'
import { notificationTemplates } from './notification.ts'
import { notify } from './notify.server.ts'

let wijk: TestNeighbourhood
let id: string
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  await withActor(wijk.actors.joost, (tx) =>
    notify(tx, { personId: wijk.actors.fatma.personId, template: 'newInvitation' }),
  )
  const { rows } = await wijk.owner.client.query<{ id: string }>('select id from notifications')
  id = rows[0]!.id
})
afterAll(() => wijk.end())

const due = async (actor: Actor) => {
  const found = await withActor(actor, (tx) => findDueNotification(tx, id))
  if (found && isRefused(found)) throw new Error('refused')
  return found
}

test('a notification says who, how and when, and waits to be sent', async () => {
  const { rows } = await wijk.owner.client.query(
    'select person_id, channel, template, status, attempts, sent_at from notifications',
  )
  const waiting = { channel: 'email', template: 'newInvitation', status: 'queued', attempts: 0, sent_at: null }
  expect(rows).toEqual([{ person_id: wijk.actors.fatma.personId, ...waiting }])
})

test('only the jobs of the own wijk learn to which address', async () => {
  expect(await due(systemActor(wijk.tenant.id, testNow, 'test'))).toEqual({
    personId: wijk.actors.fatma.personId,
    chosen: null,
    email: 'fatma@bewoner.example',
    language: 'nl',
    template: 'newInvitation',
  })
  for (const actor of [wijk.actors.joost, wijk.actors.sanne, wijk.actors.danuta, wijk.actors.admin])
    expect(await due(actor)).toBeUndefined()
  expect(await due(systemActor(wijk.otherTenant.id, testNow, 'test'))).toBeUndefined()
})

test('nobody but a job says that it was sent', async () => {
  for (const actor of [wijk.actors.joost, wijk.actors.fatma, wijk.actors.admin]) {
    await withActor(actor, (tx) => recordDelivery(tx, { id, errorCode: null }))
    const { rows } = await wijk.owner.client.query('select status from notifications')
    expect(rows, actor.displayName).toEqual([{ status: 'queued' }])
  }
})

test('every mail has its words in every language, and names no one', () => {
  for (const language of languages) {
    for (const template of notificationTemplates) {
      const mail = mailFor(
        { email: 'x@y.example', language, template },
        { wijk: 'Overvecht', portal: 'https://portaal.example' },
      )
      expect(mail.to).toBe('x@y.example')
      for (const text of [mail.subject, mail.text]) {
        expect(text.length, `${language} ${template}`).toBeGreaterThan(5)
        expect(text, `${language} ${template}`).not.toMatch(/notifications[:.]|\{\{|&#|undefined/)
      }
      expect(mail.text).toContain('https://portaal.example')
    }
  }
})
