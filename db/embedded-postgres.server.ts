import { readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { machineProblem } from '#app/platform/start-problem.ts'
import { createCluster } from './embedded/create-cluster.server.ts'
import { lockFolder } from './embedded/folder-lock.server.ts'
import { launchServer, type Temporary } from './embedded/launch-server.server.ts'
import { stopServerWithParent } from './embedded/parent-watch.server.ts'
import { makeFolder } from './embedded/make-folder.server.ts'
import { findPostgresBinaries } from './embedded/postgres-binaries.server.ts'
import { findPostgresUser } from './embedded/postgres-user.server.ts'
import { clearLeftServer, stopServer, type StopMode } from './embedded/postmaster.server.ts'

export interface EmbeddedPostgres {
  /** The superuser's address; for making roles and databases only, since it skips row-level security. */
  readonly adminUrl: string
  /** Ends the server and gives the data folder free; a second call may be more hurried than the first. */
  stop(mode?: StopMode): Promise<void>
  /** Settles when the server ends without having been asked to. */
  readonly lost: Promise<void>
}

const never = new Promise<void>(() => undefined)

async function startIn(folder: string, temporary: Temporary, tidy: () => Promise<void>): Promise<EmbeddedPostgres> {
  const cluster = join(folder, 'postgres')
  const passwordFile = join(folder, 'postgres-password')
  const user = findPostgresUser()
  const { initdb, postgres } = await findPostgresBinaries(user)
  await clearLeftServer(cluster)
  await createCluster(cluster, initdb, user, (password) => writeFile(passwordFile, password, { mode: 0o600 }))

  let endWatch = () => undefined as void
  const server = await launchServer({ postgres, folder, user, temporary }, (pid) => {
    endWatch()
    endWatch = stopServerWithParent(pid, temporary ? folder : undefined)
  }).catch((error: unknown) => {
    endWatch()
    throw error
  })

  let asked = false
  const lost = server.exited.then(() => (asked ? never : undefined))
  const stop = async (mode: StopMode = 'fast') => {
    asked = true
    await stopServer(server.pid, mode)
    endWatch()
    await tidy()
  }
  const password = encodeURIComponent((await readFile(passwordFile, 'utf8')).trim())
  return { adminUrl: `postgresql://postgres:${password}@127.0.0.1:${server.port}/postgres`, stop, lost }
}

/**
 * Starts the PostgreSQL that comes with the npm package, on 127.0.0.1 only, and makes its data folder when there is
 * none. What a killed predecessor left is cleared first; the server never outlives this process.
 * @param dataDir folder for the cluster, its password (0600), port and log.
 * @param temporary nothing is kept safe on disk, and the folder is deleted afterwards: for tests, and for measuring.
 * @throws StartProblem when the folder is in use, cannot be reached by the database's user, or its disk is full.
 */
export async function startEmbeddedPostgres(given: {
  dataDir: string
  temporary?: Temporary
}): Promise<EmbeddedPostgres> {
  const folder = resolve(given.dataDir)
  const temporary = given.temporary ?? false
  try {
    await makeFolder(folder)
    const unlock = await lockFolder(join(folder, 'in-use'), folder)
    const tidy = async () => {
      await unlock()
      if (temporary) await rm(folder, { recursive: true, force: true })
    }
    return await startIn(folder, temporary, tidy).catch(async (error: unknown) => {
      await tidy()
      throw error
    })
  } catch (error) {
    throw machineProblem(error, folder) ?? error
  }
}
