import { inject, expect, test } from 'vitest'
import { prepareRoles, withClient } from './roles.server.ts'
import { testUrls } from './testing/test-database.ts'

test('making the roles again changes nothing', async () => {
  const urls = testUrls()
  await prepareRoles(inject('adminUrl'), urls)
  for (const url of Object.values(urls)) {
    const { rows } = await withClient(url, (client) => client.query('select 1 as in'))
    expect(rows).toEqual([{ in: 1 }])
  }
})

test('a role with another name is refused, because the tables give their rights by name', async () => {
  const urls = testUrls()
  const other = new URL(urls.app)
  other.username = 'postgres'
  await expect(prepareRoles(inject('adminUrl'), { ...urls, app: other.href })).rejects.toThrow('drieluik_app')
})
