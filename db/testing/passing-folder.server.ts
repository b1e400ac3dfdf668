import { readdir, readFile, rm, stat, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The file system in memory that Linux has; a container's is often small. */
const inMemory = '/dev/shm'
const gibibyte = 2 ** 30
/** What the clones and the log of one run take is under 3 GiB; as much is left to everybody else. */
const needed = { room: 4 * gibibyte, memory: 8 * gibibyte }
const oldMilliseconds = 60 * 60 * 1000

async function isRunning(folder: string): Promise<boolean> {
  try {
    process.kill(Number.parseInt(await readFile(join(folder, 'postgres/postmaster.pid'), 'utf8'), 10), 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Removes what a run that was killed left in memory: nobody else would before the machine is started again. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(inMemory)) {
    if (!/^drieluik-(test|e2e)-/.test(name)) continue
    const folder = join(inMemory, name)
    const { mtimeMs } = await stat(folder)
    if (Date.now() - mtimeMs > oldMilliseconds && !(await isRunning(folder)))
      await rm(folder, { recursive: true, force: true })
  }
}

/**
 * Where databases stand that pass with the tests: in memory where there is plenty of it, because making and dropping
 * hundreds of them costs a fifth of the time on a disk; else the folder for temporary files.
 */
export async function passingFolder(): Promise<string> {
  if (process.platform !== 'linux') return tmpdir()
  try {
    const { bavail, bsize } = await statfs(inMemory)
    if (bavail * bsize < needed.room || process.availableMemory() < needed.memory) return tmpdir()
    await removeAbandoned()
    return inMemory
  } catch {
    return tmpdir()
  }
}
