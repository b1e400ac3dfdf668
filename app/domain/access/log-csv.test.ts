import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvCell } from './log-csv.ts'

test('what a spreadsheet would calculate is text in the file', () => {
  for (const word of [
    '=1+1',
    '+31 6',
    '-2',
    '@SUM(A1)',
    '\t=1',
    ' =1',
    '\r=1',
    '\n@x',
    '|cmd',
    '%0',
    '\uFF1D1',
    '\u00A0=1',
  ])
    expect(csvCell(word).startsWith(`"'`), JSON.stringify(word)).toBe(true)
  expect([csvCell('Dokter Kuipers'), csvCell('zei "nee", toch'), csvCell('')]).toEqual([
    '"Dokter Kuipers"',
    '"zei ""nee"", toch"',
    '""',
  ])
  // A Dutch spreadsheet ends a cell at a semicolon.
  expect(csvCell("Maandag; =cmd|' /C calc'!A0;")).toBe(`"Maandag; '=cmd|' /C calc'!A0;"`)
})

test('whatever the text is, a cell is one quoted field that begins with no formula', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const cell = csvCell(text)
      expect(cell.slice(1, -1).replaceAll('""', '')).not.toContain('"')
      expect(cell.slice(1)).not.toMatch(/^[\s]*[=+\-@]/)
    }),
  )
})
