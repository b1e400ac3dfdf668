import type { Locator, Page } from '@playwright/test'
import { expect, test } from '../fixtures/portal-test.ts'
import { textsIn } from '../fixtures/texts.ts'
import { openAgendaAt } from '../steps/book-appointment.ts'

const nl = textsIn('nl')

/** An average typist presses a key in 0.28 seconds (Card, Moran and Newell): so many are 20 seconds. */
const keysInTwentySeconds = 70

/** A keyboard that counts. */
function countingKeys(page: Page) {
  let pressed = 0
  const press = async (key: string) => {
    pressed += 1
    await page.keyboard.press(key)
  }
  return {
    press,
    pressed: () => pressed,
    type: async (words: string) => {
      for (const key of words) await press(key)
    },
    /** From the top of a new page, past its menu, to this. */
    reach: async (target: Locator) => {
      await expect(target).toBeVisible()
      await press('Tab')
      await expect(page.getByRole('link', { name: nl('ui:skipLink') })).toBeFocused()
      await press('Enter')
      const isThere = () => target.evaluate((element) => element === document.activeElement)
      for (let tabs = 0; tabs < keysInTwentySeconds && !(await isThere()); tabs += 1) await press('Tab')
      await expect(target).toBeFocused()
    },
  }
}

test('while somebody is on the phone I book for them by keyboard alone, on four pages and within twenty seconds of keys', async ({
  enter,
  expectNotFound,
  checkPage,
}) => {
  const sanne = await enter('sanne')
  const main = sanne.getByRole('main')
  const keys = countingKeys(sanne)
  const pages: string[] = []
  sanne.on('load', () => pages.push(new URL(sanne.url()).pathname))
  await sanne.goto('/werk/agenda')

  await keys.reach(main.getByLabel(nl('desk.work:search.label')))
  await keys.type('waal tru')
  await keys.press('Enter')
  const title = nl('desk.work:book.title', { name: 'Truus de Waalwijk' })
  await expect(sanne.getByRole('heading', { level: 1 })).toHaveText(title)
  const kind = nl('desk.work:book.kindOf', { kind: nl('appointments.work:kinds.PHONE'), count: 10 })
  const chosen = main.getByRole('link', { name: kind })
  await keys.reach(chosen)
  await keys.press('Enter')
  await expect(chosen).toHaveAttribute('aria-current', /./)
  const time = main.locator('button[name=startsAt]').first()
  const when = (await time.getAttribute('aria-label')) ?? ''
  await keys.reach(time)
  await keys.press('Enter')

  await expect(sanne).toHaveURL(/\/werk\/agenda\/[0-9a-f-]{36}$/)
  await expect(main).toContainText(when.split(' om ')[1] ?? '')
  await expect(main).toContainText('Truus de Waalwijk')
  await expect(main).toContainText('Dokter Hoekzema')
  await checkPage(sanne)
  expect(pages.length, pages.join(' ')).toBeLessThanOrEqual(4)
  expect(keys.pressed()).toBeLessThanOrEqual(keysInTwentySeconds)
  // The desk of another practice knows nobody of that name.
  await expectNotFound(await enter('kubra'), pages[1] ?? '')
})

/** How far down the page something ends. */
const endOf = (target: Locator) => target.evaluate((element) => element.getBoundingClientRect().bottom + window.scrollY)

test('times of the last day, and why another time is refused, lie within two screens; what was booked by mistake is asked first', async ({
  enter,
  allow,
  checkPage,
}) => {
  const sanne = await enter('sanne')
  const main = sanne.getByRole('main')
  const twoScreens = 2 * (sanne.viewportSize()?.height ?? 0)
  await sanne.goto('/werk/agenda')
  await main.getByLabel(nl('desk.work:search.label')).fill('yilm fat')
  await main.getByRole('button', { name: nl('desk.work:search.book') }).click()
  await expect(sanne.getByRole('heading', { level: 1 })).toContainText('Fatma')
  const booking = new URL(sanne.url()).pathname

  // Any other time, with nothing said about why: the words lead to the field.
  allow(sanne, 409, booking)
  await main.getByLabel(nl('desk.work:book.date'), { exact: true }).fill('2026-04-15')
  await main.getByLabel(nl('desk.work:book.time'), { exact: true }).fill('18:30')
  await main.getByRole('button', { name: nl('desk.work:book.button') }).click()
  const summary = main.getByRole('alert')
  await expect(summary).toBeFocused()
  await summary.getByRole('link', { name: nl('appointments:refusals.outsideHours') }).click()
  const reason = main.getByLabel(nl('desk.work:override.label'))
  await expect(reason).toBeFocused()
  await expect(reason).toBeInViewport()
  await expect(main.getByLabel(nl('desk.work:book.time'), { exact: true })).toHaveValue('18:30')
  await checkPage(sanne)

  const last = main.locator('button[name=startsAt]').last()
  expect(await endOf(last)).toBeLessThan(twoScreens)
  await last.click()
  await expect(sanne).toHaveURL(/\/werk\/agenda\/[0-9a-f-]{36}$/)
  await expect(main.locator('.nl-button--primary')).toHaveText([nl('desk.work:one.back')])
  await checkPage(sanne)
  const mistake = main.getByRole('link', { name: nl('desk.work:do.inError') })
  await mistake.click()
  await expect(main).toContainText(nl('desk.work:inError.text'))
  await checkPage(sanne)
  await main.getByRole('link', { name: nl('desk.work:move.back') }).click()
  await expect(main).toContainText(nl('desk.work:one.statuses.booked'))
  await mistake.click()
  await main.getByRole('button', { name: nl('desk.work:inError.button') }).click()
  await expect(main).toContainText(nl('desk.work:one.statuses.entered-in-error'))
  await expect(mistake).toHaveCount(0)
})

/** Takes an entry of the agenda by its first line to the top of this hour of a day. */
async function dragTo(page: Page, entry: Locator, to: { readonly day: Locator; readonly hour: Locator }) {
  const [from, day, hour] = [await entry.boundingBox(), await to.day.boundingBox(), await to.hour.boundingBox()]
  if (!from || !day || !hour) throw new Error('it is not on the screen')
  await page.mouse.move(from.x + from.width / 2, from.y + 3)
  await page.mouse.down()
  await page.mouse.move(day.x + day.width / 2, hour.y + 20, { steps: 8 })
  await page.mouse.move(day.x + day.width / 2, hour.y + 3, { steps: 4 })
}

test('what I drag in the agenda opens the form that moves it, and moves only when I send that form', async ({
  enter,
  checkPage,
}) => {
  const gulay = await enter('gulay', { viewport: { width: 1280, height: 2400 } })
  const main = gulay.getByRole('main')
  await gulay.goto('/werk/agenda')
  await main.getByLabel(nl('desk.work:search.label')).fill('stolk chan')
  await main.getByRole('button', { name: nl('desk.work:search.book') }).click()
  await gulay.goto(`${gulay.url()}?week=2026-04-20`)
  const times = main.locator('button[name=startsAt]')
  const hours = await times
    .filter({ hasText: /\.00$/ })
    .evaluateAll((all) => all.map((each) => each.getAttribute('value')))
  const [goal = '', clock = ''] = [hours.at(-1) ?? '', await times.filter({ hasText: /\.00$/ }).last().innerText()]
  const day = goal.slice(0, 10)
  await times.filter({ hasText: /\.15$/ }).first().click()
  await expect(gulay).toHaveURL(/\/werk\/agenda\/[0-9a-f-]{36}$/)
  const appointment = new URL(gulay.url()).pathname

  const agenda = async () => {
    await openAgendaAt(gulay, day)
    await main.getByRole('link', { name: 'Dokter Hoekzema' }).click()
    return main.locator('.week-entry').filter({ has: gulay.locator(`a[href="${appointment}"]`) })
  }
  const column = (date: string) => main.locator(`.week-day[data-date="${date}"]`)
  const hour = main.locator('.week-hours li').filter({ hasText: new RegExp(`^${clock}$`) })
  let entry = await agenda()
  const before = (await entry.locator('.week-time').textContent()) ?? ''

  // Escape lets go: it stands where it stood.
  await dragTo(gulay, entry, { day: column(day), hour })
  await expect(main.locator('.week-drop')).toHaveText(clock.replace('.', ':'))
  await gulay.keyboard.press('Escape')
  await gulay.mouse.up()
  await expect(main.locator('.week-drop')).toHaveCount(0)
  await expect(entry.locator('.week-time')).toHaveText(before)

  await dragTo(gulay, entry, { day: column(day), hour })
  await gulay.mouse.up()
  await expect(gulay.getByRole('heading', { name: nl('desk.work:move.title') })).toBeVisible()
  await expect(main.getByLabel(nl('desk.work:book.date'))).toHaveValue(day)
  await expect(main.getByLabel(nl('desk.work:book.time'))).toHaveValue(clock.replace('.', ':').padStart(5, '0'))
  await checkPage(gulay)
  const form = gulay.url()
  await main.getByRole('link', { name: nl('desk.work:move.back') }).click()
  entry = await agenda()
  await expect(entry.locator('.week-time')).toHaveText(before)

  await gulay.goto(form)
  await main.getByRole('button', { name: nl('desk.work:move.button') }).click()
  await expect(gulay).toHaveURL(new RegExp(`${appointment}$`))
  await agenda()
  await expect(column(day).locator('.week-entry').filter({ hasText: 'Chantal Stolkwijk' })).toContainText(clock)
  await checkPage(gulay)
})
