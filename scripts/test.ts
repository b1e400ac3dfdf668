import { mkdir, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { countTests } from './count-tests.ts'
import { atEnd, end, program } from './program.ts'
import { say } from './progress.ts'
import { runSteps, stopSteps, type Step, type StepResult } from './run-step.ts'

const bin = (name: string) => resolve('node_modules/.bin', name)
const script = (name: string) => [process.execPath, resolve('scripts', name)]
const vitestFile = resolve('.cache/test/vitest.json')
const playwrightFile = resolve('.cache/test/playwright.json')

/** The longest first, so that two cores end at about the same time. */
const checks: Step[] = [
  {
    name: 'lint',
    command: [bin('eslint'), '.', '--cache', '--cache-location', '.cache/eslint/', '--max-warnings', '0'],
  },
  { name: 'lint with types', command: [bin('oxlint')] },
  {
    name: 'formatting',
    command: [bin('prettier'), '--check', '.', '--cache', '--cache-location', '.cache/prettier', '--log-level', 'warn'],
  },
  {
    name: 'types',
    command: [process.execPath, resolve('node_modules/typescript-7/bin/tsc'), '--noEmit', '--singleThreaded'],
  },
  { name: 'build', command: script('build.ts') },
  { name: 'unused code', command: [bin('knip')] },
  { name: 'locales', command: script('check-locales.ts') },
  { name: 'advisories', command: script('check-advisories.ts') },
  { name: 'chromium', command: script('find-chromium.ts') },
]

function report({ name, ok, seconds, output }: StepResult): void {
  say(`${ok ? 'passed' : 'FAILED'}  ${name} (${seconds.toFixed(1)} s)`)
  const notes = output.split('\n').filter((line) => line.startsWith('chromium: '))
  if (!ok) console.log(output)
  else if (notes.length > 0) console.log(notes.join('\n'))
}

async function tests(chromium: string): Promise<StepResult[]> {
  const unit = {
    name: 'unit and database tests',
    command: [bin('vitest'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestFile}`],
  }
  const env = { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightFile }
  const browser = { name: 'browser journeys', command: [bin('playwright'), 'test', '--reporter=line,json'], env }
  // Each of these takes both cores by itself.
  return runSteps([unit, browser], report, 1)
}

/** `npm test`: everything that a change must pass, cheapest first; stops at the first that fails. */
await program(async () => {
  atEnd(stopSteps)
  await rm('.cache/test', { recursive: true, force: true })
  await mkdir('.cache/test', { recursive: true })
  const results = await runSteps(checks, report)
  const chromium =
    results
      .find((result) => result.name === 'chromium')
      ?.output.trim()
      .split('\n')
      .at(-1) ?? ''
  if (results.every((result) => result.ok)) results.push(...(await tests(chromium)))

  const count = await countTests(vitestFile, playwrightFile)
  const broken = results.filter((result) => !result.ok).length
  // A step that failed without a failing test (it did not start) is a failure all the same.
  const failed = Math.max(count.failed, broken)
  console.log(`${count.passed + results.length - broken} passed, ${failed} failed`)
  await end(failed > 0 ? 1 : 0)
})
