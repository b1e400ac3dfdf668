import { expect, test } from 'vitest'
import { voiceFor } from './voices.ts'

const voice = (lang: string, localService = true) => ({ lang, localService })

test('a page is read by a voice of its own language', () => {
  const voices = [voice('nl-NL'), voice('tr-TR')]
  expect(voiceFor(voices, 'tr')).toBe(voices[1])
  expect(voiceFor(voices, 'nl-NL')).toBe(voices[0])
  expect(voiceFor([voice('ar_EG')], 'ar')).toEqual(voice('ar_EG'))
})

test('of two voices the one of the country comes first, then the one that needs no network', () => {
  const voices = [voice('nl-BE'), voice('nl-NL', false), voice('nl-NL')]
  expect(voiceFor(voices, 'nl-nl')).toBe(voices[2])
  expect(voiceFor([voice('en-US', false), voice('en-GB')], 'en')).toEqual(voice('en-GB'))
})

test('no page is read by the voice of another language', () => {
  expect(voiceFor([voice('nl-NL'), voice('tig-ER')], 'ti')).toBeUndefined()
  expect(voiceFor([], 'nl')).toBeUndefined()
})
