import { randomBytes } from 'node:crypto'
import { appendFile, readFile } from 'node:fs/promises'
import { StartProblem } from '#app/platform/start-problem.ts'

/**
 * Adds a new key at the end of the key file, which stays whose it is. Portals that run take it up by themselves.
 * @param day ISO date, for the name of the key.
 * @returns the name of the key.
 * @throws StartProblem when the keys are in `SEAL_KEYS`, or the file is JSON, which is not added to.
 */
export async function addKey(file: string | undefined, day: string, demo: boolean): Promise<string> {
  if (!file)
    throw new StartProblem(
      'A key is added to SEAL_KEYS_FILE alone: add one to SEAL_KEYS yourself, and start every portal anew.',
    )
  const text = await readFile(file, 'utf8')
  if (/^\s*[[{]/.test(text)) throw new StartProblem('The key file is JSON: add a key to it yourself.')
  const id = `${demo ? 'demo-' : 'k'}${day}-${randomBytes(3).toString('hex')}`
  const line = `${id}:${randomBytes(32).toString('base64')}\n`
  await appendFile(file, text === '' || text.endsWith('\n') ? line : `\n${line}`)
  return id
}
