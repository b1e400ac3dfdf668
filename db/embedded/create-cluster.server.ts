import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { machineProblem, StartProblem } from '#app/platform/start-problem.ts'
import { userMay, type PostgresUser } from './postgres-user.server.ts'

async function giveTo(user: PostgresUser | null, path: string): Promise<void> {
  if (user) await chown(path, user.uid, user.gid)
}

function run(
  program: string,
  words: string[],
  user: PostgresUser | null,
): Promise<{ code: number | null; text: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, {
      ...user,
      cwd: '/',
      env: { TZ: 'UTC' } as unknown as NodeJS.ProcessEnv,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let text = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (text += part.toString()))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, text }))
  })
}

/** Says so in one sentence when the database's user cannot reach `cluster`, a folder that exists. */
export function checkReach(user: PostgresUser | null, cluster: string): void {
  if (!user || (userMay(user, '-x', cluster) && userMay(user, '-w', cluster))) return
  throw new StartProblem(
    `PostgreSQL runs as the user "postgres", who cannot reach ${cluster}: set DATA_DIR to a folder that everybody may enter, such as /var/lib/drieluik.`,
  )
}

/**
 * Makes `cluster` unless it is there. It is made beside its place and moved when complete, so that one that was broken
 * off is never mistaken for a whole one.
 * @param keepPassword keeps the superuser's password, before the cluster takes its place.
 * @throws StartProblem when the user cannot reach the folder or the disk is full.
 */
export async function createCluster(
  cluster: string,
  initdb: string,
  user: PostgresUser | null,
  keepPassword: (password: string) => Promise<void>,
): Promise<void> {
  if (await stat(join(cluster, 'PG_VERSION')).catch(() => null)) return checkReach(user, cluster)
  const making = `${cluster}.new`
  await rm(making, { recursive: true, force: true })
  await mkdir(making, { mode: 0o700 })
  await giveTo(user, making)
  checkReach(user, making)

  const password = randomBytes(24).toString('base64url')
  const letter = await mkdtemp(join(tmpdir(), 'drieluik-'))
  const passwordFile = join(letter, 'password')
  try {
    await writeFile(passwordFile, password, { mode: 0o600 })
    await giveTo(user, passwordFile)
    await giveTo(user, letter)
    const { code, text } = await run(
      initdb,
      [
        ...['-D', making, '--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--no-sync'],
        ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      ],
      user,
    )
    if (code !== 0) throw machineProblem(text, making) ?? new Error(`initdb ended with ${code}:\n${text}`)
    await keepPassword(password)
    await rm(cluster, { recursive: true, force: true })
    await rename(making, cluster)
  } catch (error) {
    await rm(making, { recursive: true, force: true })
    throw error
  } finally {
    await rm(letter, { recursive: true, force: true })
  }
}
