import { mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { machineProblem, StartProblem } from '#app/platform/start-problem.ts'

const elsewhere = 'set DATA_DIR to a folder that can be written.'

/** Why a folder cannot be made, by the code of the system (errno(3)). */
const reasons: Readonly<Record<string, string>> = {
  ENOTDIR: 'lies below a file, not below a folder',
  ELOOP: 'is a link that leads to itself',
  ENAMETOOLONG: 'is too long a name',
  ENOENT: 'cannot be made where it stands',
  EPERM: 'cannot be made where it stands',
  EACCES: 'cannot be made by this user',
}

const isThere = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )

/** What keeps something that is there from being the folder; null when it is a folder. */
async function whatElse(path: string): Promise<string | null> {
  try {
    return (await stat(path)).isDirectory() ? null : 'is a file, not a folder'
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return code === 'ENOENT' ? 'is a link to a folder that is not there' : (reasons[code ?? ''] ?? `fails with ${code}`)
  }
}

/**
 * Makes `folder`, and the folders above it, unless they are there. `mkdir` of Node with `recursive` would try for ever
 * where the system answers "no such file" below a folder that is there, as `/proc` does.
 * @param folder an absolute path.
 * @throws StartProblem, which names what is in the way.
 */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o755 })
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') {
      const other = await whatElse(folder)
      if (other === null) return
      throw new StartProblem(`${folder} ${other}: ${elsewhere}`)
    }
    if (code === 'ENOENT' && !(await isThere(dirname(folder)))) {
      await makeFolder(dirname(folder))
      return makeFolder(folder)
    }
    const reason = reasons[code]
    throw reason ? new StartProblem(`${folder} ${reason}: ${elsewhere}`) : (machineProblem(error, folder) ?? error)
  }
}
