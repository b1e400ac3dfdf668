import { expect, test } from 'vitest'
import { placeToGo, wayHref } from './way-to.ts'

const talk = { channel: 'in_person', status: 'booked', location: 'Centrum Neckar, Neckardreef 5' }

test('I find the way to where my appointment is', () => {
  const place = placeToGo(talk, 'Utrecht')
  expect(place).toBe('Centrum Neckar, Neckardreef 5, Utrecht')
  expect(wayHref(place ?? '')).toBe(
    'https://www.openstreetmap.org/search?query=Centrum+Neckar%2C+Neckardreef+5%2C+Utrecht',
  )
})

test('whatever a practice writes as its place, the link leads to the map', () => {
  for (const place of ['https://evil.example', '//evil.example', '"><script>', '&query=elders#'])
    expect(new URL(wayHref(place))).toMatchObject({ host: 'www.openstreetmap.org', pathname: '/search', hash: '' })
})

test('there is no way to go when I am called, when somebody comes to me, and when it is over or off', () => {
  for (const channel of ['phone', 'video', 'home']) expect(placeToGo({ ...talk, channel }, 'Utrecht')).toBeNull()
  for (const status of ['cancelled', 'fulfilled', 'noshow'])
    expect(placeToGo({ ...talk, status }, 'Utrecht')).toBeNull()
  expect(placeToGo({ ...talk, location: '' }, 'Utrecht')).toBeNull()
})
