import { expect, test } from '../fixtures/portal-test.ts'
import { residentIdOf } from '../fixtures/resident-id.ts'
import { textsIn } from '../fixtures/texts.ts'

const nl = textsIn('nl')
const say = (key: string) => nl(`access.work:mandates.${key}`)

test('the assistant sees a ruling and records a mentor; Corrie sees it, the mentor looks, and it ends at the desk', async ({
  enter,
  checkPage,
  allow,
  expectNotFound,
}) => {
  const sanne = await enter('sanne')
  await sanne.goto(`/werk/bewoners/${await residentIdOf('Corrie de Vries')}`)
  await sanne
    .getByRole('main')
    .getByRole('link', { name: say('open'), exact: true })
    .click()
  await checkPage(sanne)
  const record = async (documentReference: string) => {
    await sanne.getByLabel(say('kind'), { exact: true }).selectOption({ label: say('kinds.MENTOR') })
    await sanne.getByLabel(say('email')).fill('samuel@bewoner.example')
    await sanne.getByLabel(say('birthDate')).fill('1997-01-14')
    await sanne.getByLabel(say('document')).fill(documentReference)
    await sanne.getByRole('checkbox', { name: nl('access:mandates.scopes.appointments') }).check()
    await sanne.getByRole('checkbox', { name: say('checked') }).check()
    await sanne.getByRole('button', { name: say('save') }).click()
  }
  await record('')
  await expect(sanne.getByText(nl('access:refusals.documentNeeded')).first()).toBeVisible()
  await checkPage(sanne)
  await record('C/16/2026/118')
  const row = sanne.getByRole('row', { name: /Samuel/ })
  await expect(row).toContainText(say('kinds.MENTOR'))
  await expect(row).toContainText(say('states.live'))

  const corrie = await enter('corrie')
  await corrie.goto('/mijn/machtigingen')
  await expect(corrie.getByRole('main')).toContainText('Samuel Tesfay')
  await expect(corrie.getByText(nl('access:mandates.states.live')).first()).toBeVisible()
  await checkPage(corrie)

  const samuel = await enter('samuel')
  await samuel.getByRole('link', { name: 'Corrie de Vries' }).click()
  await expect(samuel).toHaveURL(/\/namens\/[0-9a-f-]+$/)
  const hers = new URL(samuel.url()).pathname
  await checkPage(samuel)
  await expectNotFound(samuel, `${hers}/berichten`)
  await samuel.goto(hers)

  await row.getByRole('button', { name: new RegExp(say('end')) }).click()
  await expect(row).toContainText(say('states.ended'))
  allow(samuel, 404, `${hers}/afspraken`)
  await samuel
    .getByRole('navigation', { name: textsIn('en')('ui:nav.label') })
    .locator('a[href$="/afspraken"]')
    .click()
  await expect(samuel.getByRole('heading', { level: 1 })).toHaveText(textsIn('en')('ui:calm.notFound.title'))
})

test('a huisarts of another practice finds no mandates here, and the buurtteam records none', async ({
  enter,
  expectNotFound,
}) => {
  const id = await residentIdOf('Fatma Yılmaz')
  await expectNotFound(await enter('marit'), `/werk/bewoners/${id}/machtigingen`)
  const farid = await enter('farid')
  await farid.goto(`/werk/bewoners/${id}/machtigingen`)
  await expect(farid.getByRole('heading', { level: 1 })).toHaveText(say('title'))
  for (const button of ['save', 'hideButton', 'end'])
    await expect(farid.getByRole('button', { name: say(button) })).toHaveCount(0)
})
