export type Answer = 'met' | 'not applicable' | 'not met'

export interface Requirement {
  readonly id: string
  readonly answer: Answer
  /** `true` for what is met and says that no test of its own shows it. */
  readonly untested: boolean
  readonly files: readonly string[]
  readonly tests: readonly { readonly file: string; readonly name: string }[]
}

const rows = /^\| *(\d+\.\d+\.\d+) *\| *([12]) *\|[^|]*\| *\*\*(met|not applicable|not met)\*\*(.*)\|$/gm
const pathForm = /^(app|db|scripts|e2e|docs|eslint|bench)\/[\w./-]+\.\w+$/

/** What stands between backticks, and each name in “…” behind it: `file` “one”, “other”. */
function citations(text: string): Pick<Requirement, 'files' | 'tests'> {
  const pieces = [...text.matchAll(/`([^`]+)`|“([^”]+)”/g)]
  const files: string[] = []
  const tests: { file: string; name: string }[] = []
  for (const [, code, name] of pieces) {
    if (code !== undefined && pathForm.test(code)) files.push(code)
    const file = files.at(-1)
    if (name !== undefined) tests.push({ file: file ?? '', name })
  }
  return { files, tests }
}

/** Reads the tables of docs/asvs.md, in their order. */
export function readAsvs(page: string): Requirement[] {
  return [...page.matchAll(rows)].map(([, id = '', , answer, text = '']) => ({
    id,
    answer: answer as Answer,
    untested: answer === 'met' && text.startsWith(', no test of its own'),
    ...citations(text),
  }))
}

const isTested = /\.(test\.tsx?|spec\.ts)$/

/** Whether a test or a group of tests has this name. */
function hasTest(source: string, name: string): boolean {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`(\\b(test|it|describe)|[\\])])\\(\\s*(['"\`])${escaped}\\3`).test(source)
}

/**
 * What is wrong with the sheet; empty when all is well.
 * @param read the text of a file of the project, or null when there is none.
 */
export function checkAsvs(page: string, read: (file: string) => string | null): string[] {
  const all = readAsvs(page)
  const problems = all.flatMap(({ id, answer, untested, files, tests }) => [
    ...files.filter((file) => read(file) === null).map((file) => `${id}: ${file} does not exist`),
    ...tests
      .filter(({ file, name }) => !isTested.test(file) || !hasTest(read(file) ?? '', name))
      .map(({ file, name }) => `${id}: ${file} has no test “${name}”`),
    ...(answer === 'met' && !untested && tests.length === 0 ? [`${id}: met, and no test is named`] : []),
  ])
  const double = all.map(({ id }) => id).filter((id, at, ids) => ids.indexOf(id) !== at)
  const lines = page.split('\n').filter((line) => /^\| *\d/.test(line)).length
  if (lines !== all.length) problems.push(`${lines - all.length} rows could not be read`)
  return [...problems, ...double.map((id) => `${id} is there twice`), ...wrongCounts(page, all)]
}

function wrongCounts(page: string, all: readonly Requirement[]): string[] {
  const count = (answer: Answer) => all.filter((each) => each.answer === answer).length
  const bare = all.filter(({ untested }) => untested).length
  const words = `**${all.length} requirements: ${count('met')} met (${bare} of them without a test of their own), ${count('not applicable')} not applicable, ${count('not met')} not met.**`
  return page.includes(words) ? [] : [`the counts on top must be: ${words}`]
}
