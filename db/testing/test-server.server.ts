import { chmod, mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '../embedded-postgres.server.ts'
import { roleNames, withDatabase, type RoleUrls } from '../roles.server.ts'
import { passingFolder } from './passing-folder.server.ts'

export interface TestServer {
  /** A superuser's address; tests use it to make and drop databases, never to look at data. */
  readonly adminUrl: string
  stop(): Promise<void>
}

/**
 * A PostgreSQL for the tests: `TEST_DATABASE_ADMIN_URL` when it is set (a server for tests alone: its roles get fixed
 * passwords), else an embedded one in a temporary folder that is deleted afterwards.
 */
export async function startTestServer(): Promise<TestServer> {
  const given = process.env.TEST_DATABASE_ADMIN_URL
  if (given) return { adminUrl: given, stop: async () => undefined }
  const dataDir = await mkdtemp(join(await passingFolder(), 'drieluik-test-'))
  // The database's user must be able to pass through it.
  await chmod(dataDir, 0o711)
  const server = await startEmbeddedPostgres({ dataDir, temporary: true })
  return { adminUrl: server.adminUrl, stop: () => server.stop('immediate') }
}

/** The four roles' addresses of one database on a test server. */
export function roleUrlsOn(adminUrl: string, database: string): RoleUrls {
  const as = (role: keyof RoleUrls) => {
    const url = new URL(withDatabase(adminUrl, database))
    url.username = roleNames[role]
    url.password = 'drieluik-test'
    return url.href
  }
  return { app: as('app'), owner: as('owner'), worker: as('worker'), sealer: as('sealer') }
}
