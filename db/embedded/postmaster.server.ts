import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { commandOf, isRunning } from './running-process.server.ts'

/** How a server ends: `fast` breaks off what runs and writes all to disk, `immediate` leaves it to recovery. */
export type StopMode = 'fast' | 'immediate'

const signals = { fast: 'SIGINT', immediate: 'SIGQUIT' } as const

/** The lines of `postmaster.pid`: first the process id, eighth the status (PostgreSQL, src/include/utils/pidfile.h). */
async function pidFile(cluster: string): Promise<{ pid: number; ready: boolean } | null> {
  const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  const pid = Number.parseInt(lines[0] ?? '', 10)
  return Number.isInteger(pid) && pid > 0 ? { pid, ready: lines[7]?.trim() === 'ready' } : null
}

/** Whether the server with this process id takes connections on `cluster`. */
export async function isReady(cluster: string, pid: number): Promise<boolean> {
  const file = await pidFile(cluster)
  return file !== null && file.pid === pid && file.ready
}

/** Ends a server and waits for it; after `patience` milliseconds it is broken off, which its next start recovers from. */
export async function stopServer(pid: number, mode: StopMode, patience = 20_000): Promise<void> {
  const signal = (name: NodeJS.Signals) => {
    try {
      process.kill(pid, name)
    } catch {
      // It ended in between.
    }
  }
  signal(signals[mode])
  const deadline = performance.now() + patience
  let broken = false
  while (isRunning(pid)) {
    if (!broken && performance.now() > deadline) {
      broken = true
      signal('SIGQUIT')
    }
    await sleep(20)
  }
}

/**
 * Clears what a killed parent left in `cluster`: a server that still runs on this very folder is stopped, a
 * `postmaster.pid` whose process is gone or is something else is removed.
 */
export async function clearLeftServer(cluster: string): Promise<void> {
  const file = await pidFile(cluster)
  if (file && isRunning(file.pid) && commandOf(file.pid).includes(`-D ${cluster}`)) await stopServer(file.pid, 'fast')
  await rm(join(cluster, 'postmaster.pid'), { force: true })
}
