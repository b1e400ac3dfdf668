import { expect, test } from '../fixtures/portal-test.ts'
import { residentIdOf } from '../fixtures/resident-id.ts'
import { textsIn } from '../fixtures/texts.ts'
import { readCalendar } from '../steps/book-appointment.ts'

const tr = textsIn('tr')
const nl = textsIn('nl')

/** Fatma's own words: the second are those of somebody who has to call now. */
const tired = 'Merdiven çıkınca çok yoruluyorum'
const chest = 'Bugün göğsüm ağrıyor'
const daughter = 'Kızım Elif'
/** Her son of 14 has an account of his own here: nobody asks a child to interpret (APP-5). */
const son = 'Emre'

test('Fatma gets a talk of 40 minutes from the practice nurse, with an interpreter whom nobody had to think of', async ({
  enter,
  checkPage,
}) => {
  const petra = await enter('petra')
  await petra.goto(`/werk/bewoners/${await residentIdOf('Fatma Yılmaz')}/afspraak`)
  const kind = nl('desk.work:book.kindOf', { kind: nl('appointments.work:kinds.FOUR_DOMAIN_CONVERSATION'), count: 40 })
  await petra.getByRole('main').getByRole('link', { name: /Petra/ }).click()
  await petra.getByRole('link', { name: kind }).click()
  const interpreter = petra.locator('#interpreterLanguage')
  await expect(interpreter).toHaveValue('tr')
  await expect(interpreter).not.toContainText(son)
  await checkPage(petra)
  await petra.locator('button[name=startsAt]').last().click()
  await expect(petra).toHaveURL(/\/werk\/agenda\/[0-9a-f-]{36}$/)
  await expect(petra.getByRole('main')).toContainText(nl('booking.work:one.toArrange', { words: 'Turks' }))
  const talk = new URL(petra.url()).pathname.replace('/werk/agenda/', '/mijn/afspraken/')
  await checkPage(petra)
  await petra.getByRole('link', { name: nl('booking.work:one.toInterpreters') }).click()
  const task = petra.getByRole('listitem').filter({ has: petra.locator(`a[href$="${talk.split('/').at(-1)}"]`) })
  await expect(task).toContainText('Fatma Yılmaz')

  const fatma = await enter('fatma')
  await fatma.goto('/mijn/afspraken')
  await fatma.getByRole('main').locator(`a[href="${talk}"]`).click()
  const facts = fatma.getByRole('main')
  await expect(facts).toContainText(tr('appointments:kinds.FOUR_DOMAIN_CONVERSATION'))
  await expect(facts).toContainText(tr('appointments:minutes', { count: 40 }))
  await expect(facts).toContainText('Türkçe')
  await checkPage(fatma)
})

test('the practice nurse invites Fatma to a talk of 40 minutes, and she chooses the time herself in Turkish', async ({
  enter,
  checkPage,
}) => {
  const petra = await enter('petra')
  const desk = petra.getByRole('main')
  await petra.goto(`/werk/bewoners/${await residentIdOf('Fatma Yılmaz')}/afspraak`)
  const talk = nl('appointments.work:kinds.FOUR_DOMAIN_CONVERSATION')
  await desk.getByRole('link', { name: /Petra/ }).click()
  await petra.getByRole('link', { name: nl('desk.work:book.kindOf', { kind: talk, count: 40 }) }).click()
  await desk.getByLabel(nl('desk.work:invite.words')).fill('Neem gerust uw brieven mee.')
  await desk.getByRole('button', { name: nl('desk.work:invite.button') }).click()
  await expect(desk.getByRole('heading', { name: nl('desk.work:invite.open') })).toBeVisible()
  await checkPage(petra)

  const fatma = await enter('fatma')
  const main = fatma.getByRole('main')
  const kind = tr('appointments:kinds.FOUR_DOMAIN_CONVERSATION')
  await fatma.goto('/mijn')
  await expect(main).toContainText('Neem gerust uw brieven mee.')
  await checkPage(fatma)
  await fatma.goto('/mijn/afspraken')
  await checkPage(fatma)
  await main.getByRole('link', { name: tr('booking:invited.chooseThis', { kind }) }).click()
  await expect(main).toContainText(tr('appointments:minutes', { count: 40 }))
  await checkPage(fatma)
  await main.locator('button[name=startsAt]').last().click()
  await expect(fatma.getByRole('heading', { level: 1 })).toHaveText(tr('appointments:confirm.title'))
  const interpreter = main.getByLabel(tr('appointments:confirm.interpreter'))
  await expect(interpreter).toHaveValue('tr')
  await expect(interpreter).not.toContainText(son)
  await checkPage(fatma)
  await main.getByRole('button', { name: tr('appointments:confirm.book') }).click()
  await expect(fatma.getByText(tr('appointments:statuses.booked'))).toBeVisible()
  const at = new URL(fatma.url()).pathname.replace('/mijn/afspraken/', '/werk/agenda/')
  await fatma.goto('/mijn/afspraken')
  await expect(main.getByRole('link', { name: tr('booking:invited.chooseThis', { kind }) })).toHaveCount(0)

  // The practice sees her talk, and that an interpreter is asked for; the invitation is used up.
  await petra.goto(at)
  await expect(desk).toContainText(nl('booking.work:one.toArrange', { words: 'Turks' }))
  await petra.goBack()
  await petra.reload()
  await expect(desk.getByRole('heading', { name: nl('desk.work:invite.open') })).toHaveCount(0)
  await checkPage(petra)
})

test('Fatma books with whoever can first, is warned by her own words, goes on, and has all that she needs to come', async ({
  enter,
  checkPage,
}) => {
  const fatma = await enter('fatma')
  const main = fatma.getByRole('main')
  await fatma.goto('/mijn/afspraken')
  await main.getByRole('link', { name: tr('appointments:list.new') }).click()
  await expect(main.getByRole('link', { name: /Kuipers/ })).toBeVisible()
  await checkPage(fatma)
  await main.getByRole('link', { name: tr('booking:first.title') }).click()
  await expect(main).toContainText(tr('appointments:new.longerWithInterpreter', { language: 'Türkçe' }))
  await checkPage(fatma)
  await main.getByRole('link', { name: tr('appointments:kinds.DOUBLE_CONSULT'), exact: true }).click()
  await expect(main.getByRole('heading', { level: 4, name: tr('booking:parts.morning') }).first()).toBeVisible()
  await checkPage(fatma)
  await main
    .getByRole('button', { name: /Hoekzema/ })
    .first()
    .click()

  // She looks it over: the time is kept for ten minutes, and her interpreter stands there already.
  await expect(fatma.getByRole('heading', { level: 1 })).toHaveText(tr('appointments:confirm.title'))
  await expect(main).toContainText(new RegExp(tr('appointments:confirm.heldUntil', { time: '\\d+[.:]\\d\\d' })))
  await expect(main).toContainText(tr('appointments:one.cancelUntil', { until: '' }).trim())
  // Back among the times, what she holds stands above them and leads here again.
  const review = fatma.url()
  await fatma.goBack()
  await expect(main).toContainText(new RegExp(tr('booking:held.title', { time: '\\d+[.:]\\d\\d' })))
  await checkPage(fatma)
  await main.getByRole('link', { name: tr('booking:held.goOn') }).click()
  await expect(fatma).toHaveURL(review)
  const interpreter = main.getByLabel(tr('appointments:confirm.interpreter'))
  await expect(interpreter).toHaveValue('tr')
  await expect(interpreter).not.toContainText(son)
  await main.getByRole('radio', { name: tr('booking:topics.BODY') }).check()
  await main.getByLabel(tr('appointments:confirm.reason')).fill(`${tired}. ${chest}`)
  await main.getByLabel(tr('booking:whoComes')).fill(daughter)
  await main.getByLabel(tr('booking:interpreter.gender')).selectOption('female')
  await checkPage(fatma)
  await main.getByRole('button', { name: tr('appointments:confirm.book') }).click()

  // "Bel nu" first; what she wrote and chose stands there still.
  await expect(fatma.getByRole('heading', { level: 1 })).toHaveText(tr('messaging:urgent.title'))
  await expect(main.getByRole('alert').getByRole('link').first()).toHaveAttribute('href', 'tel:112')
  await expect(main.getByLabel(tr('appointments:confirm.reason'))).toHaveValue(`${tired}. ${chest}`)
  await expect(main.getByLabel(tr('booking:whoComes'))).toHaveValue(daughter)
  await expect(main.getByLabel(tr('booking:interpreter.gender'))).toHaveValue('female')
  await checkPage(fatma)
  await main.getByRole('button', { name: tr('booking:urgent.anyway') }).click()

  await expect(fatma.getByRole('heading', { level: 1 })).toHaveText(tr('appointments:one.title'))
  await expect(fatma.getByText(tr('appointments:statuses.booked'))).toBeVisible()
  for (const words of [
    ...['Hoekzema', 'Centrum Neckar', tr('appointments:minutes', { count: 30 }), daughter],
    ...['İlaçlarınızı ya da bir listesini getirin.', tr('booking:interpreter.female'), tired],
    tr('appointments:one.cancelUntil', { until: '' }).trim(),
  ])
    await expect(main).toContainText(words)
  const way = await main.getByRole('link', { name: tr('booking:way') }).getAttribute('href')
  expect(new URL(way ?? '').searchParams.get('query')).toContain('Centrum Neckar')
  await checkPage(fatma)
  const appointment = new URL(fatma.url()).pathname
  const { event, text } = await readCalendar(fatma, main.getByRole('link', { name: tr('appointments:one.calendar') }))
  expect(event.location).toContain('Centrum Neckar')
  for (const words of [tired, chest, daughter, 'Hoekzema']) expect(text, 'a calendar says no more').not.toContain(words)

  // Whoever opens it at the practice reads the warning too.
  const gulay = await enter('gulay')
  await gulay.goto(appointment.replace('/mijn/afspraken/', '/werk/agenda/'))
  await expect(gulay.getByRole('main')).toContainText(nl('messaging.work:flags.title'))
  await expect(gulay.getByRole('main')).toContainText(daughter)
  await checkPage(gulay)
})
