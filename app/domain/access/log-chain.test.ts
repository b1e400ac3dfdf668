import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chainText, firstHash, readWitnessLine, witnessLine } from './log-chain.ts'

const field = fc.option(fc.string({ maxLength: 6, unit: fc.constantFrom('a', '|', ':', '-', '1', '2') }), { nil: null })

test('two different entries never give one text', () => {
  fc.assert(
    fc.property(fc.array(field, { maxLength: 5 }), fc.array(field, { maxLength: 5 }), (one, other) => {
      const text = (fields: (string | null)[]) => chainText(firstHash, { tenantId: 't', entryId: 'e', fields })
      expect(text(one) === text(other)).toBe(JSON.stringify(one) === JSON.stringify(other))
    }),
  )
})

test('a line of the witness is read as it was written, and half a line is not', () => {
  const head = { position: 12, hash: 'a'.repeat(64), entryId: '01980000-0000-7000-8000-000000000001' }
  const line = witnessLine('2026-04-03T14:40:00Z', head)
  expect(readWitnessLine(line.trimEnd())).toEqual(head)
  for (const broken of ['', 'x', line.slice(0, 40), `2026-04-03T14:40:00Z 12 ${head.hash}`])
    expect(readWitnessLine(broken)).toBeNull()
})
