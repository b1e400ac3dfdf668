import type { Page } from '@playwright/test'
import { people, type PersonName } from '../fixtures/people.ts'
import { expect, test } from '../fixtures/portal-test.ts'
import { textsIn } from '../fixtures/texts.ts'
import { confirmAppointment, freeTimes, openFreeTimes } from '../steps/book-appointment.ts'
import { mailsAbout, nextMailAbout } from '../steps/mail-about.ts'

const nl = textsIn('nl')
const earlier = nl('notifications:earlierTime.subject')

/** Books a time with the one huisarts of these residents, in the week of this Monday. */
async function bookIn(page: Page, monday: string, which: 'first' | 'last') {
  await openFreeTimes(page, 'nl', /Sewnarain/)
  await page.goto(`${page.url()}&week=${monday}`)
  const time = freeTimes(page)[which]()
  const value = await time.getAttribute('value')
  const when = await time.getAttribute('aria-label')
  await time.click()
  return { page: await confirmAppointment(page, 'nl'), value: value ?? '', when: when ?? '' }
}

test('two residents wait for an earlier time: both are told, the first to choose has it, and the other keeps what stood', async ({
  enter,
  checkPage,
}) => {
  const jeroen = await enter('jeroen')
  const early = await bookIn(jeroen, '2026-04-20', 'last')

  const waiting = []
  for (const name of ['lindveld', 'gerrit'] as const satisfies readonly PersonName[]) {
    const page = await enter(name)
    const own = await bookIn(page, '2026-05-04', 'last')
    await page.getByRole('link', { name: nl('waiting:join.ask') }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(nl('waiting:join.title'))
    await page.getByRole('radio', { name: nl('waiting:join.same', { name: 'Dokter Sewnarain' }) }).check()
    await checkPage(page)
    await page.getByRole('button', { name: nl('waiting:join.send') }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(nl('waiting:list.title'))
    await expect(page.getByRole('main')).toContainText(nl('waiting:list.earlierThan', { when: own.when }))
    await checkPage(page)
    const { email } = people[name]
    waiting.push({ page, own, email, mails: (await mailsAbout(page, email, earlier)).length })
  }

  await jeroen.goto(`${early.page}?afzeggen=ja`)
  await jeroen.getByRole('button', { name: nl('appointments:cancel.yes') }).click()
  await expect(jeroen.getByText(nl('appointments:statuses.cancelled'))).toBeVisible()

  // Both are told, by a mail that says nothing more, and see the same time.
  const take = nl('waiting:offers.takeThis', { when: early.when })
  for (const { page, email, mails } of waiting) {
    const mail = await nextMailAbout(page, email, earlier, mails)
    for (const word of ['Sewnarain', 'Morgenster']) expect(mail).not.toContain(word)
    await page.goto('/mijn/afspraken')
    await expect(page.getByRole('button', { name: take })).toBeVisible()
    await checkPage(page)
  }
  const [first, second] = waiting
  await first!.page.getByRole('button', { name: take }).click()
  await expect(first!.page.getByRole('heading', { level: 1 })).toHaveText(nl('appointments:one.title'))
  expect(new URL(first!.page.url()).pathname, 'the appointment that stood, at an earlier time').toBe(first!.own.page)
  await expect(first!.page.getByRole('main')).toContainText(early.when)

  await second!.page.getByRole('button', { name: take }).click()
  await expect(second!.page.getByRole('alert')).toContainText(nl('waiting:refusals.gone'))
  await checkPage(second!.page)
  await second!.page.goto(second!.own.page)
  await expect(second!.page.getByRole('main')).toContainText(second!.own.when)
  await expect(second!.page.getByText(nl('appointments:statuses.booked'))).toBeVisible()
  await second!.page.goto('/mijn/afspraken/wachtlijst')
  await second!.page.getByRole('button', { name: nl('waiting:list.leave') }).click()
  await expect(second!.page.getByText(nl('waiting:list.none'))).toBeVisible()
  await checkPage(second!.page)
})
