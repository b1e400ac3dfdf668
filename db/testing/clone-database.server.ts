import { randomUUID } from 'node:crypto'
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

/** Removes a database, whoever is still connected. */
export async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  await withClient(adminUrl, (admin) => admin.query(`drop database if exists ${id(name)} with (force)`))
}
