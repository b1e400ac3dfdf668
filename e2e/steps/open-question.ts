import { expect, type Page } from '@playwright/test'
import { textsIn } from '../fixtures/texts.ts'

/** Finds the question with these words in the team inbox, which has the most pressing first, and opens it. */
export async function openQuestion(page: Page, words: string): Promise<void> {
  const t = textsIn('nl')
  await page.goto('/werk/vragen')
  const question = page.getByRole('link', { name: words })
  const later = page.getByRole('link', { name: t('ui:pager.later') })
  // The address changes a moment before the list does: the question on top tells which page is shown.
  const top = page.locator('main a[href*="/werk/vragen/0"]').first()
  while ((await question.count()) === 0) {
    const before = (await top.getAttribute('href')) ?? ''
    await later.click()
    await expect(top).not.toHaveAttribute('href', before)
  }
  await question.first().click()
  await expect(page).toHaveURL(/\/werk\/vragen\/[0-9a-f-]{36}/)
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(t('messaging.work:title'))
}
