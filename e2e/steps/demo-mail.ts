import { expect, type Page } from '@playwright/test'

/** The mails that the demo kept for this address, newest first. */
export async function mailsFor(page: Page, address: string): Promise<string[]> {
  await page.goto('/demo/post')
  const mails = page.getByRole('main').locator('section, article, .card').filter({ hasText: address })
  return mails.allInnerTexts()
}

/** Waits until the queue has sent one more mail to this address than `before`; returns the newest. */
export async function nextMail(page: Page, address: string, before: number): Promise<string> {
  await expect.poll(async () => (await mailsFor(page, address)).length, { timeout: 15_000 }).toBeGreaterThan(before)
  return String((await mailsFor(page, address))[0])
}
