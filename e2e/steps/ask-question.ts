import { expect, type Page } from '@playwright/test'
import { textsIn } from '../fixtures/texts.ts'

interface Question {
  readonly language: string
  readonly words: string
  /** Called on each page, before it is left. */
  readonly onPage?: (page: Page) => Promise<void>
}

/** Fills in a short question up to its review, one page after another, as the resident does. */
export async function fillQuestion(page: Page, { language, words, onPage = async () => undefined }: Question) {
  const t = textsIn(language)
  const next = async () => {
    await onPage(page)
    await page.getByRole('button', { name: t('messaging:steps.next') }).click()
  }
  await page.goto('/mijn/vraag')
  await expect(page.getByRole('main').getByRole('link', { name: '112' }).first()).toHaveAttribute('href', 'tel:112')
  await onPage(page)
  await page.getByRole('link', { name: t('messaging:start.begin') }).click()
  await page.getByRole('radio', { name: t('messaging:topics.BODY') }).check()
  await next()
  await page.getByRole('textbox').fill(words)
  await next()
}

/** The pages after the question itself: since when, what was tried, how to answer. Ends on the review. */
export async function finishQuestion(
  page: Page,
  { language, onPage = async () => undefined }: Omit<Question, 'words'>,
) {
  const t = textsIn(language)
  const next = async () => {
    await onPage(page)
    await page.getByRole('button', { name: t('messaging:steps.next') }).click()
  }
  await page.getByRole('radio', { name: t('messaging:since.weeks') }).check()
  await next()
  await next()
  await page.getByRole('radio', { name: t('messaging:replyBy.message') }).check()
  await next()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('messaging:review.title'))
  await expect(page.getByRole('link', { name: t('messaging:steps.back') })).toHaveAttribute('href', /\/antwoord$/)
  await onPage(page)
}

/** Asks a short question and returns the address of its page. */
export async function askQuestion(page: Page, question: Question): Promise<string> {
  const t = textsIn(question.language)
  await fillQuestion(page, question)
  await finishQuestion(page, question)
  await expect(page.getByRole('main')).toContainText(question.words)
  await page.getByRole('button', { name: t('messaging:review.send') }).click()
  await expect(page.getByRole('main')).toContainText(t('messaging:thread.received'))
  return new URL(page.url()).pathname
}
