import { calmTexts } from '#app/platform/http/calm-page-texts.ts'
import { expect, test } from '../fixtures/portal-test.ts'
import { textsIn } from '../fixtures/texts.ts'

const t = textsIn('nl')
const own = { 'Sec-Fetch-Site': 'same-origin', Accept: 'text/html', 'Accept-Language': 'nl' }

test('a calendar file that is not there is a calm page in a browser', async ({ page, allow, checkPage }) => {
  const path = '/nl/activiteiten/0190f3c2-7b7a-7c1e-8f00-0123456789ab/agenda.ics'
  allow(page, 404, path)
  expect((await page.goto(path))?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(calmTexts.nl.notices.notFound[0])
  await checkPage(page)
})

for (const [method, path] of [
  ['POST', '/nl/activiteiten'],
  ['PUT', '/mijn'],
  ['DELETE', '/werk'],
  ['POST', '/niets'],
] as const) {
  test(`${method} ${path} is answered calmly, with what the page can be asked`, async ({ request }) => {
    const answer = await request.fetch(path, { method, headers: own })
    expect([answer.status(), answer.headers().allow]).toEqual([405, 'GET, HEAD, OPTIONS'])
    expect(await answer.text()).toContain(t('ui:calm.notUnderstood.title'))
  })
}

for (const path of ['/fhir', '/fhir/Task', '/hooks/mail']) {
  test(`${path} finds nothing, wherever it is sent from`, async ({ request }) => {
    const answer = await request.post(path, { headers: { Origin: 'https://partner.example' }, data: {} })
    expect([answer.status(), answer.headers()['content-type']]).toEqual([404, expect.stringContaining('json')])
  })
}

test('who tries to sign in too often is asked to wait, and keeps what was typed', async ({ request }) => {
  const email = 'niemand@bewoner.example'
  const attempt = () => request.post('/inloggen', { headers: own, form: { email, password: 'verkeerd-woord' } })
  let answer = await attempt()
  for (let tries = 1; tries < 12 && answer.status() === 409; tries += 1) answer = await attempt()
  expect(answer.status()).toBe(429)
  expect(Number(answer.headers()['retry-after'])).toBeGreaterThanOrEqual(60)
  const page = await answer.text()
  expect(page).toContain(`value="${email}"`)
  expect(page).not.toContain('verkeerd-woord')
})
