import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { grantOnDatabase, roleNames, withClient, type RoleUrls } from '../roles.server.ts'
import { roleUrlsOn } from './test-server.server.ts'

const { escapeIdentifier: id } = pg

/** A fresh copy of a migrated database, with the roles' addresses to it. */
export async function cloneDatabase(adminUrl: string, template: string): Promise<{ name: string; urls: RoleUrls }> {
  const name = `drieluik_test_${randomUUID().replaceAll('-', '')}`
  await withClient(adminUrl, async (admin) => {
    await admin.query(`create database ${id(name)} template ${id(template)} owner ${roleNames.owner}`)
    await grantOnDatabase(admin, name)
  })
  return { name, urls: roleUrlsOn(adminUrl, name) }
}

/** Whoever said goodbye is let go first: a connection that is cut on its way out is a fault that nobody catches. */
const patience = { tries: 50, milliseconds: 20 }

/** Removes a database, whoever is still connected after a second. */
export async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  await withClient(adminUrl, async (admin) => {
    for (let left = patience.tries; left > 0; left -= 1) {
      const { rows } = await admin.query('select from pg_stat_activity where datname = $1 limit 1', [name])
      if (rows.length === 0) break
      await setTimeout(patience.milliseconds)
    }
    await admin.query(`drop database if exists ${id(name)} with (force)`)
  })
}
