import { expect, test } from '../fixtures/portal-test.ts'
import { startSecondPortal } from '../fixtures/second-portal.ts'
import { textsIn } from '../fixtures/texts.ts'
import { confirmAppointment, freeTimes, openFreeTimes, readCalendar } from '../steps/book-appointment.ts'

const nl = textsIn('nl')
const slotTaken = nl('appointments:refusals.slotTaken')

test('two residents choose one time: one gets it, the other gets the nearest times', async ({ enter, checkPage }) => {
  const both = [await enter('elAmrani'), await enter('chantal')]
  const names = []
  for (const page of both) {
    await openFreeTimes(page, 'nl', /Kuipers/)
    names.push(await freeTimes(page).first().getAttribute('value'))
  }
  expect(names[0]).toBe(names[1])
  await Promise.all(both.map((page) => freeTimes(page).first().click()))
  const confirm = nl('appointments:confirm.title')
  const won = []
  for (const page of both) {
    await expect(
      page
        .getByText(slotTaken)
        .or(page.getByRole('heading', { name: confirm }))
        .first(),
    ).toBeVisible()
    won.push(await page.getByRole('heading', { name: confirm }).isVisible())
  }
  expect(won.filter(Boolean)).toHaveLength(1)
  const [winner, other] = won[0] ? both : both.toReversed()

  await expect(other!.getByRole('heading', { name: nl('appointments:new.nearest') })).toBeVisible()
  await checkPage(other!)
  await freeTimes(other!).first().click()
  for (const page of [winner!, other!]) {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(confirm)
    await confirmAppointment(page, 'nl')
    await expect(page.getByText(nl('appointments:statuses.booked')).first()).toBeVisible()
  }
  await other!.goto('/mijn/afspraken')
  await checkPage(other!)
})

test("an appointment is nobody else's, nor is its calendar file", async ({ enter, expectNotFound, allow }) => {
  const danuta = await enter('danuta')
  await openFreeTimes(danuta, 'nl', /Benhaddou/)
  await freeTimes(danuta).last().click()
  const appointment = await confirmAppointment(danuta, 'nl')
  const glenn = await enter('glenn')
  await expectNotFound(glenn, appointment)
  await expectNotFound(glenn, `${appointment}?afzeggen=ja`)
  allow(glenn, 404, `${appointment}/agenda.ics`)
  expect((await glenn.request.get(`${appointment}/agenda.ics`)).status()).toBe(404)
  await danuta.goto(appointment)
  await expect(danuta.getByText(nl('appointments:statuses.booked')).first()).toBeVisible()
})

test('a time that is let go is free again', async ({ enter }) => {
  const elAmrani = await enter('elAmrani')
  await openFreeTimes(elAmrani, 'nl', /Kuipers/)
  const time = await freeTimes(elAmrani).last().getAttribute('value')
  await freeTimes(elAmrani).last().click()
  await elAmrani.getByRole('button', { name: nl('appointments:confirm.release') }).click()
  await expect(elAmrani.getByRole('heading', { level: 1 })).toHaveText(nl('appointments:new.time'))
  const free = await freeTimes(elAmrani).evaluateAll((buttons) => buttons.map((each) => each.getAttribute('value')))
  expect(free.length).toBeGreaterThan(0)
  expect(time).toBeTruthy()
})

test('an appointment that is only hours away can no longer be cancelled online: one is asked to call', async ({
  enter,
  checkPage,
}) => {
  const neighbour = await enter('neighbour')
  await openFreeTimes(neighbour, 'nl', /^Dokter/)
  await freeTimes(neighbour).first().click()
  const appointment = await confirmAppointment(neighbour, 'nl')
  const link = neighbour.getByRole('link', { name: nl('appointments:one.calendar') })
  const { event } = await readCalendar(neighbour, link)

  // The same neighbourhood, two hours before the appointment.
  const portal = await startSecondPortal(new Date(event.startDate.toJSDate().getTime() - 2 * 3_600_000).toISOString())
  try {
    await portal.untilReady()
    const later = await enter('neighbour', portal.at)
    await later.goto(appointment)
    await expect(
      later.getByText(nl('appointments:refusals.tooLateOnline', { hours: 24, phone: '' }).split(' Bel')[0] ?? ''),
    ).toBeVisible()
    await expect(later.getByRole('button', { name: nl('appointments:one.cancel') })).toHaveCount(0)
    await checkPage(later)
    await later.goto('about:blank')
  } finally {
    await portal.stop()
  }
})
