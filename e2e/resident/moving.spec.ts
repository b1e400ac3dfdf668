import { Temporal } from 'temporal-polyfill'
import type { Page } from '@playwright/test'
import { enterAs } from '../fixtures/enter-as.ts'
import { expect, test } from '../fixtures/portal-test.ts'
import { startSecondPortal } from '../fixtures/second-portal.ts'
import { textsIn } from '../fixtures/texts.ts'
import { confirmAppointment, freeTimes, openFreeTimes } from '../steps/book-appointment.ts'

const nl = textsIn('nl')
const huisarts = /Ouazzari/
const hoursBefore = (instant: string, hours: number) => Temporal.Instant.from(instant).subtract({ hours }).toString()

/** The times that can be tapped, as the form sends them. */
const values = (page: Page) =>
  freeTimes(page).evaluateAll((buttons) => buttons.map((each) => each.getAttribute('value') ?? ''))

/** From the free times of this week to the week of this Monday. */
async function turnTo(page: Page, monday: string) {
  await page.goto(`${page.url()}&week=${monday}`)
  await expect(freeTimes(page).first()).toBeVisible()
}

const timeAt = (page: Page, instant: string) => page.getByRole('main').locator(`button[value="${instant}"]`)

test('30 hours before I move my appointment and somebody else gets its time; 20 hours before I am asked to call', async ({
  enter,
  checkPage,
}) => {
  const me = await enter('esther')
  await openFreeTimes(me, 'nl', huisarts)
  await turnTo(me, '2026-04-27')
  const [old = ''] = (await values(me)).filter((time) => time > '2026-04-30T10')
  await timeAt(me, old).click()
  const appointment = await confirmAppointment(me, 'nl')

  const portal = await startSecondPortal(hoursBefore(old, 30))
  try {
    await portal.untilReady()
    const mine = await enter('esther', portal.at)
    const main = mine.getByRole('main')
    await mine.goto(appointment)
    await main.getByRole('link', { name: nl('appointments:one.move') }).click()
    await expect(mine.getByRole('heading', { level: 1 })).toHaveText(nl('appointments:move.title'))
    await checkPage(mine)
    expect(await values(mine)).not.toContain(old)
    const [later = ''] = (await values(mine)).filter((time) => time > old)
    const said = await timeAt(mine, later).getAttribute('aria-label')
    await timeAt(mine, later).click()
    await expect(mine).toHaveURL(new RegExp(`${appointment}$`))
    await expect(main).toContainText(said ?? '')
    await checkPage(mine)

    // What I left is there for a neighbour at once, as it was.
    const neighbour = await enter('stefan', portal.at)
    await openFreeTimes(neighbour, 'nl', huisarts)
    await timeAt(neighbour, old).click()
    await confirmAppointment(neighbour, 'nl')
    await expect(neighbour.getByText(nl('appointments:statuses.booked')).first()).toBeVisible()

    // The pages to move it and to cancel it stand open, and time goes on.
    await mine.goto(`${appointment}/verzetten`)
    const [another = ''] = (await values(mine)).filter((time) => time > later)
    const tab = await mine.context().newPage()
    await tab.goto(`${appointment}?afzeggen=ja`)
    await portal.moveTo(hoursBefore(later, 20))
    const again = await mine.context().newPage()
    await enterAs(again, 'esther', portal.at)
    await timeAt(mine, another).click()
    await expect(mine).toHaveURL(new RegExp(`${appointment}$`))
    const phone = /030\s\d{3}\s\d{2}\s\d{2}/
    await expect(
      main.getByText(nl('appointments:refusals.tooLateOnline', { hours: 24, phone: '' }).split(' Bel')[0] ?? ''),
    ).toContainText(phone)
    await checkPage(mine)
    await tab.getByRole('button', { name: nl('appointments:cancel.yes') }).click()
    const why = nl('appointments:refusals.tooLateOnline', { hours: 24, phone: '' }).split(' Bel')[0] ?? ''
    await expect(tab.getByRole('alert')).toContainText(why)
    await expect(tab.getByRole('alert')).toContainText(phone)
    await checkPage(tab)

    // Nothing is lost: it stands where I moved it.
    await mine.goto(appointment)
    await expect(main).toContainText(said ?? '')
    await expect(mine.getByText(nl('appointments:statuses.booked'))).toBeVisible()
    for (const key of ['appointments:one.move', 'appointments:one.cancel'])
      await expect(
        main.getByRole('link', { name: nl(key) }).or(main.getByRole('button', { name: nl(key) })),
      ).toHaveCount(0)
    await checkPage(mine)
    for (const page of [mine, tab, again, neighbour]) await page.goto('about:blank')
  } finally {
    await portal.stop()
  }
})
