import { expect, type Page } from '@playwright/test'
import { textsIn } from '../fixtures/texts.ts'

interface Answers {
  readonly language: string
  /** In the person's own words. */
  readonly wellSocial: string
  readonly hardSocietal: string
  readonly score: number
  readonly onPage?: (page: Page) => Promise<void>
}

/** Fills in the four domains, puts them in order and gives a mark; ends on the review, before it is sent. */
export async function fillFourDomains(page: Page, answers: Answers): Promise<void> {
  const { language, wellSocial, hardSocietal, score, onPage = async () => undefined } = answers
  const t = textsIn(language)
  const heading = page.getByRole('heading', { level: 1 })
  const next = async () => {
    await onPage(page)
    await page.getByRole('button', { name: t('dossier:form.next'), exact: true }).click()
  }
  await page.goto('/mijn/4d/lichaam')
  await page.getByRole('checkbox', { name: t('dossier:suggestions.tired') }).check()
  await next()
  await expect(heading).toHaveText(t('dossier:domains.MIND'))
  await page.getByRole('checkbox', { name: t('dossier:suggestions.worries') }).check()
  await next()
  await expect(heading).toHaveText(t('dossier:domains.SOCIAL'))
  await page.getByLabel(t('dossier:form.ownWell')).fill(wellSocial)
  await next()
  await expect(heading).toHaveText(t('dossier:domains.SOCIETAL'))
  await page.getByRole('checkbox', { name: t('dossier:suggestions.letters') }).check()
  await page.getByLabel(t('dossier:form.ownHard')).fill(hardSocietal)
  await next()
  await page.getByLabel(t('dossier:form.place.first')).selectOption('SOCIETAL')
  await page.getByLabel(t('dossier:form.place.second')).selectOption('BODY')
  await next()
  await page.getByRole('radio', { name: new RegExp(`^${score}( |$)`) }).check()
  await next()
  await expect(heading).toHaveText(t('dossier:form.reviewTitle'))
  for (const words of [wellSocial, hardSocietal]) await expect(page.getByRole('main')).toContainText(words)
  await onPage(page)
}
