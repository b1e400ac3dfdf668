import type { Page } from '@playwright/test'
import { nameOf } from '../fixtures/enter-resident.ts'
import { expect, test } from '../fixtures/portal-test.ts'
import { residentIdOf } from '../fixtures/resident-id.ts'
import { startSecondPortal } from '../fixtures/second-portal.ts'
import { textsIn } from '../fixtures/texts.ts'
import { openFreeTimes, readCalendar } from '../steps/book-appointment.ts'

const nl = textsIn('nl')

/** The clocks go back on Sunday 25 October 2026 at 3.00: a quarter past nine is another instant on Monday. */
const around = [
  { day: '2026-10-23', week: '2026-10-19', at: '2026-10-23T07:15:00Z', when: 'vrijdag 23 oktober om 9.15 uur' },
  { day: '2026-10-26', week: '2026-10-26', at: '2026-10-26T08:15:00Z', when: 'maandag 26 oktober om 9.15 uur' },
] as const

const lies = nameOf('lies')

/** What the agenda of her huisarts, which is this address, says of her on this day. */
async function inAgenda(work: Page, href: string, day: string) {
  await work.goto(`${href}&week=${day}`)
  const column = work.locator('.week-day').filter({ has: work.locator(`time[datetime="${day}"]`) })
  return column.locator('.week-entry').filter({ hasText: lies }).locator('.week-time')
}

test('on the last Sunday of October the clocks go back, and what was booked for 9.15 stays at 9.15', async ({
  enter,
  checkPage,
}) => {
  const portal = await startSecondPortal('2026-10-20T10:00:00+02:00')
  try {
    await portal.untilReady()
    const gulay = await enter('gulay', portal.at)
    const booked: { path: string; at: string; day: string; when: string }[] = []
    let agenda = ''
    for (const { week, ...each } of around) {
      await gulay.goto(`/werk/bewoners/${await residentIdOf(lies)}/afspraak?week=${week}`)
      const time = gulay.locator(`button[name=startsAt][value="${each.at}"]`)
      await expect(time).toHaveText('9.15')
      agenda = (await gulay.getByRole('link', { name: nl('desk.work:one.back') }).getAttribute('href')) ?? ''
      await time.click()
      await expect(gulay.getByRole('main')).toContainText(each.when.replace(' om', ' 2026 om'))
      booked.push({ ...each, path: new URL(gulay.url()).pathname.replace('/werk/agenda/', '/mijn/afspraken/') })
    }
    for (const { day } of booked) await expect(await inAgenda(gulay, agenda, day)).toContainText(/^9\.15/)
    await checkPage(gulay)

    const before = await enter('lies', portal.at)
    for (const { path, at, when } of booked) {
      await before.goto(path)
      await expect(before.getByRole('main')).toContainText(when)
      const { event } = await readCalendar(before, before.getByRole('link', { name: nl('appointments:one.calendar') }))
      expect(event.startDate.toJSDate()).toEqual(new Date(at))
      expect(event.duration.toSeconds()).toBe(15 * 60)
    }
    // A day before, by the clock on the wall: on Sunday at a quarter past nine, which is after the change.
    await expect(
      before.getByText(nl('appointments:one.cancelUntil', { until: '' }).split(' tot ')[0] ?? ''),
    ).toContainText('zondag 25 oktober om 9.15 uur')
    await checkPage(before)
    // The doors open at half past eight, before and after.
    await openFreeTimes(before, 'nl', /Hoekzema/)
    const times = before.url()
    for (const [week, value, spoken] of [
      ['2026-10-19', '2026-10-23T06:30:00Z', 'vrijdag 23 oktober om 8.30 uur'],
      ['2026-10-26', '2026-10-26T07:30:00Z', 'maandag 26 oktober om 8.30 uur'],
    ] as const) {
      await before.goto(`${times}&week=${week}`)
      await expect(before.getByRole('button', { name: spoken })).toHaveAttribute('value', value)
    }

    // The clocks have gone back, and it is Monday.
    await portal.moveTo('2026-10-26T09:00:00+01:00')
    const monday = booked[1]!
    const after = await enter('lies', portal.at)
    await after.goto('/mijn/afspraken')
    await after.getByRole('main').locator(`a[href="${monday.path}"]`).click()
    await expect(after.getByRole('main')).toContainText(monday.when)
    const { event } = await readCalendar(after, after.getByRole('link', { name: nl('appointments:one.calendar') }))
    expect(event.startDate.toJSDate()).toEqual(new Date(monday.at))
    const desk = await enter('gulay', portal.at)
    await expect(await inAgenda(desk, agenda, monday.day)).toContainText(/^9\.15/)
    await expect(desk.locator('.week-now')).toHaveText(nl('desk.work:now', { time: '9.00' }))
    for (const page of [gulay, before, after, desk]) await page.goto('about:blank')
  } finally {
    await portal.stop()
  }
})
