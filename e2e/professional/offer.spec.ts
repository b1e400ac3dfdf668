import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/portal-test.ts'
import { textsIn } from '../fixtures/texts.ts'

const nl = textsIn('nl')

const press = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name, exact: true }).click()
const follow = (page: Page, name: string) => page.getByRole('main').getByRole('link', { name, exact: true }).click()
const said = (page: Page, words: string) => expect(page.getByRole('main').getByText(words)).toBeVisible()

test('an organiser’s day and an editor’s morning: from a first word to the public page, and one date called off', async ({
  enter,
  visitor,
  checkPage,
  expectNotFound,
}, { retry }) => {
  const title = ['Koffie in de tuin', 'Thee in de tuin'][retry] ?? 'Soep in de tuin'
  const evert = await enter('evert')
  await expect(evert).toHaveURL(/\/werk\/aanbod$/)
  // No questions, no agenda, no residents.
  for (const path of ['vragen', 'agenda', 'bewoners', 'team']) await expectNotFound(evert, `/werk/${path}`)
  await evert.goto('/werk/aanbod')
  await follow(evert, nl('offer.work:new'))
  await evert.getByLabel(nl('offer.work:fields.title')).fill(title)
  await press(evert, nl('offer.work:make.go'))
  await said(evert, nl('offer.work:done.made'))

  // What is typed is kept by itself, and is still there for who comes back.
  await evert.getByLabel(nl('offer.work:fields.what')).fill('We drinken koffie tussen de bloemen.')
  await expect(evert.locator('[data-said]')).toContainText(nl('offer.work:write.kept', { time: '' }).slice(0, 14), {
    timeout: 8_000,
  })
  await evert.reload()
  await expect(evert.getByLabel(nl('offer.work:fields.what'))).toHaveValue('We drinken koffie tussen de bloemen.')
  await evert.getByLabel(nl('offer.work:fields.forWhom')).fill('Voor iedereen uit de buurt.')
  await evert.getByLabel(nl('offer.work:fields.howToJoin')).fill('U kunt gewoon komen.')
  await evert.getByLabel(nl('offer.work:fields.locationName')).fill('De Groene Duim')
  await evert.getByLabel(nl('offer.work:repetitions.weekly'), { exact: true }).check()
  await evert.getByLabel(nl('offer.work:domains.SOCIAL'), { exact: true }).check()
  await press(evert, nl('offer.work:write.save'))
  await said(evert, nl('offer.work:done.saved'))
  await checkPage(evert)
  await press(evert, nl('offer.work:activity.submit'))
  await said(evert, nl('offer.work:done.submitted'))

  const editor = await enter('admin')
  await editor.goto('/beheer/aanbod/wachtend')
  await follow(editor, title)
  await press(editor, nl('offer.work:activity.publish'))
  await said(editor, nl('offer.work:done.published'))
  // What waits next is one tap away.
  const next = nl('offer.work:activity.nextWaiting', { title: '' }).trim()
  await expect(editor.getByRole('main').getByRole('link', { name: next })).toBeVisible()
  const id = new URL(editor.url()).pathname.split('/').at(-1)!

  const neighbour = await visitor()
  await neighbour.goto(`/nl/activiteiten/${id}`)
  await expect(neighbour.getByRole('heading', { level: 1, name: title })).toBeVisible()

  await evert.goto(`/werk/aanbod/${id}/datums`)
  await evert.locator('.row-list a').first().click()
  await press(evert, nl('offer.work:dates.cancel'))
  await said(evert, nl('offer.work:done.dateCancelled'))
  await expect(async () => {
    await neighbour.reload()
    await expect(neighbour.getByRole('main').getByText(nl('activities:cancelled')).first()).toBeVisible({
      timeout: 500,
    })
  }).toPass({ timeout: 6_000 })
})
