import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { open, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { machineProblem } from '#app/platform/start-problem.ts'
import { tryPort } from './free-port.server.ts'
import type { PostgresUser } from './postgres-user.server.ts'
import { isReady } from './postmaster.server.ts'

export interface LaunchedServer {
  readonly pid: number
  readonly port: number
  /** Settles when the server has ended, for whatever reason. */
  readonly exited: Promise<unknown>
}

/** What a server of the tests may lose: all of it. */
const forgetful = [
  ...['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'],
  ...['max_connections=200', 'max_wal_size=2GB'],
  // Thousands of connections are made with passwords that protect nothing.
  'scram_iterations=1',
]

/**
 * `true` for tests: nothing is kept safe on disk, and no statistics are gathered. `cared-for` for measuring: PostgreSQL cares
 * for its tables when it does so by itself.
 */
export type Temporary = boolean | 'cared-for'

const options = (port: number, temporary: Temporary) =>
  [
    ...['listen_addresses=127.0.0.1', `port=${port}`, 'unix_socket_directories=', 'timezone=UTC', 'log_timezone=UTC'],
    // Parameters hold personal data: the log says what went wrong, never with what.
    ...['log_min_error_statement=panic', 'log_error_verbosity=terse', 'password_encryption=scram-sha-256'],
    ...(temporary ? forgetful : []),
    ...(temporary === true ? ['autovacuum=off'] : []),
  ].flatMap((setting) => ['-c', setting])

async function choosePort(file: string): Promise<number> {
  const kept = Number.parseInt(await readFile(file, 'utf8').catch(() => ''), 10)
  const port = (kept > 0 ? await tryPort(kept, '127.0.0.1') : null) ?? (await tryPort(0, '127.0.0.1'))
  if (port === null) throw new Error('No port of 127.0.0.1 is free.')
  await writeFile(file, String(port))
  return port
}

/** Waits until the server takes connections; answers false when it ended before that. */
async function becomesReady(cluster: string, child: ChildProcess, pid: number): Promise<boolean> {
  while (child.exitCode === null && child.signalCode === null) {
    if (await isReady(cluster, pid)) return true
    await sleep(20)
  }
  return false
}

/**
 * Starts `postgres` on a cluster that no server runs on, on 127.0.0.1 and the port it had before where that is free.
 * @param folder holds the cluster, the port and the log.
 * @param onPid called as soon as there is a process, before it is ready.
 * @throws StartProblem when the disk is full; an Error with the end of the log for other reasons.
 */
export async function launchServer(
  {
    postgres,
    folder,
    user,
    temporary,
  }: { postgres: string; folder: string; user: PostgresUser | null; temporary: Temporary },
  onPid: (pid: number) => void,
): Promise<LaunchedServer> {
  const cluster = join(folder, 'postgres')
  const logFile = join(folder, 'postgres.log')
  for (let attempt = 1; ; attempt += 1) {
    const port = await choosePort(join(folder, 'postgres-port'))
    const log = await open(logFile, 'w', 0o600)
    const env = { TZ: 'UTC', LC_ALL: 'C' } as unknown as NodeJS.ProcessEnv
    const stdio = ['ignore', log.fd, log.fd] as const
    // A session of its own: Ctrl-C reaches the program alone, which ends its own work before the database.
    const child = spawn(postgres, ['-D', cluster, ...options(port, temporary)], {
      ...user,
      cwd: '/',
      env,
      detached: true,
      stdio: [...stdio],
    })
    await once(child, 'spawn')
    await log.close()
    child.unref()
    const pid = child.pid ?? 0
    const exited = once(child, 'exit')
    onPid(pid)
    if (await becomesReady(cluster, child, pid)) return { pid, port, exited }
    const lines = (await readFile(logFile, 'utf8').catch(() => '')).split('\n').slice(-15).join('\n')
    // Somebody else may have taken the port since it was tried.
    if (attempt < 3 && /Address already in use/.test(lines)) continue
    throw machineProblem(lines, cluster) ?? new Error(`PostgreSQL did not start:\n${lines}`)
  }
}
