import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldForSearch, mostSearchWords, searchWords } from './fold-for-search.ts'

test('capitals, accents and apostrophes make no difference', () => {
  expect(foldForSearch('Café “De Wissel”')).toBe('cafe de wissel')
  expect(foldForSearch('één-op-één')).toBe('een op een')
  expect(foldForSearch('foto’s')).toBe('fotos')
})

test('Turkish and Polish words are found without their special letters', () => {
  expect(foldForSearch('Kadınlar için YÜRÜYÜŞ, IŞIK, İyi')).toBe('kadinlar icin yuruyus isik iyi')
  expect(foldForSearch('Wspólne gotowanie w środę – łatwe')).toBe('wspolne gotowanie w srode latwe')
})

test('Arabic is found with and without its marks, its article and its kinds of alif', () => {
  expect(foldForSearch('المَشْي')).toBe(foldForSearch('مشي'))
  expect(foldForSearch('أكل')).toBe(foldForSearch('اكل'))
  expect(foldForSearch('قهوة')).toBe(foldForSearch('قهوه'))
  expect(foldForSearch('مجموعة مشي للنساء')).toMatch(/^[a-z]+ [a-z]+ [a-z]+$/)
})

test('Tigrinya keeps its words apart, and letters that sound alike are one', () => {
  expect(foldForSearch('ቡን ምስ ጎረባብቲ')).toMatch(/^[a-z]+ [a-z]+ [a-z]+$/)
  expect(foldForSearch('ፀሓይ')).toBe(foldForSearch('ጸሓይ'))
  expect(foldForSearch('ሠላም')).toBe(foldForSearch('ሰላም'))
  expect(foldForSearch('ቡን')).not.toBe(foldForSearch('ባኒ'))
})

test('whatever somebody types, a search is a few plain words', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (typed) => {
      const words = searchWords(typed)
      expect(words.length).toBeLessThanOrEqual(mostSearchWords)
      for (const word of words) expect(word).toMatch(/^[a-z0-9]{1,40}$/)
      expect(foldForSearch(foldForSearch(typed))).toBe(foldForSearch(typed))
    }),
  )
})
