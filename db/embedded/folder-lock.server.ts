import { readFile, rm, writeFile } from 'node:fs/promises'
import { StartProblem } from '#app/platform/start-problem.ts'
import { birthOf, isRunning } from './running-process.server.ts'

const own = () => `${process.pid} ${birthOf(process.pid)}`

function holds(line: string): boolean {
  const [pid, ...birth] = line.trim().split(' ')
  const id = Number(pid)
  return Number.isInteger(id) && id > 0 && isRunning(id) && birthOf(id) === birth.join(' ')
}

/**
 * Makes `file` say that this process uses the data folder. A file left by a process that is gone counts for nothing.
 * @returns gives the folder free again.
 * @throws StartProblem when another process that still runs has it.
 */
export async function lockFolder(file: string, folder: string): Promise<() => Promise<void>> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await writeFile(file, own(), { flag: 'wx' })
      return async () => {
        if ((await readFile(file, 'utf8').catch(() => '')) === own()) await rm(file, { force: true })
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const line = await readFile(file, 'utf8').catch(() => '')
      if (holds(line) || attempt > 3) {
        const pid = line.split(' ')[0]
        throw new StartProblem(
          `Drieluik already runs on ${folder} (process ${pid}): stop that one first, or set DATA_DIR to another folder.`,
        )
      }
      await rm(file, { force: true })
    }
  }
}
