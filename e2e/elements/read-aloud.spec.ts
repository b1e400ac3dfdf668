import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/portal-test.ts'
import { textsIn } from '../fixtures/texts.ts'

const tr = textsIn('tr')
const nl = textsIn('nl')
const scripted = { javaScriptEnabled: true }

interface Spoken {
  readonly text: string
  readonly lang: string
  readonly rate: number
}

/** Stands in for the voices of the browser alone: notes what is said, and goes on when the test says so. */
async function giveVoices(page: Page, languages: readonly string[]): Promise<void> {
  await page.addInitScript((spoken) => {
    const said: Spoken[] = []
    const speech = Object.assign(new EventTarget(), {
      said,
      now: null as SpeechSynthesisUtterance | null,
      getVoices: () => spoken.map((lang) => ({ lang, name: lang, localService: true, default: false, voiceURI: lang })),
      speak(utterance: SpeechSynthesisUtterance) {
        said.push({ text: utterance.text, lang: utterance.lang, rate: utterance.rate })
        speech.now = utterance
        utterance.onstart?.(new Event('start') as SpeechSynthesisEvent)
      },
      cancel() {
        speech.now = null
      },
    })
    class Utterance {
      lang = ''
      rate = 1
      voice = null
      onstart = null
      onend = null
      onerror = null
      text: string
      constructor(text: string) {
        this.text = text
      }
    }
    Object.defineProperty(window, 'speechSynthesis', { value: speech })
    Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Utterance })
  }, languages)
}

type Stub = SpeechSynthesis & { said: Spoken[]; now: SpeechSynthesisUtterance | null }
const said = (page: Page) => page.evaluate(() => (window.speechSynthesis as Stub).said)
const last = async (page: Page) => (await said(page)).at(-1)
const isSpeaking = (page: Page) => page.evaluate(() => (window.speechSynthesis as Stub).now !== null)
/** The voice has come to the end of its sentence. */
const endSentence = (page: Page) =>
  page.evaluate(() => (window.speechSynthesis as Stub).now?.onend?.(new Event('end') as SpeechSynthesisEvent))
/** The words that are marked on the page. */
const marked = (page: Page) => page.evaluate(() => [...(CSS.highlights.get('read-aloud') ?? [])].map(String).join())

test('Fatma has the activities read to her in Turkish, and finds the walking group on Tuesday', async ({
  visitor,
  checkPage,
}) => {
  const page = await visitor(scripted)
  await giveVoices(page, ['nl-NL', 'tr-TR'])
  await page.goto('/nl')
  expect(await page.locator('script').count()).toBe(0)
  await page
    .getByRole('navigation', { name: nl('ui:tools.label') })
    .getByRole('link', { name: nl('ui:tools.language') })
    .click()
  await page.getByRole('button', { name: 'Türkçe' }).click()
  await page.getByRole('link', { name: tr('ui:front.activitiesButton') }).click()
  await expect(page.locator('script[src]')).toHaveCount(0)

  await page.getByRole('link', { name: tr('ui:tools.listen') }).click()
  await expect(page).toHaveURL(/lees=1/)
  await expect(page.locator('script[src]')).toHaveCount(1)
  const player = page.getByRole('region', { name: tr('reading:player') })
  const pause = player.getByRole('button', { name: tr('reading:pause') })
  await expect(pause).toBeVisible()
  expect(await last(page)).toMatchObject({ lang: 'tr-TR', text: tr('activities:title', { wijk: 'Overvecht' }) })
  expect(await marked(page)).toBe(tr('activities:title', { wijk: 'Overvecht' }))
  await checkPage(page)

  await endSentence(page)
  const second = (await last(page))!
  expect(second.text).not.toBe(tr('activities:title', { wijk: 'Overvecht' }))
  await pause.click()
  expect(await isSpeaking(page)).toBe(false)
  const slower = player.getByRole('button', { name: tr('reading:slower') })
  await slower.press('Enter')
  await expect(slower).toHaveAttribute('aria-pressed', 'true')
  await player.getByRole('button', { name: tr('reading:goOn') }).press('Space')
  const again = (await last(page))!
  expect([again.text, again.rate < second.rate]).toEqual([second.text, true])

  await page.keyboard.press('Escape')
  expect([await isSpeaking(page), await marked(page)]).toEqual([false, ''])
  await page.getByRole('link', { name: 'Kadınlar için yürüyüş grubu' }).first().click()
  await expect(page.getByRole('main')).toContainText('Salı, 10:00–11:30')
  await page.getByRole('link', { name: tr('ui:tools.listen') }).click()
  await expect(player).toBeVisible()
  // Names stay Dutch, and a Dutch voice says them.
  for (let sentences = 0; sentences < 60 && (await isSpeaking(page)); sentences += 1) await endSentence(page)
  expect(new Set((await said(page)).map(({ lang }) => lang))).toEqual(new Set(['nl-NL', 'tr-TR']))
  await expect(player.getByRole('button', { name: tr('reading:start') })).toBeVisible()
})

test('where the browser has no voice for the language one is told how to listen otherwise', async ({ visitor }) => {
  const page = await visitor(scripted)
  await giveVoices(page, ['nl-NL'])
  await page.goto('/ti/activiteiten?lees=1')
  await expect(page.locator('read-aloud')).toContainText(textsIn('ti')('reading:noVoice'))
  await expect(page.getByRole('button', { name: textsIn('ti')('reading:start') })).toBeHidden()
  await expect(page.getByRole('link', { name: textsIn('ti')('ui:tools.listen') })).toBeHidden()
  expect(await said(page)).toEqual([])
})

test('a resident has a page read without leaving it, and what was typed stays', async ({ enter, checkPage }) => {
  const page = await enter('glenn', scripted)
  await giveVoices(page, ['nl-NL'])
  await page.goto('/mijn/wie-heeft-gekeken/vraag')
  await page.getByRole('textbox').fill('Wie was dit?')
  expect(await page.locator('script[src*=read-page]').count()).toBe(0)
  await page.getByRole('link', { name: nl('ui:tools.listen') }).click()
  await expect(page.getByRole('button', { name: nl('reading:pause') })).toBeVisible()
  await expect(page.getByRole('textbox')).toHaveValue('Wie was dit?')
  expect((await said(page))[0]?.lang).toBe('nl-NL')
  await checkPage(page)
  await page.getByRole('button', { name: nl('reading:stop') }).click()
  expect(await isSpeaking(page)).toBe(false)
})
