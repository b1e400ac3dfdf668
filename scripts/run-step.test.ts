import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { countTests } from './count-tests.ts'
import { runSteps, type StepResult } from './run-step.ts'

const node = (name: string, script: string) => ({ name, command: [process.execPath, '-e', script] })

test('after a step that fails no other begins, and its output is kept', async () => {
  const reported: StepResult[] = []
  const steps = [node('good', ''), node('bad', 'console.log("why"); process.exit(3)'), node('never', '')]
  await runSteps(steps, (result) => reported.push(result), 1)
  expect(reported.map(({ name, ok }) => [name, ok])).toEqual([
    ['good', true],
    ['bad', false],
  ])
  expect(reported[1]?.output).toContain('why')
})

test('a program that is not there is a step that failed', async () => {
  const [result] = await runSteps([{ name: 'absent', command: ['/no/such/program'] }], () => undefined)
  expect(result?.ok).toBe(false)
})

test('a skipped test counts as failed, and a part that never ran counts nothing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'drieluik-count-'))
  const file = join(folder, 'vitest.json')
  await writeFile(file, JSON.stringify({ numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 0 }))
  expect(await countTests(file, join(folder, 'absent.json'))).toEqual({ passed: 5, failed: 3 })
  await rm(folder, { recursive: true })
})
