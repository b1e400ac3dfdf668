import { HtmlValidate } from 'html-validate'
import { expect, test } from '../fixtures/portal-test.ts'
import { publicPages, signInPages } from '../fixtures/every-page.ts'
import { textsIn } from '../fixtures/texts.ts'
import { weighPage, kilobytes } from '../../bench/harness/page-weight.ts'

const nl = textsIn('nl')
const easy = textsIn('nl-simple')

test('simple words and large letters are one tap each, hold on every page, and go again', async ({
  page,
  checkPage,
}) => {
  await page.goto('/nl/activiteiten?gratis=ja')
  const html = page.locator('html')
  const size = () => page.getByRole('heading', { level: 1 }).evaluate((h1) => parseFloat(getComputedStyle(h1).fontSize))
  const usual = await size()

  await page.getByRole('button', { name: nl('reading:large') }).click()
  await expect(page).toHaveURL(/gratis=ja/)
  expect((await size()) / usual).toBeCloseTo(1.25)
  await page.getByRole('button', { name: nl('reading:easy') }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(easy('activities:title', { wijk: 'Overvecht' }))
  await expect(html).toHaveAttribute('lang', 'nl')
  await checkPage(page)

  await page.goto('/inloggen')
  await expect(page.getByRole('button', { name: nl('reading:easy') })).toHaveAttribute('aria-pressed', 'true')
  await checkPage(page)
  await page.goto('/ar')
  await expect(html).toHaveClass('large-letters calm-page')
  await checkPage(page)

  await page.goto('/nl')
  await expect(page.getByRole('heading', { name: easy('ui:front.activities') })).toBeVisible()
  await page.getByRole('button', { name: nl('reading:easy') }).click()
  await page.getByRole('button', { name: nl('reading:large') }).click()
  await expect(page.getByRole('heading', { name: nl('ui:front.activities') })).toBeVisible()
  await expect(html).not.toHaveClass(/./)
})

test('the language page has Makkelijk Nederlands, and says what a speaker has checked', async ({ page, checkPage }) => {
  await page.goto('/nl/taal')
  const checks = page.getByRole('main').locator('dl')
  await expect(checks).toContainText(nl('reading:page.checked.nobody'))
  await expect(checks).toContainText(nl('reading:page.checked.source'))
  await page.getByRole('button', { name: 'Makkelijk Nederlands' }).click()
  await expect(page.getByRole('heading', { name: easy('ui:front.activities') })).toBeVisible()
  await checkPage(page)
})

type Read = (path: string) => Promise<string>

/** The address of a place: behind each selector the first link that has what it asks of an `href`, as it is sent. */
async function addressOf([first, ...links]: readonly string[], read: Read): Promise<string> {
  let address = first!
  for (const selector of links) {
    const asked = [...selector.matchAll(/href([\^$*])="([^"]+)"/g)].map(([, way, text]) => ({ way, text: text! }))
    const main = (await read(address)).split('<main')[1] ?? ''
    const hrefs = [...main.matchAll(/<a [^>]*?href="([^"]*)"/g)].map(([, href]) => href!.replaceAll('&amp;', '&'))
    const found = hrefs.find((href) =>
      asked.every(({ way, text }) =>
        way === '^' ? href.startsWith(text) : way === '$' ? href.endsWith(text) : href.includes(text),
      ),
    )
    expect(found, `${selector} on ${address}`).toBeTruthy()
    address = found!
  }
  return address
}

test('every page that needs no account is valid HTML, as it is sent', async ({ page }) => {
  const validator = new HtmlValidate({ extends: ['html-validate:standard'] })
  expect((await validator.validateString('<ul><p>x</p></ul>')).valid).toBe(false)
  const read = async (path: string) => (await page.request.get(path, { headers: { Accept: 'text/html' } })).text()
  const places = [...publicPages('nl'), ...publicPages('ar'), ...signInPages]
  for (const place of places) {
    const address = await addressOf(typeof place === 'string' ? [place] : place, read)
    const { results } = await validator.validateString(await read(address), address)
    const found = results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector ?? ''})`),
    )
    expect.soft(found, address).toEqual([])
  }
})

test('the list and one activity weigh at most 30 KB each, without a script', async ({ page, baseURL }) => {
  const port = Number(new URL(baseURL!).port)
  const read = async (path: string) => (await page.request.get(path)).text()
  const detail = await addressOf(['/nl/activiteiten', 'a[href^="/nl/activiteiten/0"]'], read)
  for (const path of ['/nl/activiteiten', detail, '/nl/sociale-kaart']) {
    const { html, styles, scripts, inlineScript } = await weighPage(port, path)
    expect(scripts, path).toEqual([])
    expect(inlineScript, path).toBe(false)
    expect(kilobytes([html, ...styles]), `${path}: ${kilobytes([html])} + ${kilobytes(styles)} KB`).toBeLessThanOrEqual(
      30,
    )
  }
})
