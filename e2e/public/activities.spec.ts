import ICAL from 'ical.js'
import { expectNoScript } from '../fixtures/check-page.ts'
import { expect, test } from '../fixtures/portal-test.ts'
import { textsIn } from '../fixtures/texts.ts'

const nl = textsIn('nl')
const tr = textsIn('tr')

test('a visitor sees what is on this week, day by day, and what does not go on', async ({ page, checkPage }) => {
  await page.goto('/')
  await expect(page).toHaveURL(/\/nl$/)
  await checkPage(page)
  await page.getByRole('link', { name: nl('ui:front.activitiesButton') }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(nl('activities:title', { wijk: 'Overvecht' }))
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('vrijdag 3 april')

  // Easter Monday: the lesson is on the list, so that nobody stands before a closed door.
  const lesson = page.getByRole('article').filter({ hasText: 'Nederlandse les voor vrouwen' }).first()
  await expect(lesson).toContainText(nl('ui:cancelled'))
  const walk = page.getByRole('article').filter({ hasText: 'Wandelgroep voor vrouwen' })
  await expect(walk).toContainText('10.00 tot 11.30 uur')
  await expect(walk).not.toContainText(nl('ui:cancelled'))
  await checkPage(page)
})

test('a visitor chooses a day, a kind, free of charge, and a neighbourhood', async ({ page, checkPage }) => {
  await page.goto('/nl/activiteiten')
  const cards = page.getByRole('article')
  const days = page.locator('.day-section').getByRole('heading', { level: 2 })
  const all = await cards.count()

  const choose = async (words: string) => {
    if (
      !(await page
        .locator('details.filters')
        .getAttribute('open')
        .then((open) => open !== null))
    )
      await page.getByText(nl('activities:filterKind')).click()
    await page.getByRole('link', { name: new RegExp(`^${words} [0-9]+$`) }).click()
  }
  const chooseNeighbourhood = async (name: string) => {
    const select = page.getByLabel(nl('activities:neighbourhood'))
    await select.selectOption(await select.locator('option', { hasText: name }).getAttribute('value'))
    await page.getByRole('button', { name: nl('activities:show') }).click()
  }

  await page.getByRole('link', { name: /^dinsdag [0-9]+$/ }).click()
  await expect(days).toHaveText(['dinsdag 7 april'])
  const onTuesday = await cards.count()
  expect(onTuesday).toBeLessThan(all)

  await choose(nl('activities:domains.lichaam'))
  await expect(days).toHaveText(['dinsdag 7 april'])
  expect(await cards.count()).toBeLessThan(onTuesday)
  await expect(cards.filter({ hasText: 'Wandelgroep voor vrouwen' })).toHaveCount(1)
  await checkPage(page)

  await page.goto('/nl/activiteiten')
  await choose(nl('activities:only.gratis'))
  const free = await cards.count()
  expect(free).toBeGreaterThan(0)
  expect(free).toBeLessThan(all)
  await expect(page.getByText(nl('activities:found', { count: free }), { exact: true })).toBeVisible()
  for (const card of await cards.all()) await expect(card).toContainText(nl('activities:free'))

  await chooseNeighbourhood('Zambesidreef e.o.')
  await expect(page).toHaveURL(/gratis=ja/)
  const near = await cards.count()
  expect(near).toBeLessThan(free)
  await page.getByRole('link', { name: nl('activities:remove', { what: 'Zambesidreef e.o.' }) }).click()
  await expect(cards).toHaveCount(free)

  await chooseNeighbourhood('Poldergebied Overvecht')
  await expect(page.getByRole('heading', { name: nl('activities:nothing') })).toBeVisible()
  await checkPage(page)
  await page.getByRole('link', { name: nl('activities:showAll') }).click()
  await expect(cards).toHaveCount(all)
})

test('a visitor looks for something with a spelling mistake, and takes it along on paper', async ({
  page,
  checkPage,
}) => {
  await page.goto('/nl/activiteiten')
  await page.getByLabel(nl('activities:search')).fill('wandelgoep')
  await page.getByRole('button', { name: nl('activities:searchButton') }).click()
  await expect(page.getByRole('article').filter({ hasText: 'Wandelgroep voor vrouwen' })).toHaveCount(1)
  await expect(page.getByLabel(nl('activities:search'))).toHaveValue('wandelgoep')
  await page.getByRole('link', { name: nl('activities:viewWeek'), exact: true }).click()
  await expect(page.getByRole('main').getByRole('link', { name: 'Wandelgroep voor vrouwen' })).toBeVisible()
  await checkPage(page)

  await page.getByRole('link', { name: nl('activities:viewPrint') }).click()
  const item = page.getByRole('listitem').filter({ hasText: 'Wandelgroep voor vrouwen' })
  await expect(item).toContainText(/030 555 [0-9]{2} [0-9]{2}/)
  await checkPage(page)
})

test('a visitor opens an activity and keeps its dates in a calendar', async ({ page, checkPage }) => {
  await page.goto('/nl/activiteiten')
  await page.getByRole('link', { name: 'Wandelgroep voor vrouwen' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Wandelgroep voor vrouwen')
  await expect(page.getByRole('main')).toContainText('dinsdag 7 april, 10.00 tot 11.30 uur')
  await checkPage(page)

  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: nl('activities:toCalendar') }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/\.ics$/)
  const text = await (await page.request.get(file.url())).text()
  const [event] = new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent')
  const walk = new ICAL.Event(event)
  expect(walk.summary).toBe('Wandelgroep voor vrouwen')
  expect(walk.isRecurring()).toBe(true)
  const dates = walk.iterator()
  const first = dates.next()
  expect([first.dayOfWeek(), first.hour, first.minute]).toEqual([ICAL.Time.TUESDAY, 10, 0])
})

test('a cancelled date is said on the page of the activity too', async ({ page, checkPage }) => {
  await page.goto('/nl/activiteiten')
  await page.getByRole('link', { name: 'Nederlandse les voor vrouwen' }).first().click()
  await expect(page.getByRole('listitem').filter({ hasText: 'maandag 6 april' })).toContainText(
    nl('activities:cancelled'),
  )
  await checkPage(page)
})

test('a visitor chooses Turkish and everything speaks Turkish', async ({ page, checkPage }) => {
  await page.goto('/nl/activiteiten')
  await page
    .getByRole('navigation', { name: nl('ui:tools.label') })
    .getByRole('link', { name: nl('ui:tools.language') })
    .click()
  await checkPage(page)
  await page.getByRole('button', { name: 'Türkçe' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'tr')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(tr('ui:front.title', { wijk: 'Overvecht' }))
  await checkPage(page)
  await page.getByRole('link', { name: tr('ui:front.activitiesButton') }).click()
  await expect(page).toHaveURL(/\/tr\/activiteiten/)
  await page.getByRole('link', { name: 'Kadınlar için yürüyüş grubu' }).click()
  await expect(page.getByRole('main')).toContainText('Wandelgroep voor vrouwen')
  await checkPage(page)
})

test('in Arabic the pages read from right to left', async ({ page, checkPage }) => {
  for (const path of ['/ar', '/ar/activiteiten', '/ar/sociale-kaart', '/ar/taal', '/ar/hulp']) {
    await page.goto(path)
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
    await checkPage(page)
  }
})

test('whom to call stands on every public page', async ({ page, checkPage }) => {
  for (const path of ['/nl', '/nl/activiteiten', '/nl/sociale-kaart', '/nl/taal', '/nl/hulp', '/inloggen']) {
    await page.goto(path)
    const emergency = page.getByRole('region', { name: nl('ui:emergency.label') })
    await expect(emergency.getByRole('link', { name: '112' })).toHaveAttribute('href', 'tel:112')
    await expect(emergency.getByRole('link', { name: '088' })).toBeVisible()
    await checkPage(page)
  }
})

test('public pages are sent without a script', async ({ page }) => {
  for (const path of ['/nl', '/nl/activiteiten', '/tr/activiteiten', '/nl/sociale-kaart', '/nl/hulp', '/inloggen'])
    await expectNoScript(page, path)
  await page.goto('/nl/activiteiten')
  const activity = await page.getByRole('article').getByRole('link').first().getAttribute('href')
  await expectNoScript(page, String(activity))
})

test('an address that is not there answers calmly, in the language of the reader', async ({
  page,
  expectNotFound,
  checkPage,
}) => {
  await expectNotFound(page, '/tr/yok')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(tr('ui:calm.notFound.title'))
  await expect(page.getByRole('main').getByRole('link', { name: '112' })).toBeVisible()
  await checkPage(page)
  await expectNotFound(page, '/nl/activiteiten/01890000-0000-7000-8000-000000000000')
  await expectNotFound(page, '/nl/activiteiten/%27%20or%201=1')
  await expectNotFound(page, '/xx/activiteiten')
})
