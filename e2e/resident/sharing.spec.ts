import { people } from '../fixtures/people.ts'
import { expect, test } from '../fixtures/portal-test.ts'
import { textsIn } from '../fixtures/texts.ts'
import { mailsFor, nextMail } from '../steps/demo-mail.ts'
import { openResident } from '../steps/open-resident.ts'

const tr = textsIn('tr')
const nl = textsIn('nl')

test.describe.configure({ timeout: 150_000 })

test('Fatma ends maatschappij for her practice: the next request of her huisarts is refused, and she reads that', async ({
  enter,
  checkPage,
}) => {
  const [fatma, joost] = [await enter('fatma'), await enter('joost')]
  await openResident(joost, 'Fatma')
  const mine = joost.getByRole('main')
  await expect(mine).toContainText(`${nl('dossier:domains.SOCIAL')} en ${nl('dossier:domains.SOCIETAL')}`)

  await fatma.goto('/mijn/gegevens')
  await fatma.getByRole('link', { name: tr('sharing:title') }).click()
  await expect(fatma).toHaveURL(/wie-mag-wat$/)
  await checkPage(fatma)
  const practice = fatma.getByRole('region', { name: /Neckar/ }).first()
  const stop = practice.getByRole('button', { name: new RegExp(tr('sharing:topics.SOCIETAL')) })
  await stop.click()
  await expect(fatma.getByText(tr('sharing:stopped.done'), { exact: true })).toBeVisible()
  await expect(stop).toHaveCount(0)
  await checkPage(fatma)
  // What the practice needs to reach her has no button.
  await expect(practice.getByRole('button', { name: new RegExp(tr('sharing:topics.CONTACT')) })).toHaveCount(0)

  await joost.reload()
  await expect(mine).not.toContainText(`en ${nl('dossier:domains.SOCIETAL')}`)
  await fatma.goto('/mijn/wie-heeft-gekeken')
  await expect(fatma.getByText(new RegExp(tr('access:what.SOCIETAL'))).first()).toBeVisible()
  await expect(fatma.getByText(tr('access:refusedTag')).first()).toBeVisible()

  await fatma.goto('/mijn/wie-mag-wat')
  await fatma
    .getByRole('button', { name: new RegExp(tr('sharing:topics.SOCIETAL')) })
    .last()
    .click()
  await expect(fatma.getByText(tr('sharing:news.given'))).toBeVisible()
  await joost.reload()
  await expect(mine).toContainText(`en ${nl('dossier:domains.SOCIETAL')}`)
})

test('Farid asks Fatma; she says nee, and he reads that and no reason', async ({ enter, checkPage }) => {
  const [fatma, farid] = [await enter('fatma'), await enter('farid')]
  const before = (await mailsFor(fatma, people.fatma.email)).length
  await openResident(farid, 'Fatma')
  await farid.getByRole('link', { name: nl('sharing.work:link') }).click()
  await checkPage(farid)
  const ask = farid.getByRole('region', { name: nl('sharing.work:ask.title') })
  await ask.getByRole('button', { name: nl('sharing.work:ask.button') }).click()
  await expect(farid.getByRole('alert').getByRole('listitem')).toHaveCount(2)
  await checkPage(farid)
  await ask.getByText(nl('sharing:topics.MIND'), { exact: true }).click()
  await ask.getByLabel(nl('sharing.work:ask.reason')).fill('Ik wil u helpen met slapen en de post.')
  await ask.getByRole('button', { name: nl('sharing.work:ask.button') }).click()
  await expect(farid.getByText(nl('sharing.work:done.asked'))).toBeVisible()
  await checkPage(farid)
  const mail = await nextMail(fatma, people.fatma.email, before)
  for (const word of ['Farid', 'slapen', tr('sharing:topics.MIND')]) expect(mail).not.toContain(word)

  await fatma.goto('/mijn')
  await fatma.getByRole('link', { name: /Farid/ }).first().click()
  await expect(fatma.getByText('Ik wil u helpen met slapen en de post.')).toBeVisible()
  await expect(fatma.getByText(tr('sharing:ask.free'))).toBeVisible()
  await checkPage(fatma, ['light', 'dark'])
  await fatma.getByLabel(tr('sharing:ask.no'), { exact: true }).check()
  await fatma.getByRole('button', { name: tr('sharing:ask.button') }).click()
  await expect(fatma.getByText(tr('sharing:news.no'))).toBeVisible()

  await farid.reload()
  await expect(farid.getByText(/De bewoner zei nee/)).toBeVisible()
  await openResident(farid, 'Fatma')
  await expect(farid.getByRole('main')).not.toContainText(nl('dossier:domains.MIND'))
})

test('Sanne writes down what Fatma said; Fatma objects with one tap, and it has ended', async ({
  enter,
  checkPage,
}) => {
  const [fatma, sanne, farid] = [await enter('fatma'), await enter('sanne'), await enter('farid')]
  await openResident(sanne, 'Fatma')
  await sanne.getByRole('link', { name: nl('sharing.work:link') }).click()
  const record = sanne.getByRole('region', { name: nl('sharing.work:record.title') })
  await record.getByText('Farid Amari').click()
  await record.getByText(nl('sharing:topics.MIND'), { exact: true }).click()
  await record.getByLabel(nl('sharing.work:record.language')).selectOption('tr')
  await record.getByText(nl('sharing.work:record.phone')).click()
  await record.getByRole('button', { name: nl('sharing.work:record.button') }).click()
  await expect(sanne.getByText(nl('sharing.work:done.recorded'))).toBeVisible()
  await checkPage(sanne)
  await openResident(farid, 'Fatma')
  await expect(farid.getByRole('main')).toContainText(nl('dossier:domains.MIND'))

  await fatma.goto('/mijn')
  await fatma.getByRole('link', { name: /Sanne/ }).first().click()
  await expect(fatma.getByText(tr('sharing:recorded.phone'))).toBeVisible()
  await checkPage(fatma)
  await fatma.getByRole('button', { name: tr('sharing:recorded.no') }).click()
  await expect(fatma.getByText(tr('sharing:news.objected'))).toBeVisible()

  await farid.reload()
  await expect(farid.getByRole('main')).not.toContainText(nl('dossier:domains.MIND'))
  await sanne.reload()
  await sanne.getByRole('button', { name: nl('sharing.work:list.seen') }).click()
  await expect(sanne.getByText(nl('sharing.work:done.seen'))).toBeVisible()
})

test('Glenn shares something in four plain pages, and may as well not', async ({
  enter,
  checkPage,
  expectNotFound,
}) => {
  const glenn = await enter('glenn')
  await glenn.goto('/mijn/wie-mag-wat')
  await glenn.getByRole('link', { name: nl('sharing:give.start') }).click()
  await checkPage(glenn)
  await glenn.getByRole('button', { name: nl('sharing:give.who.button') }).click()
  await expect(glenn.getByRole('alert')).toContainText(nl('sharing:errors.who'))
  await glenn.getByLabel(nl('sharing:give.who.search')).fill('Ooijevaar')
  await glenn.getByRole('button', { name: nl('sharing:give.who.searchButton') }).click()
  await glenn.getByRole('radio', { name: /Ruben/ }).check()
  await glenn.getByRole('button', { name: nl('sharing:give.who.button') }).click()
  await checkPage(glenn)
  await glenn.getByRole('checkbox', { name: new RegExp(nl('sharing:topics.MIND')) }).check()
  await glenn.getByRole('button', { name: nl('sharing:give.what.button') }).click()
  await checkPage(glenn)
  await glenn.getByRole('radio', { name: nl('sharing:give.howLong.months', { count: 3 }) }).check()
  await glenn.getByRole('button', { name: nl('sharing:give.howLong.button') }).click()
  await expect(glenn.getByText('3 juli 2026')).toBeVisible()
  await checkPage(glenn)
  await glenn.getByRole('button', { name: nl('sharing:give.check.no') }).click()
  await expect(glenn.getByText(nl('sharing:news.no'))).toBeVisible()
  await expect(glenn.getByRole('region', { name: /Ruben/ })).toHaveCount(0)
  await glenn.goBack()
  await glenn.getByRole('button', { name: nl('sharing:give.check.yes') }).click()
  await expect(glenn.getByText(nl('sharing:news.given'))).toBeVisible()
  await expect(glenn.getByRole('region', { name: /Ruben/ })).toContainText(nl('sharing:topics.MIND'))
  const [fatma, marit] = [await enter('fatma'), await enter('marit')]
  await openResident(await enter('joost'), 'Fatma')
  await expectNotFound(fatma, '/mijn/wie-mag-wat/0190a000-0000-7000-8000-000000000001')
  await expectNotFound(marit, '/werk/bewoners/0190a000-0000-7000-8000-000000000001/toestemming')
})
