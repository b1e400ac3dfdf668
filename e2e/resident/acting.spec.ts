import { expect, test } from '../fixtures/portal-test.ts'
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
  await kacper.getByRole('link', { name: nl('access:mandates.decide') }).click()
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
  await checkPage(danuta)
  const his = new URL(danuta.url()).pathname
  const places = danuta.getByRole('navigation', { name: nl('ui:nav.label') }).getByRole('link')
  await expect(places).toHaveCount(2)
  await places.last().click()
  await expect(danuta).toHaveURL(new RegExp(`${his}/afspraken$`))
  await checkPage(danuta)
  for (const path of ['/berichten', '/vraag', '/4d', '/samen', '/gegevens', '/wie-heeft-gekeken'])
    await expectNotFound(danuta, `${his}${path}`)

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
    .getByRole('link')
    .last()
    .click()
  await expect(danuta.getByRole('heading', { level: 1 })).toHaveText(nl('ui:calm.notFound.title'))
  await danuta.goto('/mijn')
  await expect(danuta.getByRole('main')).not.toContainText(nl('access:mandates.alsoFor'))
  // He reads who looked, and as what.
  await kacper.goto('/mijn/wie-heeft-gekeken')
  await expect(kacper.getByText(/Danuta Kowalska\u2069?, uw vertegenwoordiger/).first()).toBeVisible()
})
