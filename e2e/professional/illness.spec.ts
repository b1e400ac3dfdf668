import type { Page } from '@playwright/test'
import { people } from '../fixtures/people.ts'
import { expect, test } from '../fixtures/portal-test.ts'
import { textsIn } from '../fixtures/texts.ts'
import { mailsAbout, nextMailAbout } from '../steps/mail-about.ts'

const nl = textsIn('nl')
const tuesday = '2026-04-07'
const changed = nl('notifications:appointmentChanged.subject')
const words = 'De huisarts is er niet. Kies een nieuwe tijd, of bel ons.'

/** What can be chosen for the appointment of this resident. */
const choiceFor = (page: Page, name: string) =>
  page.getByRole('region').filter({ hasText: name }).getByLabel(nl('schedule.work:settle.what'))

test('a huisarts falls ill with 14 appointments: each is handed over, cancelled or called about, and residents are told', async ({
  enter,
  checkPage,
}) => {
  const kubra = await enter('kubra')
  const main = kubra.getByRole('main')
  const before = {
    kees: (await mailsAbout(kubra, people.kees.email, changed)).length,
    annie: (await mailsAbout(kubra, people.annie.email, changed)).length,
  }
  await kubra.goto('/werk/rooster')
  await main.getByRole('link', { name: /Landsaat/ }).click()
  await main.getByRole('link', { name: nl('schedule.work:away.title') }).click()
  await main.getByLabel(nl('schedule.work:fields.why')).selectOption(nl('schedule.work:why.ILLNESS'))
  for (const field of ['firstDay', 'lastDay']) await main.getByLabel(nl(`schedule.work:fields.${field}`)).fill(tuesday)
  await checkPage(kubra)
  await main.getByRole('button', { name: nl('schedule.work:save') }).click()

  await expect(main.getByText(nl('schedule.work:settle.title', { count: 14 }))).toBeVisible()
  const each = main.getByLabel(nl('schedule.work:settle.what'))
  await expect(each).toHaveCount(14)
  for (const choice of await each.all())
    for (const way of ['cancel', 'call', 'keep'])
      await expect(choice).toContainText(nl(`schedule.work:settle.ways.${way}`))
  await checkPage(kubra)
  const toWouter = nl('schedule.work:settle.moveTo', { name: 'Dokter Van Eijsden' })
  await choiceFor(kubra, 'Kees van der Zande').selectOption(toWouter)
  await choiceFor(kubra, 'Dennis van der Zande').selectOption(nl('schedule.work:settle.ways.call'))
  await main.getByLabel(nl('schedule.work:settle.rest')).selectOption(nl('schedule.work:settle.ways.cancel'))
  await main.getByRole('button', { name: nl('schedule.work:settle.save') }).click()

  // Nobody is cancelled without a word: nothing is saved yet, and what was chosen stands there still.
  await expect(main.getByText(nl('schedule.work:settle.missing.words'))).toBeVisible()
  await expect(choiceFor(kubra, 'Kees van der Zande').locator('option:checked')).toHaveText(toWouter)
  await checkPage(kubra)
  await main.getByLabel(nl('schedule.work:settle.words')).fill(words)
  await main.getByRole('button', { name: nl('schedule.work:settle.save') }).click()
  await expect(main.getByText(nl('schedule.work:saved'))).toBeVisible()
  await expect(main.getByRole('region', { name: nl('schedule.work:absences') })).toContainText('7 april')
  await checkPage(kubra)

  await kubra.goto('/werk/rooster/bellen')
  const called = main.getByRole('listitem').filter({ hasText: 'Dennis van der Zande' })
  await expect(called).toContainText(/Telefoon 0\d/)
  await checkPage(kubra)
  await called.getByRole('button', { name: nl('schedule.work:toCall.called') }).click()
  await expect(called).toHaveCount(0)

  // Who was handed over comes at the same time, to somebody else.
  const kees = await enter('kees')
  await kees.goto('/mijn/afspraken')
  await kees
    .getByRole('main')
    .getByRole('link', { name: /7 april.*9.15/ })
    .click()
  await expect(kees.getByRole('main')).toContainText('Dokter Van Eijsden')
  await expect(kees.getByText(nl('appointments:statuses.booked'))).toBeVisible()
  await checkPage(kees)
  const annie = await enter('annie')
  await annie.goto('/mijn/afspraken')
  await annie
    .getByRole('main')
    .getByRole('link', { name: /7 april.*14.10/ })
    .click()
  await expect(annie.getByText(nl('appointments:statuses.cancelled'))).toBeVisible()
  await expect(annie.getByRole('region', { name: nl('appointments:one.fromPractice') })).toContainText(words)
  await checkPage(annie)
  for (const name of ['kees', 'annie'] as const) {
    const mail = await nextMailAbout(kubra, people[name].email, changed, before[name])
    for (const word of ['Landsaat', 'ziek', words]) expect(mail).not.toContain(word)
  }

  await kubra.goto(`/werk/agenda?weergave=dag&dag=${tuesday}`)
  const of = (name: string) => main.locator('section.week-day').filter({ has: kubra.getByRole('heading', { name }) })
  await expect(of('Dokter Van Eijsden').getByText('Kees van der Zande')).toBeVisible()
  await expect(of('Dokter Landsaat').getByRole('link')).toHaveText(['Dennis van der Zande'])
  await checkPage(kubra)
})
