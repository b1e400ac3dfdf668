import { expect, type Page } from '@playwright/test'
import { mailsFor } from './demo-mail.ts'

/** The mails with this subject that the demo kept for this address, newest first. */
export async function mailsAbout(page: Page, address: string, subject: string): Promise<string[]> {
  return (await mailsFor(page, address)).filter((mail) => mail.includes(subject))
}

/** Waits until one more mail with this subject went to this address than `before`; returns the newest. */
export async function nextMailAbout(page: Page, address: string, subject: string, before: number): Promise<string> {
  const count = async () => (await mailsAbout(page, address, subject)).length
  await expect.poll(count, { timeout: 15_000 }).toBeGreaterThan(before)
  return String((await mailsAbout(page, address, subject))[0])
}
