import { expect, test } from 'vitest'
import { languages, type Language } from '#app/platform/i18n/languages.ts'
import { Pager, type PagerOrder } from './pager.tsx'
import { rendered } from './rendered.tsx'

const hrefs = { newerHref: '/begin', olderHref: '/verder' }
const words = (order: PagerOrder, lng: Language) =>
  [...rendered(<Pager label="Bladeren" order={order} {...hrefs} />, lng).matchAll(/<a[^>]*>(.*?)<\/a>/g)].map((link) =>
    (link[1] ?? '').replace(/<[^>]+>/g, ''),
  )

test('a list that starts with the newest goes on to what is older', () => {
  expect(words('newest', 'nl')).toEqual(['Nieuwer', 'Ouder'])
})

test('a list of what comes first goes on to what is later', () => {
  expect(words('soonest', 'nl')).toEqual(['Eerder', 'Later'])
  expect(words('soonest', 'tr')).toEqual(['Daha önce', 'Daha sonra'])
})

test('a list by name has no time in its words, in any language', () => {
  expect(words('list', 'nl')).toEqual(['Naar het begin', 'Verder'])
  for (const lng of languages.filter((each) => each !== 'nl')) {
    const all = (['newest', 'soonest', 'list'] as const).flatMap((order) => words(order, lng))
    expect(new Set(all).size).toBe(6)
  }
})
