import { open } from 'node:fs/promises'
import { readWitnessLine, type Witnessed } from './log-chain.ts'

/**
 * What the witness saw until now, line by line, however long the file is. Call it before the database is asked: the sealer
 * writes a line after its seals are committed, so whatever is in the file by then must be in the database.
 * @param file the path of `SEAL_WITNESS_FILE`.
 * @throws the system's error when there is no such file.
 */
export async function openWitness(file: string): Promise<AsyncIterable<Witnessed>> {
  const handle = await open(file, 'r')
  const { size } = await handle.stat()
  async function* lines(): AsyncGenerator<Witnessed> {
    try {
      if (size === 0) return
      for await (const line of handle.readLines({ start: 0, end: size - 1, autoClose: false })) {
        const seen = readWitnessLine(line)
        if (seen) yield seen
      }
    } finally {
      await handle.close()
    }
  }
  return lines()
}
