import { readFile } from 'node:fs/promises'

export interface Count {
  readonly passed: number
  readonly failed: number
}

/** Adds up what Vitest and Playwright wrote as JSON; a file that is not there counts nothing. A skipped test failed. */
export async function countTests(vitestFile: string, playwrightFile: string): Promise<Count> {
  const read = async <T>(file: string) =>
    readFile(file, 'utf8').then(
      (text) => JSON.parse(text) as T,
      () => null,
    )
  const unit = await read<{ numPassedTests: number; numFailedTests: number; numPendingTests: number }>(vitestFile)
  const browser = await read<{ stats: { expected: number; unexpected: number; flaky: number; skipped: number } }>(
    playwrightFile,
  )
  return {
    passed: (unit?.numPassedTests ?? 0) + (browser?.stats.expected ?? 0) + (browser?.stats.flaky ?? 0),
    failed:
      (unit?.numFailedTests ?? 0) +
      (unit?.numPendingTests ?? 0) +
      (browser?.stats.unexpected ?? 0) +
      (browser?.stats.skipped ?? 0),
  }
}
