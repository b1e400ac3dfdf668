import { expect, test } from '../fixtures/portal-test.ts'
import { textsIn } from '../fixtures/texts.ts'

const nl = textsIn('nl')
const event = (uid: string, title: string, day: string) => [
  ...['BEGIN:VEVENT', `UID:${uid}`, `SUMMARY:${title}`, 'DESCRIPTION:Samen in de buurt', 'LOCATION:De Groene Duim'],
  ...[`DTSTART;TZID=Europe/Amsterdam:${day}T100000`, `DTEND;TZID=Europe/Amsterdam:${day}T113000`],
  ...['RRULE:FREQ=WEEKLY', 'END:VEVENT'],
]
const file = (...events: string[][]) => ({
  name: 'agenda-van-evert.ics',
  mimeType: 'text/calendar',
  buffer: Buffer.from(['BEGIN:VCALENDAR', 'VERSION:2.0', ...events.flat(), 'END:VCALENDAR'].join('\r\n')),
})

test('an organiser sees that a calendar is away, hands over another one, sees what it would bring, and takes it over once', async ({
  enter,
  checkPage,
  allow,
}) => {
  const evert = await enter('evert')
  const main = evert.getByRole('main')
  const press = (name: string) => main.getByRole('button', { name, exact: true }).click()
  const has = (count: number, title: string) => expect(main.getByText(title, { exact: true })).toHaveCount(count)
  await evert.goto('/werk/aanbod')
  await main.getByRole('link', { name: nl('import.work:title'), exact: true }).click()
  // What came from a source that went away stays as it is.
  await main.getByRole('link', { name: 'agenda.example' }).click()
  await expect(main.getByText(nl('import.work:staysAsItIs'))).toBeVisible()
  await checkPage(evert)
  await main.getByRole('link', { name: nl('import.work:back') }).click()

  await main.getByLabel(nl('import.work:fields.forWhom')).fill('Voor iedereen')
  await main.getByLabel(nl('import.work:fields.howToJoin')).fill('U kunt gewoon komen.')
  await press(nl('import.work:look'))
  await expect(main.getByText(nl('import.work:errors.nothing')).first()).toBeVisible()
  await checkPage(evert)
  // The portal does not look into its own house.
  allow(evert, 409, '/werk/aanbod/inlezen')
  await main.getByLabel(nl('import.work:fields.url')).fill('https://127.0.0.1/agenda.ics')
  await press(nl('import.work:look'))
  await expect(main.getByText(nl('import.work:failures.notPublic'))).toBeVisible()
  await expect(main.getByLabel(nl('import.work:fields.forWhom'))).toHaveValue('Voor iedereen')

  const soup = event('1', 'Soep en brood', '20260407')
  await main.getByLabel(nl('import.work:fields.file')).setInputFiles(file(soup, event('2', 'Tuin op orde', '20260408')))
  await press(nl('import.work:look'))
  await expect(main.getByRole('heading', { name: nl('import.work:lists.fresh', { count: 2 }) })).toBeVisible()
  await checkPage(evert)
  await press(nl('import.work:take'))
  await expect(main.getByText(nl('import.work:done'))).toBeVisible()
  await checkPage(evert)

  await main.getByLabel(nl('import.work:fields.newFile')).setInputFiles(file(soup))
  await press(nl('import.work:lookNow'))
  await expect(main.getByRole('heading', { name: nl('import.work:lists.gone', { count: 1 }) })).toBeVisible()
  await press(nl('import.work:take'))

  await evert.goto('/werk/aanbod?stand=submitted')
  await has(1, 'Soep en brood')
  await has(0, 'Tuin op orde')
})
