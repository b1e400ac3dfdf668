import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import pg from 'pg'

const ids = new Map<string, string>()

/** The id of a resident of the stories, which stands in no page of their own. */
async function idOf(givenName: string): Promise<string> {
  const known = ids.get(givenName)
  if (known) return known
  const folder = process.env.E2E_DATA_DIR ?? ''
  const secrets = JSON.parse(await readFile(join(folder, 'secrets.json'), 'utf8')) as Record<string, string>
  const port = Number(await readFile(join(folder, 'postgres-port'), 'utf8'))
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'drieluik_app',
    password: secrets['app'],
    database: 'drieluik',
  })
  await client.connect()
  try {
    await client.query('begin')
    await client.query(
      `select set_config('app.kind', 'system', true), set_config('app.tenant', (select id::text from tenants where slug = 'overvecht'), true)`,
    )
    const { rows } = await client.query<{ id: string }>(
      'select id from residents where given_name = $1 order by id limit 1',
      [givenName],
    )
    ids.set(givenName, rows[0]!.id)
    return rows[0]!.id
  } finally {
    await client.end()
  }
}

/** Opens the card of this resident as who works for them would from a list. */
export async function openResident(page: Page, givenName: string): Promise<void> {
  await page.goto(`/werk/bewoners/${await idOf(givenName)}`)
  await expect(page).toHaveURL(/\/werk\/bewoners\/[0-9a-f-]{36}$/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(givenName)
}
