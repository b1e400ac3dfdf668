import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/portal-test.ts'
import { textsIn } from '../fixtures/texts.ts'

const nl = textsIn('nl')

const press = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name, exact: true }).click()
const follow = (page: Page, name: string) => page.getByRole('main').getByRole('link', { name, exact: true }).click()

/** Whoever is found by these letters gets a place. */
async function givePlace(page: Page, letters: string) {
  const main = page.getByRole('main')
  await main.getByLabel(nl('desk.work:search.label')).fill(letters)
  await press(page, nl('groups.work:people.search'))
  await main.getByRole('button', { name: nl('groups.work:people.give') }).click()
}

test('the desk makes a group with two colleagues, gives two residents a place, moves it and cancels it', async ({
  enter,
  expectNotFound,
  checkPage,
}) => {
  const gulay = await enter('gulay')
  const main = gulay.getByRole('main')
  await gulay.goto('/werk/agenda')
  await follow(gulay, nl('groups.work:title'))
  await checkPage(gulay)
  await follow(gulay, nl('groups.work:make'))
  await checkPage(gulay)

  // What is not right is said beside the field, and what was chosen stays chosen.
  const leaders = main.getByRole('checkbox')
  const field = (name: string) => main.getByLabel(name, { exact: true })
  await field(nl('groups.work:fields.kind')).selectOption({ label: nl('appointments.work:kinds.CONSULT') })
  await leaders.nth(0).check()
  await leaders.nth(1).check()
  await field(nl('groups.work:fields.name')).fill('Samen stoppen met roken')
  await field(nl('desk.work:book.date')).fill('2026-06-10')
  await field(nl('desk.work:book.time')).fill('19:00')
  await field(nl('groups.work:fields.minutes')).fill('93')
  await field(nl('groups.work:fields.most')).fill('8')
  await press(gulay, nl('groups.work:new.button'))
  await expect(main).toContainText(nl('groups.work:errors.minutes'))
  await checkPage(gulay)
  for (const index of [0, 1]) await expect(leaders.nth(index)).toBeChecked()
  await field(nl('groups.work:fields.minutes')).fill('90')
  await press(gulay, nl('groups.work:new.button'))

  await expect(gulay.getByRole('heading', { level: 1 })).toHaveText('Samen stoppen met roken')
  const group = new URL(gulay.url()).pathname
  await givePlace(gulay, 'waal tru')
  await expect(main).toContainText(nl('groups.work:taken', { taken: 1, most: 8 }))
  await givePlace(gulay, 'stolk chan')
  await expect(main).toContainText(nl('groups.work:taken', { taken: 2, most: 8 }))
  for (const name of ['Truus de Waalwijk', 'Chantal Stolkwijk'])
    await expect(main.getByRole('link', { name })).toBeVisible()
  await checkPage(gulay)

  // A place is an appointment of its own, that says in which group it is and is not moved alone.
  await follow(gulay, 'Truus de Waalwijk')
  await expect(main.getByRole('link', { name: nl('desk.work:do.move'), exact: true })).toHaveCount(0)
  await checkPage(gulay)
  await follow(gulay, nl('groups.work:placeIn', { title: 'Samen stoppen met roken' }))

  await follow(gulay, nl('groups.work:do.move'))
  await field(nl('desk.work:book.date')).fill('2026-06-11')
  await main.getByLabel(nl('groups.work:move.words')).fill('De zaal is dan bezet.')
  await checkPage(gulay)
  await press(gulay, nl('groups.work:move.button'))
  await expect(main).toContainText('donderdag 11 juni 2026 om 19.00 uur')
  await gulay.goto('/werk/agenda?weergave=dag&dag=2026-06-11')
  await expect(main.getByRole('link', { name: 'Samen stoppen met roken' })).toHaveCount(2)
  await checkPage(gulay)

  await gulay.goto(group)
  await follow(gulay, nl('groups.work:do.cancel'))
  await expect(main).toContainText(nl('groups.work:cancel.text', { count: 2 }))
  await main.getByLabel(nl('groups.work:cancel.words')).fill('Wij zijn ziek. U krijgt een nieuwe uitnodiging.')
  await checkPage(gulay)
  await press(gulay, nl('groups.work:cancel.button'))
  await expect(main).toContainText(nl('groups.work:tags.cancelled'))
  await expect(main.getByRole('link', { name: nl('groups.work:do.move'), exact: true })).toHaveCount(0)
  await checkPage(gulay)
  // The desk of another practice knows no such group, and the buurtteam has none.
  for (const name of ['kubra', 'farid'] as const) await expectNotFound(await enter(name), group)
})
