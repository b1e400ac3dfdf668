import type { TestProject } from 'vitest/node'
import { migrate } from '../migrate.server.ts'
import { prepareRoles } from '../roles.server.ts'
import { dropDatabase } from './clone-database.server.ts'
import { roleUrlsOn, startTestServer } from './test-server.server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    adminUrl: string
    template: string
    /** How many random histories the model of bookings plays; 0 for as many as a test of every day has time for. */
    histories: number
  }
}

/** Once a run: a server, the roles, and one migrated database that each test file gets a fresh clone of. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer()
  const template = `drieluik_template_${process.pid}`
  try {
    const urls = roleUrlsOn(server.adminUrl, template)
    await prepareRoles(server.adminUrl, urls)
    await migrate({ ownerUrl: urls.owner, workerUrl: urls.worker })
  } catch (error) {
    await server.stop()
    throw error
  }
  project.provide('adminUrl', server.adminUrl)
  project.provide('template', template)
  project.provide('histories', Number(process.env.HISTORIES ?? 0))
  return async () => {
    await dropDatabase(server.adminUrl, template)
    await server.stop()
  }
}
