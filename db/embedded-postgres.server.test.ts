import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startEmbeddedPostgres } from './embedded-postgres.server.ts'
import { commandOf, isRunning } from './embedded/running-process.server.ts'
import { withClient } from './roles.server.ts'

let dataDir = ''

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'drieluik-embedded-'))
  await chmod(dataDir, 0o711)
})
afterEach(() => rm(dataDir, { recursive: true, force: true }))

const serverPid = async () => Number.parseInt(await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8'), 10)

/** Another program that starts a database here, makes a table and is then killed without a chance to tidy up. */
async function startAndKill(): Promise<number> {
  const script = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(join(import.meta.dirname, 'embedded-postgres.server.ts'))})
    const { withClient } = await import(${JSON.stringify(join(import.meta.dirname, 'roles.server.ts'))})
    const server = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)} })
    await withClient(server.adminUrl, (client) => client.query('create table kept as select 7 as number'))
    console.log('ready')
    setInterval(() => undefined, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  const pid = await serverPid()
  child.kill('SIGKILL')
  await once(child, 'exit')
  return pid
}

test('a program that is killed leaves no database server behind, and the next start finds its data', async () => {
  const pid = await startAndKill()
  await expect.poll(() => isRunning(pid), { timeout: 10_000 }).toBe(false)

  const server = await startEmbeddedPostgres({ dataDir })
  const { rows } = await withClient(server.adminUrl, (client) => client.query('select number from kept'))
  expect(rows).toEqual([{ number: 7 }])
  await server.stop()
}, 30_000)

test('a note of a server that is gone does not keep the next one from starting', async () => {
  await (await startEmbeddedPostgres({ dataDir })).stop()
  // The number of a process that runs, but is no server on this folder.
  await writeFile(join(dataDir, 'postgres/postmaster.pid'), `${process.pid}\n${dataDir}/postgres\n`)
  await writeFile(join(dataDir, 'in-use'), '999999999 0')

  const server = await startEmbeddedPostgres({ dataDir })
  expect(commandOf(await serverPid())).toContain(dataDir)
  await server.stop()
}, 30_000)

test('two programs cannot use one data folder: the second says so and harms nothing', async () => {
  const first = await startEmbeddedPostgres({ dataDir })
  await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(`Drieluik already runs on ${dataDir}`)
  await withClient(first.adminUrl, (client) => client.query('select 1'))
  await first.stop()
}, 30_000)

test('the server listens to this machine alone and asks for its password', async () => {
  const server = await startEmbeddedPostgres({ dataDir })
  const wrong = new URL(server.adminUrl)
  wrong.password = 'guess'
  await expect(withClient(wrong.href, (client) => client.query('select 1'))).rejects.toMatchObject({ code: '28P01' })
  const { rows } = await withClient(server.adminUrl, (client) => client.query('show listen_addresses'))
  expect(rows).toEqual([{ listen_addresses: '127.0.0.1' }])
  await server.stop()
}, 30_000)
