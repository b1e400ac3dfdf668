import type { Page } from '@playwright/test'
import { people } from './fixtures/people.ts'
import { expect, test } from './fixtures/portal-test.ts'
import { textsIn } from './fixtures/texts.ts'
import { askQuestion } from './steps/ask-question.ts'
import { confirmAppointment, freeTimes, openAgendaAt, openFreeTimes, readCalendar } from './steps/book-appointment.ts'
import { mailsFor, nextMail } from './steps/demo-mail.ts'
import { fillFourDomains } from './steps/fill-four-domains.ts'
import { inviteTwo } from './steps/invite-two.ts'
import { openQuestion } from './steps/open-question.ts'

const tr = textsIn('tr')
const nl = textsIn('nl')

/** Fatma's own words; nobody may read them in a mail. */
const question = 'Merdiven çıkınca çok yoruluyorum'
const answer = 'Kom dinsdag langs. Wij meten uw suiker.'
const daughter = 'Kızım her pazar bana geliyor'
const letters = 'Mavi zarfları açmaya korkuyorum'

test.describe.configure({ timeout: 150_000 })

test('Fatma finds the walking group for women, in her own language', async ({ page, checkPage }) => {
  await page.goto('/nl/taal')
  await page.getByRole('button', { name: 'Türkçe' }).click()
  await page.getByRole('link', { name: tr('ui:front.activitiesButton') }).click()
  await page.getByText(tr('activities:filterKind')).click()
  await page.getByRole('link', { name: new RegExp(`^${tr('activities:domains.lichaam')} [0-9]+$`) }).click()
  await page.getByRole('link', { name: 'Kadınlar için yürüyüş grubu' }).click()
  await expect(page.getByRole('main')).toContainText('7 Nisan Salı')
  await checkPage(page)
})

test('Fatma asks a short question and the practice answers before the promised day', async ({ enter, checkPage }) => {
  const fatma = await enter('fatma')
  await expect(fatma.locator('html')).toHaveAttribute('lang', 'tr')
  await checkPage(fatma)
  const mailsBefore = (await mailsFor(fatma, people.fatma.email)).length
  const thread = await askQuestion(fatma, { language: 'tr', words: question, onPage: checkPage })
  // Friday 3 April 14.30 and two working days: Easter Monday does not count (ECO-6).
  await expect(fatma.getByRole('main')).toContainText(tr('messaging:thread.promise', { day: '8 Nisan Çarşamba' }))
  await checkPage(fatma)

  const [sanne, gulay] = [await enter('sanne'), await enter('gulay')]
  for (const assistant of [sanne, gulay]) {
    await openQuestion(assistant, question)
    await expect(assistant.getByRole('button', { name: nl('messaging.work:actions.take') })).toBeVisible()
  }
  await checkPage(sanne)
  const took = nl('messaging.work:thread.takenByYou')
  const isTaken = /heeft deze vraag al/
  await Promise.all(
    [sanne, gulay].map((each) => each.getByRole('button', { name: nl('messaging.work:actions.take') }).click()),
  )
  for (const assistant of [sanne, gulay])
    await expect(assistant.getByText(took).or(assistant.getByText(isTaken)).first()).toBeVisible()
  const got = await Promise.all([sanne, gulay].map((each) => each.getByText(took).isVisible()))
  expect(got.filter(Boolean)).toHaveLength(1)
  const [helper, other] = got[0] ? [sanne, gulay] : [gulay, sanne]
  await expect(other.getByText(isTaken).first()).toBeVisible()
  await expect(other.getByLabel(nl('messaging.work:answer.label'))).toHaveCount(0)

  await helper.getByLabel(nl('messaging.work:answer.label')).fill(answer)
  await helper.getByRole('button', { name: nl('messaging.work:answer.button') }).click()
  await expect(helper.getByText(answer)).toBeVisible()
  await checkPage(helper)

  const mail = await nextMail(fatma, people.fatma.email, mailsBefore)
  for (const word of [question, answer, 'suiker', 'Sanne', 'Gülay', 'Kuipers', 'Neckar'])
    expect(mail).not.toContain(word)
  await checkPage(fatma)

  await fatma.goto('/mijn')
  await checkPage(fatma)
  await fatma.goto('/mijn/berichten')
  await checkPage(fatma)
  await fatma
    .getByRole('link', { name: new RegExp(question) })
    .first()
    .click()
  expect(new URL(fatma.url()).pathname).toBe(thread)
  await expect(fatma.getByText(answer)).toBeVisible()
  await checkPage(fatma)

  await fatma.getByLabel(tr('messaging:reply.label')).fill('Saat kaçta geleyim?')
  await fatma.getByRole('button', { name: tr('messaging:reply.button') }).click()
  await expect(fatma.getByText('Saat kaçta geleyim?')).toBeVisible()
  await helper.reload()
  await expect(helper.getByText(nl('messaging.work:thread.reopened'))).toBeVisible()
  await checkPage(helper)
})

test('Fatma books a talk, her huisarts sees it in the week, and she cancels it', async ({ enter, checkPage }) => {
  const [fatma, joost] = [await enter('fatma'), await enter('joost')]
  await fatma.goto('/mijn/afspraken')
  await checkPage(fatma)
  await openFreeTimes(fatma, 'tr', /Kuipers/)
  await checkPage(fatma)
  await freeTimes(fatma).first().click()
  await expect(fatma.getByRole('heading', { level: 1 })).toHaveText(tr('appointments:confirm.title'))
  await checkPage(fatma)
  await fatma.getByLabel(tr('appointments:confirm.reason')).fill(question)
  const appointment = await confirmAppointment(fatma, 'tr')
  await checkPage(fatma)

  const link = fatma.getByRole('link', { name: tr('appointments:one.calendar') })
  const { event, text } = await readCalendar(fatma, link)
  expect(text, 'a calendar says nothing medical').not.toContain(question)
  const day = event.startDate.toJSDate().toLocaleDateString('sv-SE', { timeZone: 'Europe/Amsterdam' })
  const inAgenda = (await openAgendaAt(joost, day)).getByText('Fatma Yılmaz')
  await expect(inAgenda.first()).toBeVisible()
  const before = await inAgenda.count()
  await checkPage(joost)

  await fatma.goto(appointment)
  await fatma.getByRole('button', { name: tr('appointments:one.cancel') }).click()
  await expect(fatma.getByRole('heading', { level: 1 })).toHaveText(tr('appointments:cancel.title'))
  await checkPage(fatma)
  await fatma.getByRole('button', { name: tr('appointments:cancel.yes') }).click()
  await expect(fatma.getByText(tr('appointments:statuses.cancelled'))).toBeVisible()
  await joost.reload()
  await expect(inAgenda).toHaveCount(before - 1)
})

/** The address of Fatma's card, found the way a professional does. */
async function residentCardOf(work: Page): Promise<string> {
  await openQuestion(work, 'Hep yorgunum')
  await work.getByRole('link', { name: nl('messaging.work:aside.more') }).click()
  await expect(work).toHaveURL(/\/werk\/bewoners\//)
  return new URL(work.url()).pathname
}

test('Fatma fills in her 4D, and only who may read it reads it', async ({ enter, expectNotFound, checkPage }) => {
  const [fatma, joost, sanne] = [await enter('fatma'), await enter('joost'), await enter('sanne')]
  await fatma.goto('/mijn/4d')
  await checkPage(fatma)
  await fillFourDomains(fatma, {
    language: 'tr',
    wellSocial: daughter,
    hardSocietal: letters,
    score: 4,
    onPage: checkPage,
  })
  const card = await residentCardOf(joost)
  await expect(joost.getByText('Fatma Yılmaz').first()).toBeVisible()
  for (const words of [daughter, letters]) await expect(joost.getByText(words)).toHaveCount(0)

  await fatma.getByRole('button', { name: /Neckar/ }).click()
  await expect(fatma.getByText(tr('dossier:overview.justSent'))).toBeVisible()
  await checkPage(fatma)

  await joost.reload()
  for (const words of [daughter, letters]) await expect(joost.getByText(words).first()).toBeVisible()
  await checkPage(joost)

  await sanne.goto(card)
  await expect(sanne.getByText(/Er is een 4D van/).first()).toBeVisible()
  for (const words of [daughter, letters]) await expect(sanne.getByText(words)).toHaveCount(0)
  await checkPage(sanne)

  await expectNotFound(await enter('marit'), card)
  await expectNotFound(await enter('danuta'), card)
  await expectNotFound(await enter('admin'), card)

  await fatma.goto('/mijn/wie-heeft-gekeken')
  const today = fatma.getByRole('region', { name: '3 Nisan 2026 Cuma' })
  const said = (key: string, name: string, role: string) =>
    tr(`access:did.${key}`, { name: `\u2068${name}\u2069`, role: tr(`access:roles.${role}`) })
  await expect(today).toContainText(said('assessment.R', 'Dokter Kuipers', 'GENERAL_PRACTITIONER'))
  await expect(today).toContainText(said('metadata.R', 'Sanne', 'PRACTICE_ASSISTANT'))
  await expect(today).not.toContainText(said('assessment.R', 'Sanne', 'PRACTICE_ASSISTANT'))
  // Who tried and might not stands there too.
  await expect(today).toContainText('Dokter Landsaat')
  await checkPage(fatma)
})

test('Fatma talks with her huisarts and the buurtteam together', async ({ enter, checkPage }) => {
  const [fatma, joost, farid] = [await enter('fatma'), await enter('joost'), await enter('farid')]
  const invitation = await inviteTwo(fatma, {
    language: 'tr',
    people: [/Kuipers/, /Farid/],
    subject: 'Borçlarım ve mektuplar',
    weekday: 'Salı',
    onPage: checkPage,
  })
  for (const [work, isLast] of [
    [joost, false],
    [farid, true],
  ] as const) {
    await work.goto('/werk/drie-gesprekken')
    await checkPage(work)
    await work.getByRole('main').getByRole('link', { name: 'Borçlarım ve mektuplar' }).click()
    await expect(work.getByText('Borçlarım ve mektuplar')).toBeVisible()
    await checkPage(work)
    await work.getByRole('button', { name: nl('consultations.work:one.accept') }).click()
    const said = nl(isLast ? 'consultations.work:said.planned' : 'consultations.work:said.accepted')
    await expect(work.getByText(said)).toBeVisible()
  }
  await fatma.goto('/mijn')
  await fatma.getByRole('link', { name: tr('consultations:news.planned', { when: '' }).trim() }).click()
  await expect(fatma).toHaveURL(invitation)
  await expect(fatma.getByText(tr('consultations:said.planned'))).toBeVisible()
  await checkPage(fatma)
  const { event } = await readCalendar(fatma, fatma.getByRole('link', { name: tr('consultations:one.calendar') }))
  const day = event.startDate.toJSDate().toLocaleDateString('sv-SE', { timeZone: 'Europe/Amsterdam' })
  for (const work of [joost, farid])
    await expect((await openAgendaAt(work, day)).getByText('Fatma Yılmaz').first()).toBeVisible()

  const second = await inviteTwo(fatma, {
    language: 'tr',
    people: [/Kuipers/, /Farid/],
    subject: 'Evim hakkında',
    weekday: 'Salı',
  })
  await farid.goto('/werk/drie-gesprekken')
  await farid.getByRole('main').getByRole('link', { name: 'Evim hakkında' }).click()
  await farid.getByLabel(nl('consultations.work:one.reason')).fill('Ik heb die dag een cursus.')
  await farid.getByRole('button', { name: nl('consultations.work:one.declineButton') }).click()
  await expect(farid.getByText(nl('consultations.work:list.declined'))).toBeVisible()
  await fatma.goto(second)
  await expect(fatma.getByRole('main')).toContainText('Ik heb die dag een cursus.')
  await expect(fatma.getByRole('heading', { name: tr('consultations:one.whatNow') })).toBeVisible()
  await checkPage(fatma)
  await fatma.getByRole('button', { name: tr('consultations:one.otherTime') }).click()
  await expect(fatma.getByRole('heading', { level: 1 })).toHaveText(tr('consultations:when.title'))
})
