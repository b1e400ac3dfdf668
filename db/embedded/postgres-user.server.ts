import { execFileSync, spawnSync } from 'node:child_process'
import { StartProblem } from '#app/platform/start-problem.ts'

/** The operating system's user that PostgreSQL runs as, when that is not the one who starts it. */
export interface PostgresUser {
  readonly uid: number
  readonly gid: number
}

const name = 'postgres'

function idOf(flag: '-u' | '-g'): number | null {
  const found = spawnSync('id', [flag, name], { encoding: 'utf8' })
  return found.status === 0 ? Number.parseInt(found.stdout, 10) : null
}

/**
 * PostgreSQL refuses to run as root: for root, the user `postgres`, made when it is missing; for anybody else null.
 * @throws StartProblem when root cannot make that user.
 */
export function findPostgresUser(): PostgresUser | null {
  if (process.getuid?.() !== 0) return null
  if (idOf('-u') === null) {
    try {
      execFileSync('useradd', ['--system', '--no-create-home', '--user-group', '--shell', '/bin/false', name], {
        stdio: 'ignore',
      })
    } catch {
      throw new StartProblem(
        `PostgreSQL does not run as root and the user "${name}" could not be made: start as another user.`,
      )
    }
  }
  const uid = idOf('-u')
  const gid = idOf('-g')
  if (uid === null || gid === null)
    throw new StartProblem(`The user "${name}" has no id: start as another user than root.`)
  return { uid, gid }
}

/** Whether `user` passes the shell's `test` on `path`: `-x` to run or enter it, `-w` to write it. */
export function userMay(user: PostgresUser | null, flag: '-x' | '-w', path: string): boolean {
  const asked = spawnSync('/bin/sh', ['-c', 'test "$1" "$2"', 'sh', flag, path], { ...user, cwd: '/', stdio: 'ignore' })
  if (asked.error && 'code' in asked.error && asked.error.code === 'EPERM') {
    throw new StartProblem(
      `This account may not start programs as "${name}", and PostgreSQL does not run as root: start as another user.`,
    )
  }
  return asked.status === 0
}
