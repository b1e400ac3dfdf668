import { describe, expect, test } from 'vitest'
import { arabic } from './red-flag-sentences.ar.ts'
import { english } from './red-flag-sentences.en.ts'
import { dutch } from './red-flag-sentences.nl.ts'
import { polish } from './red-flag-sentences.pl.ts'
import { tigrinya } from './red-flag-sentences.ti.ts'
import { turkish } from './red-flag-sentences.tr.ts'
import { findRedFlags, redFlagCodes } from './red-flags.ts'

describe.each([dutch, english, turkish, arabic, polish, tigrinya])('in each language', ({ pressing, ordinary }) => {
  const all = redFlagCodes.flatMap((code) => pressing[code].map((sentence) => [sentence, code] as const))

  test.each(all)('"%s" is recognised (%s)', (sentence, code) => {
    expect(findRedFlags(sentence)).toContain(code)
  })

  test.each(ordinary)('"%s" is an ordinary question', (sentence) => {
    expect(findRedFlags(sentence)).toEqual([])
  })
})
