import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const styles = readFileSync(join(import.meta.dirname, 'fonts.css'), 'utf8')

/** The letters for which a browser fetches a font file, by the end of its name. */
function isFor(file: string): (letter: string) => boolean {
  const face = styles.split('@font-face').find((each) => each.includes(file))!
  const ranges = [...face.slice(face.indexOf('unicode-range')).matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/g)].map(
    ([, from, to]) => [parseInt(from!, 16), parseInt(to ?? from!, 16)] as const,
  )
  return (letter) => ranges.some(([from, to]) => letter.codePointAt(0)! >= from && letter.codePointAt(0)! <= to)
}
const textsOf = (language: string) => {
  const folder = join(import.meta.dirname, '../../locales', language)
  return readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
}

test.each([
  ['ar', 'Arabic', './fonts/noto-sans-arabic.woff2', 'noto-sans-arabic-arabic-wght'],
  ['ti', 'Ethiopic', './fonts/noto-sans-ethiopic.woff2', 'noto-sans-ethiopic-ethiopic-wght'],
])(
  'a page in %s needs the small font of its script alone, and any other letter of it has one',
  (language, script, own, whole) => {
    const letters = new Set(
      textsOf(language)
        .join('')
        .match(new RegExp(`[\\p{Script=${script}}،؛؟]`, 'gu')),
    )
    expect(letters.size).toBeGreaterThan(30)
    const [isInOwn, isInWhole] = [isFor(own), isFor(whole)]
    expect([...letters].filter((letter) => !isInOwn(letter))).toEqual([])
    expect([...letters].filter(isInWhole)).toEqual([])
    for (const foreign of language === 'ar' ? 'پچگیھ' : 'ᎀⶀꬁ')
      expect([isInOwn(foreign), isInWhole(foreign)]).toEqual([false, true])
  },
)

test('the files of one family complete each other: they say the same of their weights', () => {
  const faces = [...styles.matchAll(/font-family: '([^']+)';[^}]*?font-weight: ([^;]+);/g)]
  const families = Map.groupBy(faces, ([, family]) => family)
  expect([...families.values()].map((each) => each.length)).toEqual([2, 2, 2])
  for (const [family, each] of families) expect(new Set(each.map(([, , weight]) => weight)).size, family).toBe(1)
})
