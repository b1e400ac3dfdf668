import { rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { StartProblem } from '#app/platform/start-problem.ts'
import { migrate } from '#db/migrate.server.ts'
import { databaseOf, prepareRoles, withClient } from '#db/roles.server.ts'
import type { Database } from './database.ts'
import { say } from './progress.ts'

/** Roles and tables: `npm run migrate`, and the first part of `npm start`. May be run again. */
export async function prepareDatabase({ urls, adminUrl }: Database): Promise<void> {
  if (adminUrl) await prepareRoles(adminUrl, urls)
  await migrate({ ownerUrl: urls.owner, workerUrl: urls.worker })
}

/** Whether nobody lives in the database yet. */
export async function isEmpty({ urls }: Database): Promise<boolean> {
  const { rows } = await withClient(urls.owner, (owner) =>
    owner.query<{ empty: boolean }>('select not exists (select from tenants) as empty'),
  )
  return rows[0]?.empty ?? true
}

/** The instant that the demo's dates are relative to. */
export function seedInstant(): Temporal.Instant {
  return process.env.DEMO_NOW ? Temporal.Instant.from(process.env.DEMO_NOW) : Temporal.Now.instant()
}

/** The password of every demo account. */
export function demoPassword(): string {
  const password = process.env.DEMO_PASSWORD
  if (!password) throw new StartProblem('DEMO_PASSWORD is missing: it becomes the password of every demo account.')
  return password
}

/** Fills an empty database with the demo neighbourhood; leaves any other as it is. */
export async function seedOnce(database: Database): Promise<void> {
  if (!(await isEmpty(database))) return
  const mark = database.dataDir ? join(database.dataDir, 'seeding') : null
  if (mark) await writeFile(mark, '')
  const { seedDemo } = await import('#db/seed/seed.server.ts')
  await seedDemo(database.urls.owner, seedInstant(), (text: string) => say(`demo: ${text}`), demoPassword())
  if (mark) await rm(mark, { force: true })
}

/** Throws away an embedded demo whose seeding was broken off, so that it is made anew. */
export async function dropHalfSeeded({ urls, adminUrl, dataDir }: Database): Promise<void> {
  const mark = dataDir && join(dataDir, 'seeding')
  if (!mark || !adminUrl || !(await stat(mark).catch(() => null))) return
  say('the demo was not finished last time; it is made anew')
  await withClient(adminUrl, (admin) => admin.query(`drop database if exists ${databaseOf(urls.app)} with (force)`))
  await rm(mark, { force: true })
}
