import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeChild } from '#db/testing/family.server.ts'
import { makeMandate } from '#db/seed/factories/mandate.server.ts'
import { endMandate } from '#app/domain/access/end-mandate.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { cookieOf, importRoute, visit } from '#db/testing/route-walk.server.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { ownerCookieName, ownerField } from '#app/platform/forms/page-owner.ts'
import { textsIn } from '#app/platform/i18n/i18n.server.ts'
import { languages } from '#app/platform/i18n/languages.ts'

let wijk: TestNeighbourhood
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
})
afterAll(() => wijk.end())

const open = async (file: string, path: string, cookie: string, more: object = {}) => {
  const { loader, action } = await importRoute(`routes/${file}`)
  return visit('body' in more ? action! : loader!, { path, tenant: wijk.tenant, cookie, ...more })
}

test('a child of 13 reads that nobody can be given a mandate before typing anything; an adult gets the form', async () => {
  const child = await makeChild(wijk, { birthDate: '2012-05-05' })
  const why = 'Dit kan vanaf 16 jaar.'
  const childs = await cookieOf(wijk, wijk.tenant.id, child)
  const form = await open('resident/new-mandate.tsx', '/mijn/machtigingen/nieuw', childs)
  expect(JSON.parse(form.body)).toMatchObject({ refused: why })
  const page = await open('resident/mandates.tsx', '/mijn/machtigingen', childs)
  expect(JSON.parse(page.body)).toMatchObject({ cannotGive: why })
  const fatmas = await cookieOf(wijk, wijk.tenant.id, wijk.actors.fatma)
  const own = await open('resident/new-mandate.tsx', '/mijn/machtigingen/nieuw', fatmas)
  expect(JSON.parse(own.body)).toMatchObject({ refused: null })
})

test('a form that was made for somebody else says so, and is not sent', async () => {
  const cookie = await cookieOf(wijk, wijk.tenant.id, wijk.actors.fatma)
  const body = new URLSearchParams({ [ownerField]: 'b'.repeat(43), questionId: newId(), question: 'Van een ander' })
  const both = `${cookie}; ${ownerCookieName}=${'a'.repeat(43)}`
  const answer = await open('resident/ask-about-log.tsx', '/mijn/wie-heeft-gekeken/vraag', both, { body })
  expect([answer.status, JSON.parse(answer.body)]).toEqual([
    400,
    { values: {}, errors: [], refusal: { code: 'shared.otherPerson' } },
  ])
})

test('a mail about my account names the button as it stands on the page, in every language', () => {
  for (const language of languages) {
    const { t } = textsIn(language)
    for (const mail of ['signedIn', 'recoveryCodeUsed'] as const)
      expect(t(`notifications:${mail}.body`), `${language} ${mail}`).toContain(t('identity:devices.endAll'))
  }
})

test('what I typed for somebody is given back to copy when that was ended meanwhile; a stranger gets nothing', async () => {
  const { fatma, danuta } = wijk.actors
  const { id: mandateId } = await makeMandate(wijk.owner, wijk.tenant.id, {
    ...{ residentId: fatma.personId, representativePersonId: danuta.personId, kind: 'PROXY', scopes: ['messages'] },
    startsAt: testNow.subtract({ hours: 48 }),
  })
  const cookie = await cookieOf(wijk, wijk.tenant.id, danuta)
  const at = { params: { subjectId: fatma.personId, step: 'vraag' } }
  const path = `/namens/${fatma.personId}/vraag/vraag`
  const send = (who: string, minutes = 0) =>
    open('resident/question-step.tsx', path, who, {
      ...at,
      now: testNow.add({ minutes }),
      body: new URLSearchParams({ question: 'Zij hoest al drie weken' }),
    })
  expect((await send(cookie)).status).toBe(303)
  await withActor(fatma, (tx) => endMandate(tx, { residentId: fatma.personId, mandateId }))
  const ended = await send(cookie, 1)
  expect([ended.status, JSON.parse(ended.body)]).toEqual([
    404,
    { ended: { name: 'Fatma', words: ['Zij hoest al drie weken'] } },
  ])
  expect((await open('resident/question-step.tsx', path, cookie, at)).body).toBe('')
  const stranger = await cookieOf(wijk, wijk.tenant.id, await makeChild(wijk, { birthDate: '1990-01-01' }))
  const nothing = await send(stranger)
  expect([nothing.status, nothing.body]).toEqual([404, ''])
})

test('the desk is offered what is still closed, and what is open already is refused in words for who works here', async () => {
  const cookie = await cookieOf(wijk, wijk.tenant.id, wijk.actors.farid)
  const residentId = wijk.actors.fatma.personId
  const path = `/werk/bewoners/${residentId}/toestemming`
  const at = { params: { residentId } }
  const page = async () =>
    JSON.parse((await open('professional/sharing.tsx', path, cookie, at)).body) as {
      recordFor: { value: string }[]
      recordTopics: { topic: string }[]
      recordId: string
    }
  const first = await page()
  expect(first.recordTopics.map(({ topic }) => topic)).toContain('BODY')
  expect(first.recordTopics.map(({ topic }) => topic)).not.toContain('SOCIAL')
  const farid = `p.${wijk.actors.farid.personId}`
  expect(first.recordFor.map(({ value }) => value)).toContain(farid)
  const said = (topic: string) =>
    open('professional/sharing.tsx', path, cookie, {
      ...at,
      body: new URLSearchParams({
        ...{ intent: 'record', permissionId: newId(), wie: farid, onderwerp: topic, how: 'oral' },
        ...{ language: 'nl', interpreter: 'none' },
      }),
    })
  const refused = await said('SOCIAL')
  expect([refused.status, refused.body]).toEqual([409, expect.stringContaining('sharing.topicIsOpen')])
  expect((await said('BODY')).location).toContain('gedaan=recorded')
})
