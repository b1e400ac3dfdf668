import { expect, type Page } from '@playwright/test'
import { textsIn } from '../fixtures/texts.ts'

interface Invitation {
  readonly language: string
  readonly people: readonly [RegExp, RegExp]
  readonly subject: string
  /** Every time that is offered is on this day of the week, in the reader's language. */
  readonly weekday: string
  readonly onPage?: (page: Page) => Promise<void>
}

/** Invites two professionals to a drie-gesprek at the first time that all three can; returns its page's address. */
export async function inviteTwo(page: Page, invitation: Invitation): Promise<string> {
  const { language, people, subject, weekday, onPage = async () => undefined } = invitation
  const t = textsIn(language)
  await page.goto('/mijn/samen')
  await onPage(page)
  await page.getByRole('link', { name: t('consultations:list.new') }).click()
  for (const person of people) await page.getByRole('checkbox', { name: person }).check()
  await onPage(page)
  await page.getByRole('button', { name: t('consultations:who.button') }).click()

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('consultations:about.title'))
  await page.getByLabel(t('consultations:about.own')).fill(subject)
  await onPage(page)
  await page.getByRole('button', { name: t('consultations:about.button') }).click()

  const times = page.getByRole('radiogroup', { name: t('consultations:when.times') }).getByRole('radio')
  await expect(times.first()).toBeVisible()
  for (const time of await times.all()) await expect(time).toHaveAccessibleName(new RegExp(weekday, 'i'))
  await times.first().check()
  await onPage(page)
  await page.getByRole('button', { name: t('consultations:when.button') }).click()

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('consultations:check.title'))
  await expect(page.getByRole('main')).toContainText(subject)
  await onPage(page)
  await page.getByRole('button', { name: t('consultations:check.button') }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('consultations:one.title'))
  await onPage(page)
  return new URL(page.url()).pathname
}
