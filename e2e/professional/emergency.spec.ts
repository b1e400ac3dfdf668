import { Temporal } from 'temporal-polyfill'
import { birthDateOf } from '#db/seed/data/birth-date.ts'
import { overvechtResidents } from '#db/seed/data/residents.ts'
import { people } from '../fixtures/people.ts'
import { expect, test } from '../fixtures/portal-test.ts'
import { startSecondPortal } from '../fixtures/second-portal.ts'
import { textsIn } from '../fixtures/texts.ts'

const nl = textsIn('nl')
const reason = 'Gevonden op straat, verward, ik moet weten wat er speelt.'

test.describe.configure({ timeout: 120_000 })

test('on a Saturday night a huisarts of another practice opens a record; four hours later it is closed, and the resident knows', async ({
  enter,
  checkPage,
}) => {
  const resident = overvechtResidents.find(({ email }) => email === people.elAmrani.email)!
  const { age, birthDayOfYear, familyName } = resident
  const born = birthDateOf(age, birthDayOfYear, Temporal.PlainDate.from('2026-04-03'))
  const portal = await startSecondPortal('2026-04-04T23:30:00+02:00')
  try {
    await portal.untilReady()
    const page = await enter('layla', portal.at)
    await page.getByRole('link', { name: nl('emergency.work:menu') }).click()
    await checkPage(page)
    const byName = page.locator('form', { has: page.locator('input[name=by][value=name]') })
    await byName.getByLabel(nl('emergency.work:search.familyName')).fill(familyName)
    await byName.getByLabel(nl('emergency.work:search.birthDate')).fill(born.toString())
    await byName.getByRole('button').click()
    await page.getByRole('link', { name: new RegExp(familyName) }).click()
    await checkPage(page)
    const main = page.getByRole('main')
    await main.getByLabel(nl('emergency.work:reasons.UNCONSCIOUS')).check()
    await main.getByRole('button', { name: nl('emergency.work:press.button') }).click()
    await expect(main.getByText(nl('emergency.work:errors.reason')).first()).toBeVisible()
    await main.getByLabel(nl('emergency.work:press.words')).fill(reason)
    await main.getByRole('button', { name: nl('emergency.work:press.button') }).click()
    await expect(page).toHaveURL(/\/werk\/noodtoegang\/[0-9a-f-]{36}$/)
    await expect(main).toContainText(nl('emergency.work:record.readOnly'))
    await expect(main.getByRole('button', { name: nl('emergency.work:banner.end') })).toBeVisible()
    await checkPage(page)
    const record = new URL(page.url()).pathname
    await page.goto('about:blank')

    await portal.moveTo('2026-04-05T03:45:00+02:00')
    const later = await enter('layla', portal.at)
    await later.goto(record)
    await expect(later.getByRole('heading', { level: 1 })).toHaveText(nl('emergency.work:record.ended'))
    await expect(later.getByRole('main')).not.toContainText(familyName)

    const own = await enter('elAmrani', portal.at)
    await own.goto('/mijn/wie-heeft-gekeken')
    await checkPage(own)
    await own
      .getByRole('link', { name: /Layla|Haddoush/ })
      .first()
      .click()
    await expect(own).toHaveURL(/\/mijn\/noodtoegang\//)
    await expect(own.getByRole('main')).toContainText(reason)
    await checkPage(own)
    await own.getByRole('link', { name: nl('emergency:question.button') }).click()
    await own.getByLabel(nl('emergency:question.label')).fill('Wie is deze dokter?')
    await own.getByRole('button', { name: nl('emergency:question.send') }).click()
    await expect(own.getByRole('heading', { level: 1 })).toHaveText(nl('emergency:question.sent'))
    await checkPage(own)
    for (const each of [later, own]) await each.goto('about:blank')
  } finally {
    await portal.stop()
  }
})

test('the privacy officer judges last Saturday’s emergency, answers a question and searches the log', async ({
  enter,
  checkPage,
}) => {
  const page = await enter('officer')
  const main = page.getByRole('main')
  await checkPage(page)
  await page.getByRole('link', { name: nl('officer.work:menu.reviews'), exact: true }).click()
  await checkPage(page)
  await main
    .getByRole('link')
    .filter({ hasText: /maart|april/ })
    .first()
    .click()
  await expect(main).toContainText('Glenn')
  await main.getByLabel(nl('officer.work:reviews.outcome.justified'), { exact: true }).check()
  await main.getByLabel(nl('officer.work:review.note')).fill('De reden klopt met wat de buren vertelden.')
  await checkPage(page)
  await main.getByRole('button', { name: nl('officer.work:review.button') }).click()
  await expect(main.getByRole('heading', { name: nl('officer.work:review.judged') })).toBeVisible()

  await page.getByRole('link', { name: nl('officer.work:menu.questions'), exact: true }).click()
  await checkPage(page)
  await main
    .getByRole('link', { name: /Danuta/ })
    .first()
    .click()
  await main.getByRole('textbox').fill('De assistent las uw bericht om u te kunnen antwoorden.')
  await main.getByRole('button', { name: nl('officer.work:question.button') }).click()
  await expect(main.getByRole('heading', { name: nl('officer.work:question.answered') })).toBeVisible()

  await page.getByRole('link', { name: nl('officer.work:menu.log'), exact: true }).click()
  await checkPage(page)
  await main.getByLabel(nl('officer.work:log.name'), { exact: true }).fill('Landsaat')
  await main.getByRole('button', { name: nl('officer.work:log.findButton'), exact: true }).click()
  await main.getByRole('link', { name: /Marit Landsaat/ }).click()
  await main.getByLabel(nl('officer.work:log.answers.emergency')).selectOption('T')
  await main.getByRole('button', { name: nl('officer.work:log.search') }).click()
  await expect(main.getByRole('row').nth(1)).toContainText('Glenn')
  await checkPage(page)
})

test('assistants and the buurtteam have no emergency button, and nobody but the officer has the oversight', async ({
  enter,
  expectNotFound,
}) => {
  for (const person of ['sanne', 'farid'] as const) {
    const page = await enter(person)
    await expect(page.getByRole('link', { name: nl('emergency.work:menu') })).toHaveCount(0)
    await expectNotFound(page, '/werk/noodtoegang')
    for (const path of ['', '/noodtoegang', '/logboek', '/logboek/bestand', '/vragen'])
      await expectNotFound(page, `/toezicht${path}`)
  }
})
