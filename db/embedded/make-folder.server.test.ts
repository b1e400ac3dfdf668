import { mkdir, mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { StartProblem } from '#app/platform/start-problem.ts'
import { startEmbeddedPostgres } from '../embedded-postgres.server.ts'
import { makeFolder } from './make-folder.server.ts'

let place = ''
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'drieluik-folder-'))
  await writeFile(join(place, 'file'), 'x')
  await mkdir(join(place, 'folder'))
  await symlink(join(place, 'nowhere'), join(place, 'dangling'))
  await symlink(join(place, 'folder'), join(place, 'link'))
  await symlink('loop', join(place, 'loop'))
})
afterAll(() => rm(place, { recursive: true, force: true }))

const wrong: [what: string, folder: string, words: string][] = [
  ['a file', 'file', 'is a file, not a folder'],
  ['below a file', 'file/data', 'lies below a file'],
  ['a link to nothing', 'dangling', 'is a link to a folder that is not there'],
  ['below a link to nothing', 'dangling/data', 'is a link to a folder that is not there'],
  ['a link to itself', 'loop', 'is a link that leads to itself'],
  ['below a link to itself', 'loop/data', 'is a link that leads to itself'],
  ['a name that is too long', 'x'.repeat(300), 'is too long a name'],
  ['a place where nobody can make one', '/proc/drieluik', 'cannot be made'],
  ['far below such a place', '/proc/drieluik/a/b', 'cannot be made'],
]

test.each(wrong)(
  'a data folder that is %s is refused in one sentence that names it',
  async (_what, folder, words) => {
    const path = folder.startsWith('/') ? folder : join(place, folder)
    for (const start of [makeFolder, (dataDir: string) => startEmbeddedPostgres({ dataDir })]) {
      const problem = await start(path).then(
        () => null,
        (error: unknown) => error,
      )
      expect(problem).toBeInstanceOf(StartProblem)
      const { message } = problem as StartProblem
      expect(message).toContain(words)
      expect(message).toContain(folder.startsWith('/') ? '/proc/drieluik' : join(place, folder.split('/')[0]!))
      expect(message).toMatch(/^[^\n]+: set DATA_DIR to a folder that can be written\.$/)
    }
  },
  5_000,
)

test.each(['folder', 'link', 'link/below', 'new/and/deep'])('%s becomes or stays a folder', async (folder) => {
  await makeFolder(join(place, folder))
  await makeFolder(join(place, folder))
  expect((await stat(join(place, folder))).isDirectory()).toBe(true)
})
