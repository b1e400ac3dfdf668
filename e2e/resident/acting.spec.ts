import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/portal-test.ts'
import { residentIdOf } from '../fixtures/resident-id.ts'
import { startSecondPortal } from '../fixtures/second-portal.ts'
import { textsIn } from '../fixtures/texts.ts'

const nl = textsIn('nl')

test.describe.configure({ mode: 'serial' })

test('a son of 12 says yes to appointments, and his mother looks at those alone', async ({
  enter,
  checkPage,
  expectNotFound,
}) => {
  const danuta = await enter('danuta')
  await expect(danuta.getByRole('main')).not.toContainText(nl('access:mandates.alsoFor'))
  await danuta.goto('/mijn/machtigingen')
  await checkPage(danuta)
  await expect(danuta.getByText(nl('access:mandates.states.suspended')).first()).toBeVisible()

  const kacper = await enter('kacper')
  await kacper.goto('/mijn/gegevens')
  await kacper.getByRole('link', { name: nl('access:mandates.title') }).click()
  await checkPage(kacper)
  await expect(kacper.getByRole('link', { name: nl('access:mandates.decide') })).toBeVisible()
  // His first page asks the same.
  await kacper.goto('/mijn')
  await expect(kacper.getByRole('heading', { name: nl('access:mandates.openChoice') })).toBeVisible()
  await checkPage(kacper)
  await kacper.getByRole('link', { name: /Danuta Kowalska/ }).click()
  await checkPage(kacper)
  await kacper.getByRole('button', { name: nl('access:mandates.agreeYes') }).click()
  await expect(kacper.getByText(nl('ui:errors.choose')).first()).toBeVisible()
  await kacper.getByRole('checkbox', { name: nl('access:mandates.scopes.appointments') }).check()
  await kacper.getByRole('button', { name: nl('access:mandates.agreeYes') }).click()
  await expect(kacper).toHaveURL(/\/mijn\/machtigingen$/)

  await danuta.goto('/mijn')
  await danuta.getByRole('link', { name: 'Kacper Kowalski' }).click()
  await expect(danuta).toHaveURL(/\/namens\/[0-9a-f-]+$/)
  const banner = danuta.getByRole('region', { name: nl('ui:onBehalf.label') })
  await expect(banner).toContainText('Kacper Kowalski')
  // His page does not speak to her as if it were hers.
  await expect(danuta.getByRole('heading', { name: nl('dossier:behalf.appointment') })).toBeVisible()
  await checkPage(danuta)
  const his = new URL(danuta.url()).pathname
  const places = danuta.getByRole('navigation', { name: nl('ui:nav.label') }).getByRole('link')
  await expect(places).toHaveCount(3)
  await places.and(danuta.locator('a[href$="/afspraken"]')).click()
  await expect(danuta).toHaveURL(new RegExp(`${his}/afspraken$`))
  await checkPage(danuta)
  for (const path of ['/berichten', '/vraag', '/4d', '/samen']) await expectNotFound(danuta, `${his}${path}`)

  await danuta.goto(his)
  await banner.getByRole('link', { name: nl('ui:onBehalf.stop') }).click()
  await expect(danuta).toHaveURL(/\/mijn$/)
})

test('he ends it with one tap, and a page that was open does nothing any more', async ({ enter, allow }) => {
  const [kacper, danuta] = [await enter('kacper'), await enter('danuta')]
  await danuta.getByRole('link', { name: 'Kacper Kowalski' }).click()
  await expect(danuta).toHaveURL(/\/namens\//)
  const his = new URL(danuta.url()).pathname
  await kacper.goto('/mijn/machtigingen')
  await kacper
    .getByRole('button', { name: nl('access:mandates.end') })
    .first()
    .click()
  await expect(kacper.getByRole('heading', { name: nl('access:mandates.earlier') })).toBeVisible()
  allow(danuta, 404, `${his}/afspraken`)
  await danuta
    .getByRole('navigation', { name: nl('ui:nav.label') })
    .locator('a[href$="/afspraken"]')
    .click()
  await expect(danuta.getByRole('heading', { level: 1 })).toHaveText(nl('ui:calm.notFound.title'))
  await danuta.goto('/mijn')
  await expect(danuta.getByRole('main')).not.toContainText(nl('access:mandates.alsoFor'))
  // He reads who looked, and as what.
  await kacper.goto('/mijn/wie-heeft-gekeken')
  await expect(kacper.getByText(/Danuta Kowalska\u2069?, uw vertegenwoordiger/).first()).toBeVisible()
})

/** At the desk: Danuta shows her identity document, and from 12 on her son stands beside her (REP-2). */
async function recordParent(
  desk: Page,
  { kind, scope, childAgrees }: { kind: string; scope: string; childAgrees: boolean },
) {
  const say = (key: string) => nl(`access.work:mandates.${key}`)
  await desk.goto(`/werk/bewoners/${await residentIdOf('Kacper Kowalski')}/machtigingen`)
  await desk.getByLabel(say('kind'), { exact: true }).selectOption({ label: say(`kinds.${kind}`) })
  await desk.getByLabel(say('email')).fill('danuta@bewoner.example')
  await desk.getByLabel(say('birthDate')).fill('1990-03-18')
  await desk.getByRole('checkbox', { name: nl(`access:mandates.scopes.${scope}`) }).check()
  if (childAgrees) await desk.getByRole('checkbox', { name: say('childAgrees') }).check()
  await desk.getByRole('checkbox', { name: say('checked') }).check()
  await desk.getByRole('button', { name: say('save') }).click()
}

test('at midnight of his 12th birthday his mother looks no more until he says yes, and from his 16th never again', async ({
  enter,
  allow,
  checkPage,
}) => {
  const son = 'Kacper Kowalski'
  const portal = await startSecondPortal('2025-07-19T23:52:00+02:00')
  try {
    await portal.untilReady()
    const desk = await enter('sanne', portal.at)
    await recordParent(desk, { kind: 'PARENT_UNDER_12', scope: 'messages', childAgrees: false })
    const live = desk.getByRole('row').filter({ hasText: nl('access.work:mandates.states.live') })
    await expect(live).toContainText(nl('access.work:mandates.kinds.PARENT_UNDER_12'))

    const danuta = await enter('danuta', portal.at)
    await danuta.getByRole('link', { name: son }).click()
    await expect(danuta).toHaveURL(/\/namens\/[0-9a-f-]+$/)
    const his = new URL(danuta.url()).pathname
    const openMessages = danuta.locator(`a[href="${his}/berichten"]`).first()
    await openMessages.click()
    await expect(danuta).toHaveURL(new RegExp(`${his}/berichten$`))

    // He turns 12: the page that stood open does nothing any more.
    await portal.moveTo('2025-07-20T00:00:01+02:00')
    allow(danuta, 404, `${his}/berichten`)
    await openMessages.click()
    await expect(danuta.getByRole('heading', { level: 1 })).toHaveText(nl('ui:calm.notFound.title'))
    await danuta.goto('/mijn')
    await expect(danuta.getByRole('link', { name: son })).toHaveCount(0)
    await danuta.goto('/mijn/machtigingen')
    await expect(danuta.getByText(nl('access:mandates.suspendedOther', { name: `\u2068${son}\u2069` }))).toBeVisible()
    await checkPage(danuta)

    const kacper = await enter('kacper', portal.at)
    await kacper.goto('/mijn/machtigingen')
    await kacper.getByRole('link', { name: nl('access:mandates.decide') }).click()
    await kacper.getByRole('checkbox', { name: nl('access:mandates.scopes.appointments') }).check()
    await kacper.getByRole('button', { name: nl('access:mandates.agreeYes') }).click()
    await expect(kacper).toHaveURL(/\/mijn\/machtigingen$/)
    await danuta.goto(`${his}/afspraken`)
    await expect(danuta).toHaveURL(new RegExp(`${his}/afspraken$`))
    await expect(danuta.locator(`a[href="${his}/berichten"]`)).toHaveCount(0)

    // Years later both stand at the desk again, on the eve of his 16th birthday.
    await portal.moveTo('2029-07-19T23:52:00+02:00')
    const later = await enter('sanne', portal.at)
    await recordParent(later, { kind: 'PARENT_12_15', scope: 'appointments', childAgrees: true })
    const mother = await enter('danuta', portal.at)
    await mother.getByRole('link', { name: son }).click()
    const openAppointments = mother.locator(`a[href="${his}/afspraken"]`).first()
    await openAppointments.click()
    await expect(mother).toHaveURL(new RegExp(`${his}/afspraken$`))
    await portal.moveTo('2029-07-20T00:00:01+02:00')
    allow(mother, 404, `${his}/afspraken`)
    await openAppointments.click()
    await expect(mother.getByRole('heading', { level: 1 })).toHaveText(nl('ui:calm.notFound.title'))
    // A new proof: recording a mandate asks one of the last five minutes (ACC-6).
    const after = await enter('sanne', portal.at)
    await recordParent(after, { kind: 'PARENT_12_15', scope: 'appointments', childAgrees: true })
    await expect(after.getByText(nl('access:refusals.adultDecides')).first()).toBeVisible()
    for (const each of [desk, danuta, kacper, later, mother, after]) await each.goto('about:blank')
  } finally {
    await portal.stop()
  }
})
