import { expect, test } from 'vitest'
import { yesWords } from '#app/domain/activities/activity-filter-form.ts'
import { isPublicPage, keptAddress } from './public-page.ts'

const kept = (path: string) => keptAddress(new URL(path, 'http://localhost'))

test('each choice of the list makes a page that is kept, in whatever order it is asked for', () => {
  expect(yesWords.map((word) => kept(`/nl/activiteiten?${word}=ja`))).not.toContain(null)
  expect(kept('/nl/activiteiten?zoek=soep&dag=2026-04-07')).toBe(kept('/nl/activiteiten?dag=2026-04-07&zoek=soep'))
  expect(kept('/nl/activiteiten?lees=1')).toBe('/nl/activiteiten?lees=1')
})

test('what nobody asks is drawn, but takes no room', () => {
  expect(kept('/nl/activiteiten?utm_source=x')).toBeNull()
  expect(kept(`/nl/activiteiten?zoek=${'x'.repeat(101)}`)).toBeNull()
  expect(kept(`/nl/activiteiten?${Array.from({ length: 17 }, (_, at) => `dag=${at}`).join('&')}`)).toBeNull()
})

test('a page where somebody is known, or a link holds a secret, is no public page', () => {
  for (const path of [
    '/mijn',
    '/werk',
    '/nl/meedoen/1',
    '/nl/aanmelding',
    '/inloggen',
    '/nl/hulp',
    '/nl/activiteiten.ics',
  ])
    expect(isPublicPage(path), path).toBe(false)
  for (const path of ['/nl', '/tr/activiteiten', '/ar/sociale-kaart', '/ti/taal', '/nl/activiteiten/1'])
    expect(isPublicPage(path), path).toBe(true)
})
