import type { RoleUrls } from '../roles.server.ts'

/** The addresses of this test file's own database, one for each role; the portal itself connects as `app`. */
export function testUrls(): RoleUrls {
  const read = (name: string) => {
    const url = process.env[name]
    if (!url) throw new Error(`${name} is not set: only tests named *.server.test.ts have a database.`)
    return url
  }
  return {
    app: read('DATABASE_URL'),
    owner: read('DATABASE_OWNER_URL'),
    worker: read('DATABASE_WORKER_URL'),
    sealer: read('DATABASE_SEALER_URL'),
  }
}
