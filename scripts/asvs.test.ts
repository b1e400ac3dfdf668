import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkAsvs, readAsvs } from './asvs.ts'

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
const page = readFileSync('docs/asvs.md', 'utf8')

/** How many requirements of levels 1 and 2 a section of ASVS 5.0.0 has. */
const sections = {
  ...{ '3.3': 4, '3.4': 6, '3.5': 5 },
  ...{ '6.1': 3, '6.2': 12, '6.3': 4, '6.4': 4, '6.5': 5, '6.6': 3, '6.8': 4 },
  ...{ '7.1': 3, '7.2': 4, '7.3': 2, '7.4': 5, '7.5': 2, '7.6': 2 },
  ...{ '8.1': 2, '8.2': 3, '8.3': 1, '8.4': 1 },
  ...{ '14.1': 2, '14.2': 4, '14.3': 3 },
  ...{ '16.1': 1, '16.2': 5, '16.3': 4, '16.4': 3, '16.5': 3 },
}

test('each file and each test that the sheet names is there, and its counts are right', () => {
  expect(checkAsvs(page, read)).toEqual([])
})

test('each requirement is answered once, none is left out', () => {
  const expected = Object.entries(sections).flatMap(([section, most]) =>
    Array.from({ length: most }, (_, at) => `${section}.${at + 1}`),
  )
  expect(readAsvs(page).map(({ id }) => id)).toEqual(expected)
})

describe('what is wrong with a sheet is named', () => {
  const files: Record<string, string> = { 'app/a.test.ts': "test('it is so', () => {})", 'app/a.ts': '' }
  const sheet = (
    answer: string,
    counts = '1 met (0 of them without a test of their own), 0 not applicable, 0 not met',
  ) => `**1 requirements: ${counts}.**\n\n| 3.3.1 | 1 | words | ${answer} |\n`
  const faults = (answer: string, counts?: string) => checkAsvs(sheet(answer, counts), (file) => files[file] ?? null)

  test('a good one has nothing', () => expect(faults('**met**. `app/a.test.ts` “it is so”')).toEqual([]))

  test.each([
    ['**met**. `app/b.test.ts` “it is so”', 'app/b.test.ts does not exist'],
    ['**met**. `app/a.test.ts` “it is otherwise”', 'has no test “it is otherwise”'],
    ['**met**. `app/a.test.ts` “it is”', 'has no test “it is”'],
    ['**met**. `app/a.ts` “it is so”', 'app/a.ts has no test'],
    ['**met**. `app/a.test.ts`', 'no test is named'],
    ['**met**, no test of its own. `app/a.ts`', 'the counts on top must be'],
    ['**not met**. Something is missing.', 'the counts on top must be'],
    ['**perhaps**. `app/a.ts`', 'could not be read'],
  ])('%s', (answer, problem) => expect(faults(answer).join('\n')).toContain(problem))
})
