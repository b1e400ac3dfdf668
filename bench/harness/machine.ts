import { spawnSync } from 'node:child_process'
import { cpus, loadavg, totalmem } from 'node:os'

/** Whether processes can be kept on one core: needs two cores and `taskset`. */
export const canPin = cpus().length > 1 && spawnSync('taskset', ['--version']).status === 0

/** The core of the process that is measured, and of the one that asks. PostgreSQL stands where the system puts it. */
export const core = { server: 0, load: 1 } as const

/** Where a process may run. */
export type Place = keyof typeof core | 'anywhere'

/** The command that runs Node on one core, or anywhere where that can't be or isn't asked. */
export function nodeOn(place: Place): [command: string, ...words: string[]] {
  return canPin && place !== 'anywhere' ? ['taskset', '-c', String(core[place]), process.execPath] : [process.execPath]
}

/** What the figures depend on. */
export function describeMachine() {
  const all = cpus()
  return {
    processor: all[0]?.model ?? 'unknown',
    cores: all.length,
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    pinned: canPin ? `server on core ${core.server}, load generator on core ${core.load}, PostgreSQL free` : 'no',
  }
}

/** How busy the machine was in the last minute: processes that ran or waited. */
export const busyness = () => Math.round((loadavg()[0] ?? 0) * 100) / 100

/** A sentence for when others work on this machine too, or null: rates and waits then say more about them. */
export function busyWarning(processes: number): string | null {
  if (processes < cpus().length / 2) return null
  return `The machine was busy before it began (${processes} processes at a time): rates and waits are not to be trusted.`
}
