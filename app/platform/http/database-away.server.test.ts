import { chmod, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { startEmbeddedPostgres } from '#db/embedded-postgres.server.ts'
import { frontUnderTest } from './testing/front-under-test.server.ts'

test('a database that is killed is told calmly, and pages come back when it does', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'drieluik-away-'))
  await chmod(dataDir, 0o711)
  const killed = await startEmbeddedPostgres({ dataDir })
  const pool = new pg.Pool({ connectionString: killed.adminUrl, connectionTimeoutMillis: 2_000 })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const portal = await frontUnderTest({
    behind: [
      (_, response, next) =>
        void pool.query('select 7 as number').then(({ rows }) => response.type('html').end(`${rows[0].number}`), next),
    ],
  })
  const ask = (method: string) => portal.ask(`${method} /mijn`, [`Host: ${portal.host}`, 'Sec-Fetch-Site: same-origin'])

  expect(await ask('GET')).toMatchObject({ status: 200, text: '7' })
  await killed.stop('immediate')
  for (const [method, words] of [
    ['GET', 'Wat u eerder bewaarde, staat er nog.'],
    ['POST', 'Wat u net stuurde, is niet bewaard.'],
  ] as const) {
    const said = await ask(method)
    expect(said).toMatchObject({ status: 503, headers: { 'retry-after': '10', 'cache-control': 'no-store' } })
    expect(said.text).toContain(words)
    expect(said.text).toContain('tel:112')
  }

  const back = await startEmbeddedPostgres({ dataDir, temporary: true })
  expect(await ask('GET')).toMatchObject({ status: 200, text: '7' })
  await portal.front.close()
  await pool.end()
  await back.stop()
}, 30_000)
