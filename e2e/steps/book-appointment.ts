import { expect, type Locator, type Page } from '@playwright/test'
import ICAL from 'ical.js'
import { textsIn } from '../fixtures/texts.ts'

/** Goes to the free times of this professional, for an ordinary talk. */
export async function openFreeTimes(page: Page, language: string, professional: RegExp): Promise<void> {
  const t = textsIn(language)
  await page.goto('/mijn/afspraken/nieuw')
  await page.getByRole('main').getByRole('link', { name: professional }).first().click()
  await page.getByRole('link', { name: t('appointments:kinds.CONSULT'), exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('appointments:new.time'))
}

export const freeTimes = (page: Page): Locator => page.getByRole('main').getByRole('listitem').getByRole('button')

/** Confirms the time that is held; returns the address of the appointment's page. */
export async function confirmAppointment(page: Page, language: string): Promise<string> {
  const t = textsIn(language)
  await page.getByRole('button', { name: t('appointments:confirm.book') }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('appointments:one.title'))
  return new URL(page.url()).pathname
}

/** The one event of the calendar file behind this link, read by a parser of somebody else. */
export async function readCalendar(page: Page, link: Locator): Promise<{ event: ICAL.Event; text: string }> {
  const download = page.waitForEvent('download')
  await link.click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/\.ics$/)
  const answer = await page.request.get(file.url())
  expect(answer.headers()['content-type']).toContain('text/calendar')
  const text = await answer.text()
  const events = new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent')
  expect(events).toHaveLength(1)
  return { event: new ICAL.Event(events[0]), text }
}

/** Turns the pages of a professional's agenda to the week of this day (`2026-04-07`). */
export async function openAgendaAt(page: Page, day: string): Promise<Locator> {
  await page.goto(`/werk/agenda?week=${day}`)
  const shown = page.getByRole('region').filter({ has: page.locator(`time[datetime="${day}"]`) })
  await expect(shown.last()).toBeVisible()
  return shown.last()
}
