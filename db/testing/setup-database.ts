import { afterAll, inject } from 'vitest'
import { cloneDatabase, dropDatabase } from './clone-database.server.ts'

// Before the test file is read: the portal's modules find their own database when they are imported.
const adminUrl = inject('adminUrl')
const { name, urls } = await cloneDatabase(adminUrl, inject('template'))
Object.assign(process.env, {
  DATABASE_URL: urls.app,
  DATABASE_OWNER_URL: urls.owner,
  DATABASE_WORKER_URL: urls.worker,
  DATABASE_SEALER_URL: urls.sealer,
})

afterAll(async () => {
  const { closePool } = await import('../client.server.ts')
  await closePool()
  await dropDatabase(adminUrl, name)
})
